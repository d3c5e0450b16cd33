"""What a config may say of the table of contents."""

from typing import Annotated

from pydantic import Field, Tag

from reportgen.config.shapes import Strict, by_shape

__all__ = ["ContentsModel", "ContentsOrNot", "levels_of"]

_LEVELS = 2


class ContentsModel(Strict):
    """A table of contents with so many levels of headings."""

    levels: Annotated[int, Field(ge=1, le=3)] = Field(_LEVELS, description="how many levels of headings it lists")


ContentsOrNot = Annotated[Annotated[ContentsModel, Tag("mapping")] | Annotated[bool, Tag("text")], by_shape]


def levels_of(contents: ContentsModel | bool) -> int:
    """Return how many levels of headings are listed; 0 for no table of contents."""
    if isinstance(contents, bool):
        return _LEVELS if contents else 0
    return contents.levels
