"""However a ledger is cut into parts and its rows are ordered, not a bit of its figures changes."""

import os
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import hypothesis.strategies as st
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from making import column, config, indicator, ledger_spec, problems

from reportgen.data.ledger import AREA, PERIOD, HeldPart, Ledger, Part, PartRows, span_of
from reportgen.indicators.aggregate import aggregate
from reportgen.indicators.result import Outcome, Result
from reportgen.nouns.area import Area, Areas
from reportgen.nouns.figure import SourceRef
from reportgen.nouns.issue import ReportError
from reportgen.nouns.period import parse_period
from reportgen.workers.crew import hire

COUNTIES = [Area(f"c{at}", f"C{at}", "", "county", "p") for at in range(2)]
TOWNS = [Area(f"t{at}", f"T{at}", "", "township", f"c{at % 2}") for at in range(5)]
PLACES = Areas([Area("p", "P", "", "province"), *COUNTIES, *TOWNS])
CODES = [area.code for area in PLACES]
ASKED = [period for key in ("2006", "2006H1", "2006-06", "2005..2006") if (period := parse_period(key))]
AMOUNTS = st.one_of(
    st.none(),
    st.integers(-(10**6), 10**6).map(lambda cents: cents / 100),
    st.integers(-50, 50).map(float),
    st.sampled_from([0.1, 1 / 3, 1e-9, 2.0**60, 123456789.1234567, -(2.0**52) - 1]),
)
MEASURES = (
    "count",
    "sum(amount)",
    "mean(amount)",
    "min(amount)",
    "max(amount)",
    "distinct(person)",
    "distinct(number)",
)
INDICATORS = [
    indicator(f"i{at}_{kind}", measure, where, by=by, kind=kind)
    for at, (measure, where, by) in enumerate(
        [(measure, "", "work") for measure in MEASURES]
        + [(measure, 'flow == "in" and not (age < 3)', "") for measure in MEASURES]
        + [("distinct(person)", "between(age, 1, 4)", "age"), ("sum(age)", "checked", "flow")]
    )
    for kind in ("flow", "stock")
]
DAYS = st.integers(0, 900).map(lambda days: date(2005, 1, 1) + timedelta(days=days))
ROW = {
    AREA: st.sampled_from([*CODES, None]),
    "flow": st.sampled_from(["in", "out", None]),
    "work": st.sampled_from(["a", "b", "c", None]),
    "person": st.sampled_from(["k1", "k2", "k3", "k10", None]),
    "number": st.one_of(st.none(), st.integers(0, 5).map(float)),
    "age": st.integers(0, 6),
    "checked": st.booleans(),
    "amount": AMOUNTS,
}
PERIODS = {PERIOD: st.sampled_from(["2005", "2006", "2006H1", "2006-06", None])}
DATES = {"came": st.one_of(st.none(), DAYS), "left": st.one_of(st.none(), DAYS)}


def frame_of(rows: list[dict[str, Any]], names: list[str]) -> pd.DataFrame:
    """Make a part as reading does: categories are those of the part, in the order in which they come."""
    frame = pd.DataFrame(rows, columns=names)
    frame[AREA] = pd.Categorical(frame[AREA], categories=CODES)
    for name in ("flow", "work", "person", PERIOD):
        if name in frame:
            kinds = list(dict.fromkeys(frame[name].dropna()))
            frame[name] = pd.Categorical(frame[name], categories=pd.Index(kinds, dtype="str"))
    frame["age"] = frame["age"].astype(np.int64)
    frame["checked"] = frame["checked"].astype(bool)
    for name in ("amount", "number"):
        values = frame[name].astype(np.float64)
        whole = name == "number" and not values.isna().any()
        frame[name] = values.astype(np.int64) if whole else values
    for name in ("came", "left"):
        if name in frame:
            frame[name] = pd.to_datetime(frame[name]).astype("datetime64[s]")
    return frame


