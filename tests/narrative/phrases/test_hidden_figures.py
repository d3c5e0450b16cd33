"""What is said of small counts and of figures that would give them away."""

from collections.abc import Callable

from wording_facts import EN, ZH, fact, said, table

from reportgen.narrative.facts import Fact
from reportgen.narrative.render import has


def hidden(missing: str, name: str = "inflow", *, before: bool = False) -> Fact:
    """Make a fact that must not be told, or (`before`) one whose base must not."""
    found = fact(30, name=name, before=3, goal=50, rank=(1, 5))
    figure = (found.before or found.figure) if before else found.figure
    figure = figure._replace(value=None, missing=missing, below=5, rank=0, ranked=0)
    if before:
        found.before = figure
    else:
        found.figure = figure
    return found


def _parts(*missing: str) -> Fact:
    """Make a breakdown of 30, 20 and so on, of which some must not be told."""
    found = fact(70, parts=tuple((f"{at}省", f"Province {at}", 30 - 10 * at) for at in range(len(missing))))
    hide = [part.figure._replace(value=None, missing=why, below=5) if why else part.figure
            for part, why in zip(found.parts, missing, strict=True)]  # fmt: skip
    found.parts = tuple(part._replace(figure=figure) for part, figure in zip(found.parts, hide, strict=True))
    return found


FEW, HELD = hidden("suppressed"), hidden("withheld", "population")
PART = hidden("withheld", "settled")
OTHER = fact(40, name="agricultural")
WHOLE = fact(90, name="population")


def test_small_counts_are_told_as_such_and_nothing_else_is_said_of_them(expected: Callable[[str, str], None]) -> None:
    rows = [
        ("value(x)", lambda say: say.value(FEW)),
        ("number(x)", lambda say: say.number(FEW)),
        ("counted(x)", lambda say: say.counted(FEW, "名" if say is ZH else "woman")),
        ("words(x)", lambda say: say.words(FEW, "名" if say is ZH else "woman")),
        ("total(x)", lambda say: say.total(FEW)),
        ("per(x)", lambda say: say.per(FEW, "村" if say is ZH else "village")),
        ("an(x)", lambda say: say.an(FEW)),
        ("opening(x)", lambda say: say.opening(FEW)),
        ("listing(x, y)", lambda say: say.listing(FEW, OTHER)),
        ("respectively(x, y)", lambda say: say.respectively(FEW, OTHER)),
        ("split(y, x)", lambda say: say.split(OTHER, FEW)),
        ("split(y, x, sort=true)", lambda say: say.split(FEW, OTHER, sort=True)),
        ("change(x)", lambda say: say.change(FEW)),
        ("change of a small base", lambda say: say.change(hidden("suppressed", before=True))),
        ("difference of a withheld base", lambda say: say.difference(hidden("withheld", before=True))),
        ("times(x)", lambda say: say.times(FEW)),
        ("share(x, y)", lambda say: say.share(FEW, WHOLE)),
        ("share(y, withheld)", lambda say: say.share(OTHER, HELD)),
        ("rank(x)", lambda say: say.rank(FEW)),
        ("target(x)", lambda say: say.target(FEW)),
        ("over(x, 1)", lambda say: say.over(FEW, 1)),
        ("at_least(x, 1)", lambda say: say.at_least(FEW, 1)),
        ("range(x, y)", lambda say: say.range(FEW, OTHER)),
        ("zero(x)", lambda say: say.zero(FEW)),
        ("out_of(x, y)", lambda say: say.out_of(FEW, WHOLE)),
        ("goods(x, y)", lambda say: say.goods(FEW, OTHER)),
        ("value(withheld)", lambda say: say.value(HELD)),
    ]
    expected("small_counts.txt", table("Small counts", rows))


def test_a_single_withheld_part_of_a_whole_is_told_as_the_rest(expected: Callable[[str, str], None]) -> None:
    rows = [
        ("with a whole", lambda say: say.split(OTHER, PART, whole=WHOLE)),
        ("as a sentence", lambda say: say.of_these(OTHER, FEW, PART, whole=WHOLE)),
        ("without a whole", lambda say: say.split(OTHER, PART)),
        ("of a withheld whole", lambda say: say.split(OTHER, FEW, whole=HELD)),
        ("two withheld", lambda say: say.split(OTHER, PART, PART, whole=WHOLE)),
        ("one missing besides", lambda say: say.split(OTHER, PART, fact(None, name="births"), whole=WHOLE)),
        ("only withheld", lambda say: say.split(PART, whole=WHOLE)),
        ("what is left over of a whole", lambda say: say.split(OTHER, FEW, other=WHOLE)),
    ]
    expected("withheld_parts.txt", table("Withheld parts", rows))


def test_what_is_left_over_is_not_told_where_it_is_a_small_count() -> None:
    whole = fact(43, name="population")
    assert said(ZH, lambda say: say.split(OTHER, other=whole)) == "其中农业人口40人、其他3人"
    whole.figure = whole.figure._replace(below=5)
    assert said(ZH, lambda say: say.split(OTHER, other=whole)) == "其中农业人口40人"


def test_leading_categories_are_listed_as_far_as_they_may_be_told() -> None:
    told = _parts("", "", "suppressed", "suppressed")
    assert said(ZH, lambda say: say.top(told, 2)) == "0省30人、1省20人"
    assert said(EN, lambda say: say.top(told, 3)) == (
        "Province 0 (30), Province 1 (20), Province 2 (fewer than 5) and Province 3 (fewer than 5)"
    )
    assert said(ZH, lambda say: say.top_share(told, 3)) == "(missing: top_share(inflow, 3): suppressed)"
    held = _parts("", "withheld", "")
    assert said(ZH, lambda say: say.top(held, 1)) == "0省30人"
    assert said(ZH, lambda say: say.top(held, 2)) == "(missing: inflow: withheld)"


def test_a_small_count_exists_and_a_withheld_figure_does_not() -> None:
    assert has(FEW)
    assert not has(HELD)
