"""Figures as records: whatever is packed comes back as it was, to the bit."""

from pathlib import Path
from struct import pack
from typing import Any

import numpy as np
import pytest
from columns import in_columns
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import AREAS, config, indicator

from reportgen.figures.pack import packed
from reportgen.figures.packing import Packing
from reportgen.figures.store import open_store
from reportgen.figures.write import write_store
from reportgen.indicators.result import Result
from reportgen.nouns.figure import REASONS, Figure, FigureRow
from reportgen.nouns.period import Period, parse_period

PERIODS = [period for key in ("2005", "2006") if (period := parse_period(key))]
CODES = [area.code for area in AREAS]
NAMES = ("inflow", "rate", "ranked")
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
SPOTS = [(area.code, period.key) for area in AREAS for period in PERIODS]

reasons = st.sampled_from(REASONS[1:])
rows = st.integers(0, 2**60)
ranks = st.integers(0, 2**40)
numbers = st.one_of(st.integers(-(2**63), 2**63 - 1), st.integers(-200, 200))
floats = st.floats(allow_nan=False)


@st.composite
def figures(draw: st.DrawFn) -> list[FigureRow]:
    """Draw all figures of some areas and periods, with categories of some."""
    whole = {name: draw(st.booleans()) for name in NAMES}
    found: list[FigureRow] = []
    for area, key in draw(st.lists(st.sampled_from(SPOTS), unique=True, max_size=4)):
        for name in NAMES:
            values = numbers if whole[name] else floats
            missing = draw(st.one_of(st.just(""), reasons))
            value = None if missing else draw(values)
            found.append((area, key, name, "", value, missing, draw(rows), draw(ranks), draw(ranks)))
            parts = st.dictionaries(st.text(min_size=1, max_size=3), st.tuples(values, rows), max_size=2)
            found += [(area, key, name, text, one, "", count, 0, 0) for text, (one, count) in draw(parts).items()]
    return found


def unpacked(result: Result) -> list[Figure]:
    """Pack figures and take the records apart."""
    found = packed(result)
    packing = Packing(found.columns, found.widths, found.categories, REASONS)
    figures: list[Figure] = []
    for offset, totals, parts in zip(found.offsets, found.totals, found.parts, strict=True):
        area, period = result.areas[offset // len(PERIODS)], PERIODS[offset % len(PERIODS)].key
        figures += packing.figures(packing.totals(bytes(totals)), area, period)
        figures += packing.parts(parts, area, period)
    return figures


def exact(figure: Figure) -> tuple[Any, ...]:
    """Tell floats apart by their bits, and from whole numbers."""
    value = figure.value
    return (*figure[:3], pack("<d", value) if isinstance(value, float) else value, *figure[4:])


@UNHURRIED
@given(figures())
def test_figures_come_out_of_records_as_they_went_in(drawn: list[FigureRow]) -> None:
    wanted = [Figure(name, area, key, value, *more) for area, key, name, category, value, *rest in drawn
              for more in ((category, *rest),)]  # fmt: skip
    assert sorted(map(exact, unpacked(in_columns(drawn, AREAS, PERIODS, NAMES))), key=repr) == sorted(
        map(exact, wanted), key=repr
    )


@UNHURRIED
@given(figures())
def test_equal_figures_make_equal_records(drawn: list[FigureRow]) -> None:
    once = packed(in_columns(drawn, AREAS, PERIODS, NAMES))
    again = packed(in_columns(reversed(drawn), AREAS, PERIODS, NAMES))
    assert [list(column) for column in once] == [list(column) for column in again]


@UNHURRIED
@given(figures())
def test_one_figure_is_read_as_among_all(drawn: list[FigureRow]) -> None:
    found = packed(in_columns(drawn, AREAS, PERIODS, NAMES))
    packing = Packing(found.columns, found.widths, found.categories, REASONS)
    for record in found.totals:
        totals = packing.totals(bytes(record))
        assert [packing.figure(totals, at, "1", "2006") for at in range(len(NAMES))] == list(
            packing.figures(totals, "1", "2006")
        )


def test_columns_are_as_wide_as_their_largest_number() -> None:
    entries = [(0, "b"), (127, "b"), (-129, "h"), (2**15, "i"), (2**31 - 1, "i"), (2**31, "q"), (-(2**63), "q")]
    for value, code in entries:
        drawn: list[FigureRow] = [("1", "2006", "inflow", "", value, "", abs(value) // 2, 0, 0)]
        assert packed(in_columns(drawn, AREAS, PERIODS, ["inflow"])).columns[0].value == code
    assert packed(in_columns([], AREAS, PERIODS, NAMES)).totals == []


@pytest.fixture
def path(tmp_path: Path) -> Path:
    drawn: list[FigureRow] = [
        (area.code, period.key, name, "", at, "", at, 0, 0)
        for at, area in enumerate(AREAS)
        for period in PERIODS[at % 2 :]
        for name in NAMES
    ]
    write(tmp_path / "figures.sqlite", in_columns(drawn, AREAS, PERIODS, NAMES))
    return tmp_path / "figures.sqlite"


def write(path: Path, result: Result, held: list[Period] = PERIODS) -> None:
    settings = config([indicator(name) for name in NAMES])
    write_store(path, fingerprint="f", config=settings, areas=AREAS, held=held, sources=(), figures=result)


def test_a_store_depends_on_its_figures_alone(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    other = tmp_path / "another" / "store.sqlite"
    with open_store(path) as store:
        drawn: list[FigureRow] = [
            (area.code, period.key, one.indicator, "", one.value, one.missing, one.rows, 0, 0)
            for area in AREAS
            for period in PERIODS
            for one in store.figures(area.code, [period]).values()
        ]
    write(other, in_columns(drawn, AREAS, PERIODS, NAMES))
    assert other.read_bytes() == before


def test_rows_are_summed_without_a_look_at_the_records(path: Path) -> None:
    with open_store(path) as store:
        assert store.counted_rows() == {area.code: at * len(NAMES) * (2 - at % 2) for at, area in enumerate(AREAS)}
        assert [period.key for period in store.periods_of(CODES[1])] == ["2006"]
        assert not store.has_rows(CODES[1], PERIODS[0])
        assert store.has_rows(CODES[0], PERIODS[0])
        assert not store.has_rows("none such", PERIODS[0])
        assert store.periods_of("none such") == ()


def test_areas_may_be_asked_for_more_than_once(tmp_path: Path) -> None:
    drawn: list[FigureRow] = [
        (area.code, period.key, "inflow", "", at, "", at, 0, 0) for at, area in enumerate(AREAS) for period in PERIODS
    ]
    write(tmp_path / "figures.sqlite", in_columns(drawn, AREAS, PERIODS, NAMES))
    with open_store(tmp_path / "figures.sqlite") as store:
        asked = store.figures_of([*CODES, "none such"] * 3, PERIODS[1], ["inflow", "inflow", "none such"])
        assert [asked[code, "inflow"].value for code in CODES] == list(np.arange(len(CODES)))
        assert len(asked) == len(CODES)
