"""Places whose documents say the same."""

from collections.abc import Mapping, Sequence

__all__ = ["same_texts"]


def same_texts(areas: Sequence[str], texts: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Return groups of areas whose texts have the same digest, the largest first, then in the order of the areas."""
    groups: dict[str, list[str]] = {}
    for area in areas:
        if digest := texts.get(area):
            groups.setdefault(digest, []).append(area)
    return sorted((tuple(group) for group in groups.values() if len(group) > 1), key=len, reverse=True)