def cut(rows: list[dict[str, Any]], names: list[str], cuts: list[int], **when: str) -> Ledger:
    spec = ledger_spec("x.csv", [column("x", "amount")], **when)
    ends = zip([0, *cuts], [*cuts, len(rows)], strict=True)
    parts = tuple(HeldPart(frame_of(rows[start:end], names)) for start, end in ends)
    many = SourceRef("persons", "x.csv", "", 10**7 if cuts else 0)  # so many that keys go to several buckets
    return Ledger(spec, parts, span_of(spec, frame_of(rows, names)), (many,))


def told(result: Result) -> list[Any]:
    """Return everything that is told, floats as their bits."""
    return [
        (*figure, type(figure.value), figure.value.hex() if isinstance(figure.value, float) else "")
        for figure in result.figures()
    ]


def check(data: st.DataObject, time: dict[str, st.SearchStrategy[Any]], **when: str) -> None:
    rows = data.draw(st.lists(st.fixed_dictionaries({**ROW, **time}), max_size=40))
    shuffled = data.draw(st.permutations(rows))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(rows)), max_size=4)))
    names = [*ROW, *time]
    rows = sorted(rows, key=lambda row: CODES.index(row[AREA]) if row[AREA] else -1)
    whole, parts = cut(rows, names, [], **when), cut(shuffled, names, cuts, **when)
    asked = config(INDICATORS)
    assert told(aggregate(asked, {"persons": whole}, PLACES, ASKED)) == told(
        aggregate(asked, {"persons": parts}, PLACES, ASKED, memory=data.draw(st.sampled_from([0, 1 << 20])))
    )


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_parts_and_order_change_nothing_of_rows_with_periods(data: st.DataObject) -> None:
    check(data, PERIODS, period=PERIOD)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_parts_and_order_change_nothing_of_dated_rows(data: st.DataObject) -> None:
    check(data, DATES, date="came", until="left")


class Shifted(NamedTuple):
    """A part that is read where it is wanted: rows of an area, of which every second lies in the one after it."""

    number: int

    def read(self) -> PartRows:
        rows = [
            dict.fromkeys([*ROW, PERIOD])
            | {AREA: TOWNS[(self.number + at) % 5].code, PERIOD: "2006", "person": f"k{at % 3}", "amount": 0.1}
            | {"work": "a", "flow": "in", "age": at, "checked": True}
            for at in range(6)
        ]
        return PartRows(frame_of(rows, [*ROW, PERIOD]))


class Deadly(NamedTuple):
    """A part that ends whoever reads it."""

    def read(self) -> PartRows:
        os._exit(1)


def ledger_of(*parts: Part) -> Ledger:
    spec = ledger_spec("x.csv", [column("x", "amount")], period=PERIOD)
    return Ledger(spec, parts, span_of(spec, Shifted(0).read().frame))


class Listed(NamedTuple):
    """A part that notes in a list whenever it is read."""

    frame: pd.DataFrame
    reads: list[int]

    def read(self) -> PartRows:
        self.reads.append(len(self.frame))
        return PartRows(self.frame)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 40), max_size=5).map(sorted))
def test_parts_sorted_by_area_are_read_once_where_each_area_has_keys_of_its_own(cuts: list[int]) -> None:
    rows = [
        dict.fromkeys([*ROW, PERIOD])
        | {AREA: town.code, PERIOD: ("2005", "2006")[at // 4], "number": float(100 * number + at % 3), "age": at}
        | {"flow": "in", "checked": True}
        for number, town in enumerate(TOWNS)
        for at in range(8)
    ]
    names, reads = [*ROW, PERIOD], []
    ends = zip([0, *cuts], [*cuts, len(rows)], strict=True)
    parts = [Listed(frame_of(rows[start:end], names), reads) for start, end in ends]
    asked = config([indicator("numbers", "distinct(number)", 'flow == "in"')])
    found = aggregate(asked, {"persons": ledger_of(*parts)}, PLACES, ASKED)
    whole = ledger_of(HeldPart(frame_of(rows, names)))
    assert told(found) == told(aggregate(asked, {"persons": whole}, PLACES, ASKED))
    assert len(reads) == len(parts)


def test_other_processes_count_the_same() -> None:
    parts = [Shifted(number) for number in range(7)]
    with hire(2) as crew:
        found = aggregate(config(INDICATORS), {"persons": ledger_of(*parts)}, PLACES, ASKED, crew)
    held = ledger_of(*(HeldPart(part.read().frame) for part in parts))
    assert told(found) == told(aggregate(config(INDICATORS), {"persons": held}, PLACES, ASKED))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "a part of ledger 'persons' could not be aggregated: whoever was at it died again and again"),
        ("zh", "台账“persons”有一部分没能汇总：负责它的进程一再中断"),
    ],
)
def test_without_a_part_there_are_no_figures(lang: str, said: str) -> None:
    with hire(2) as crew, pytest.raises(ReportError) as caught:
        aggregate(config(INDICATORS), {"persons": ledger_of(Shifted(1), Deadly())}, PLACES, ASKED, crew)
    assert said in problems(caught.value, lang)
    assert "[indicators.part-lost]" in problems(caught.value, lang)


