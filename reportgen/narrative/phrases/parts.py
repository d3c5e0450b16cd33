"""Parts of a whole: whether they add up to it, what they leave of it, which is the largest."""

from collections.abc import Sequence
from decimal import Decimal

from reportgen.narrative.facts import Fact, Stated, UntrueWord
from reportgen.narrative.numbers import exact, kept, rounded
from reportgen.narrative.phrases.reading import is_few, raw

__all__ = ["add_up", "by_size", "leading", "left_over"]

_MORE_FOR_A_TIE = 2


def add_up(
    facts: Sequence[Fact], found: Sequence[Fact], whole: Fact, *, word: str = "split", least: bool = False
) -> None:
    """Raise UntrueWord unless the parts make up the whole, at the decimals that are printed.

    Where some of the `facts` are not `found`, or with `least`, the parts must only not exceed it. People and
    sums of money make no whole: UntrueWord as well.
    """
    names = " + ".join(fact.name for fact in found)
    if any(fact.indicator.unit.kind != whole.indicator.unit.kind for fact in found):
        raise UntrueWord(word, f"{names} | {whole.name}", " | ".join(_units(found, whole)))
    decimals = max(fact.indicator.decimals for fact in (*found, whole))
    together, all_of_it = rounded(_sum(found), decimals), rounded(raw(whole), decimals)
    if together > all_of_it if least or len(found) < len(facts) else together != all_of_it:
        raise UntrueWord(word, f"{names} | {whole.name}", f"{together} | {all_of_it}")


def by_size(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the facts with the largest first, equal ones as they stood; small counts that are not told come last."""
    return tuple(sorted(facts, key=lambda fact: -1 if is_few(fact.figure) else raw(fact), reverse=True))


def leading(sizes: Sequence[int], count: int) -> int:
    """Return how many groups of equals make up the first `count` places, of groups that have so many members.

    A last group may go beyond `count` by two; one that goes further is left out.
    """
    listed = 0
    for number, size in enumerate(sizes):
        if listed >= count or listed + size > count + _MORE_FOR_A_TIE:
            return number
        listed += size
    return len(sizes)


def left_over(facts: Sequence[Fact], whole: Fact) -> tuple[Stated, ...]:
    """Return what the parts leave of their whole, spelled as a formula; nothing where they leave nothing.

    A rest that is a small count is not told, nor that of a whole that is not.
    """
    if whole.figure.value is None:
        return ()
    rest = kept(exact(raw(whole)) - _sum(facts))
    if 0 < rest < whole.figure.below:
        return ()
    name = " - ".join((whole.name, *(fact.name for fact in facts)))
    return (Stated(name, rest),) if rounded(rest, whole.indicator.decimals) else ()


def _sum(facts: Sequence[Fact]) -> Decimal:
    return sum((exact(raw(fact)) for fact in facts), exact(0))


def _units(found: Sequence[Fact], whole: Fact) -> list[str]:
    return list(dict.fromkeys(fact.indicator.unit.key for fact in (*found, whole)))