def test_what_is_wrong_is_said_once_for_all_parts() -> None:
    wrong = [indicator("a", "sum(flow)"), indicator("b", where="flow > 3"), indicator("c", "max(work)")]
    with pytest.raises(ReportError) as caught:
        aggregate(config(wrong), {"persons": ledger_of(*map(Shifted, range(3)))}, PLACES, ASKED)
    codes = [found.code for found in caught.value.issues]
    assert codes == ["indicators.not-a-number", "expression.wrong-types", "indicators.not-a-number"]


def test_many_categories_in_many_areas_add_up_without_a_table_of_them() -> None:
    many, size = 3000, 6000
    villages = [Area(f"v{at}", "", "", "village", f"t{at % 7}") for at in range(many)]
    places = Areas(
        [Area("c", "", "", "county"), *(Area(f"t{at}", "", "", "township", "c") for at in range(7)), *villages]
    )
    random = np.random.default_rng(3)
    areas, kinds = random.integers(0, many, size), random.integers(0, 4000, size)
    years = random.choice(["2005", "2006"], size)
    frame = pd.DataFrame({PERIOD: pd.Categorical(years), "work": pd.Categorical([f"w{kind}" for kind in kinds])})
    frame[AREA] = pd.Categorical.from_codes(areas + 8, categories=pd.Index([area.code for area in places], dtype="str"))
    frame["amount"] = random.integers(0, 1000, size) / 10
    spec = ledger_spec("x.csv", [column("x", "amount")], period=PERIOD)
    cuts = [frame[:1], frame[1:4000], frame[4000:]]
    ledger = Ledger(spec, tuple(map(HeldPart, cuts)), span_of(spec, frame))
    counted = [indicator("people", by="work"), indicator("spent", "sum(amount)", by="work")]
    outcomes = {one.indicator: one for one in aggregate(config(counted), {"persons": ledger}, places).outcomes}
    town = (frame[AREA].astype(str).str[1:].astype(int) % 7).map("t{}".format)
    for above in (town, pd.Series("c", index=frame.index), frame[AREA].astype(str)):
        groups = frame.groupby([above.rename("in"), PERIOD, "work"], observed=True)["amount"]
        for name, wanted in (("people", groups.size()), ("spent", groups.sum().round(1))):
            assert wanted.to_dict().items() <= by_category(outcomes[name], places).items()


def by_category(outcome: Outcome, places: Areas) -> dict[Any, Any]:
    found, codes = outcome.breakdown, [area.code for area in places]
    assert found
    columns = zip(
        found.areas.tolist(), found.periods.tolist(), found.kinds.tolist(), found.values.tolist(), strict=True
    )
    years = ("2005", "2006")
    return {(codes[area], years[period], found.categories[kind]): value for area, period, kind, value in columns}


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "cannot write keys to be counted to the folder for temporary files: "),
        ("zh", "临时文件夹写不进去重计数用的数据："),
    ],
)
def test_no_room_for_keys_is_said_at_once(
    lang: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").touch()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    ledger = ledger_of(*(HeldPart(Shifted(number).read().frame) for number in range(3)))
    with pytest.raises(ReportError) as caught:
        aggregate(config(INDICATORS), {"persons": ledger}, PLACES, ASKED, memory=0)
    assert said in problems(caught.value, lang)
    assert "[indicators.cannot-spill]" in problems(caught.value, lang)
