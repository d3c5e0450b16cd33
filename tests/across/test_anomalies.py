"""What is found across the reports of a district, from its ledgers on."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from district import ACROSS, District, Row

from reportgen.across.find import find_anomalies
from reportgen.across.wording import Wording
from reportgen.figures.store import Store
from reportgen.nouns.anomaly import Anomaly
from reportgen.nouns.area import Areas
from reportgen.nouns.period import Period, parse_period
from reportgen.pipeline.project import open_project
from reportgen.pipeline.stored import stored_figures


@pytest.fixture
def district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> District:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTGEN_CACHE_DIR", str(tmp_path / "cache"))
    return District(tmp_path)


class Seen:
    """The anomalies of a district's towns in 2006, and what is said of them."""

    def __init__(
        self,
        district: District,
        texts: dict[str, str] | None = None,
        before: Store | None = None,
        *,
        areas: list[str] | None = None,
        suppress_below: int = 0,
    ) -> None:
        project = open_project(district.folder / "config.yaml", None, Path("now.sqlite"), suppress_below)
        store, _ = stored_figures(project, [], lambda *_, **__: None)
        period = year("2006")
        with store:
            self.found = find_anomalies(project.config, store, areas or district.codes, period, texts or {}, before)
            self.areas = Areas(store.areas())
        self.indicators = {one.name: one for one in project.config.indicators}

    def of(self, *kinds: str) -> list[Anomaly]:
        return [one for one in self.found if one.kind in kinds]

    def lines(self, *kinds: str, lang: str = "en") -> list[str]:
        wording = Wording(lang, self.areas, self.indicators)
        return [
            f"{one.area} {one.figure}: {one.found} / {one.compared} ({one.difference}): {wording.explanation(one)}"
            for one in self.of(*kinds)
        ]


def year(text: str) -> Period:
    period = parse_period(text)
    assert period
    return period


def changed(**towns: Callable[[Row], Row | None]) -> Callable[[str, int, Row], Row | None]:
    """Return what changes the rows of 2006 of towns, by their codes behind a t."""
    return lambda code, at, row: towns[f"t{code}"](row) if at == 2006 and f"t{code}" in towns else row


def test_nothing_is_unusual_where_nothing_is_wrong(district: District) -> None:
    assert Seen(district.write()).found == ()


def test_a_county_that_states_more_than_its_towns_add_up_to_is_named_with_both_sums(district: District) -> None:
    seen = Seen(district.write(changed(t420324109=lambda row: None), stated={"420324": 100}))
    assert seen.lines("sum") == [
        "420324 population: 92088 / 92188 (-100): the areas below (10) add up to something else than what the area"
        " states; areas below without this figure (1): Haizhen Town, Zhuxi County"
    ]
    assert seen.lines("sum", lang="zh")[0].endswith(
        ": 10个下级地区加起来与本级上报的数不同；其中1个没有这一指标的数：竹溪县亥镇"
    )


def test_rows_of_a_county_itself_are_found_at_every_level_where_they_make_a_difference(district: District) -> None:
    seen = Seen(district.write(more="2006,420323,0,40,40,0\n"))
    assert [(one.area, one.figure, one.difference) for one in seen.of("sum")] == [("420323", "inflow", -40)]
    assert seen.lines("sum", lang="zh")[0].endswith("本级的数不等于12个下级地区之和：有记录直接记在本级")
    assert "rows of the area itself" in seen.lines("sum")[0]


def test_areas_that_were_not_selected_do_not_make_a_sum_wrong(district: District) -> None:
    assert Seen(district.write(), areas=district.codes[:2]).found == ()


def test_a_sum_may_be_off_by_what_the_config_allows(district: District) -> None:
    across = ACROSS.replace("stated: stated", "stated: stated, within: 0.2%")
    seen = Seen(district.write(stated={"420324": 100, "420323": 500}, across=across))
    assert [(one.area, one.difference) for one in seen.of("sum")] == [("420323", -500)]


def test_an_unusual_change_says_what_was_to_be_expected(district: District) -> None:
    seen = Seen(district.write(changed(t420323103=lambda row: row._replace(inflow=1600, checked=1550))))
    [line] = seen.lines("change")
    assert line.startswith("420323103 inflow: 1600 / 469 (1131): an unusual change since 2005 (modified z-score +")
    assert line.endswith("): by the changes of 22 areas, about 488 was to be expected")
    [line] = seen.lines("change", lang="zh")
    assert line.endswith("）：照22个地区的一般变化，应在 488 左右")


def test_a_rate_far_from_its_peers_is_found_against_them_and_against_last_year(district: District) -> None:
    seen = Seen(district.write(changed(t420324102=lambda row: row._replace(checked=300))))
    assert [(one.kind, one.area, one.figure) for one in seen.of("change", "peers")] == [
        ("peers", "420324102", "check_rate"),
        ("change", "420324102", "check_rate"),
    ]
    [line] = seen.lines("peers", lang="zh")
    assert "在10个同级地区中显得异常（修正 z 值 -" in line
    assert "unusual among 10 peers" in seen.lines("peers")[0]


def test_many_outliers_of_a_figure_are_counted_behind_the_furthest(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    across = "across: {outliers: [{figure: funds, at_least: 0}]}\n"

    def odd(code: str, at: int, row: Row) -> Row:
        number = int(code[-3:])
        return row._replace(funds=row.funds * (number + 5)) if at == 2006 and number % 100 < 5 else row

    monkeypatch.setattr("reportgen.across.unusual._MOST", 2)
    seen = Seen(district.write(odd, across=across))
    lines = seen.lines("change")
    assert len(lines) == 3
    assert seen.of("change")[-1].issue.code == "across.more-changes"
    assert lines[2].endswith(" funds: None / None (None): more areas with an unusual change since 2005: 8")


def test_two_towns_whose_reports_read_the_same_are_named_together(district: District) -> None:
    texts = {code: code for code in district.codes} | {"420323101": "same", "420324105": "same"}
    seen = Seen(district.write(), texts)
    assert seen.lines("same-text") == [
        "420323101 : None / None (None): but for the names of places, the reports of these areas (1) read the same:"
        " Weizhen Town, Zhuxi County"
    ]
    assert seen.lines("same-text", lang="zh")[0].endswith("与这些地区（1个）的报告文字完全相同：竹溪县未镇")


def kept(district: District, **more: Any) -> Store:  # noqa: ANN401 - what `write` takes
    """Return the store of last year's run."""
    folder = district.folder / "before"
    District(folder).write(**more)
    project = open_project(folder / "config.yaml", None, Path("before.sqlite"))
    store, _ = stored_figures(project, [], lambda *_, **__: None)
    return store


def test_what_was_said_last_year_must_be_what_is_compared_with(district: District) -> None:
    def other(code: str, at: int, row: Row) -> Row | None:
        if at == 2006 or code == "420323107":
            return None
        return row._replace(inflow=row.inflow + 17) if code == "420323102" else row

    with kept(district, change=other) as before:
        seen = Seen(district.write(), before=before)
    assert [line.partition(": the figure")[0] for line in seen.lines("restated")] == [
        "420323107 check_rate: 96.6131907308 / None (None)",
        "420323107 checked: 542 / None (None)",
        "420323107 funds: 16004.0 / None (None)",
        "420323107 inflow: 561 / None (None)",
        "420323107 population: 8959 / None (None)",
        "420323102 inflow: 449 / 466 (-17)",
        "420323102 check_rate: 97.1046770601 / 93.5622317597 (3.5424453004)",
    ]
    [line] = seen.lines("restated", lang="zh")[-1:]
    assert line.endswith(": 2005的数与往期汇总数据所存的不同")
    assert seen.lines("restated")[0].endswith(": the figure of 2005 is not the one in the earlier file of figures")


def test_many_figures_of_an_indicator_that_changed_are_counted_behind_the_worst(district: District) -> None:
    def other(code: str, at: int, row: Row) -> Row:
        return row._replace(people=row.people + int(code[-3:]) % 100 + 1)

    with kept(district, change=other) as before:
        seen = Seen(district.write(), before=before)
    assert [one.area for one in seen.of("restated")][:2] == ["420323111", "420323110"]
    assert len(seen.of("restated")) == 11
    assert seen.lines("restated")[-1] == (
        " population: None / None (None): more areas in which the figure of 2005 is not the one in the earlier file of"
        " figures: 12"
    )


def test_a_definition_that_was_changed_is_said_once(district: District) -> None:
    def otherwise(text: str) -> str:
        return text.replace("formula: checked / inflow", "formula: (checked + 1) / inflow")

    with kept(district, config=otherwise) as before:
        seen = Seen(district.write(), before=before)
    assert seen.lines("restated", "redefined") == [
        ' check_rate: None / None (None): the definition was "(checked + 1) / inflow" and is "checked / inflow";'
        " areas whose figure of 2005 is not the earlier one: 22"
    ]
    assert (
        "口径由“(checked + 1) / inflow”改成了“checked / inflow”，22个地区2005的数"
        in seen.lines("redefined", lang="zh")[0]
    )
    assert seen.of("redefined")[0].issue.code == "across.redefined"


def test_an_earlier_store_without_the_period_is_told(district: District) -> None:
    with kept(district, change=lambda code, at, row: row._replace(people=9) if at == 2006 else None) as before:
        seen = Seen(district.write(), before=before)
    assert seen.lines("restated", "warning") == [
        " : None / None (None): the earlier file of figures has none of 2005 to compare with"
    ]
    assert seen.found[0].issue.code == "across.nothing-kept"
    assert seen.lines("warning", lang="zh")[0].endswith("往期汇总数据里没有2005的数，无法核对")


def test_new_areas_are_told_and_not_compared(district: District) -> None:
    with kept(district) as before:
        project = district.write()
        areas = (district.folder / "areas.csv").read_text(encoding="utf-8")
        (district.folder / "areas.csv").write_text(areas + "420324900,新镇,township,420324,\n", encoding="utf-8")
        seen = Seen(project, before=before, areas=[*district.codes, "420324900", "unknown"])
    assert seen.lines("restated", "warning", lang="zh") == [
        " : None / None (None): 往期汇总数据里没有这些地区（1个），无法核对：竹溪县新镇"
    ]


def small(row: Row) -> Row:
    return row._replace(inflow=3, checked=2)


def test_small_counts_are_listed_without_their_numbers(district: District) -> None:
    district.write(changed(t420323103=small), more="2006,420324,0,2,2,0\n")
    told, hidden = (Seen(district, suppress_below=below) for below in (0, 5))
    assert {(one.area, one.figure) for one in told.found} == {(one.area, one.figure) for one in hidden.found}
    assert all(one.found is not None for one in told.found)
    assert [(one.found, one.compared, one.difference, one.small) for one in hidden.found] == [
        (None, None, None, True)
    ] * len(hidden.found)
    assert any("about – was to be expected" in line for line in hidden.lines("change"))


def test_sums_come_first_then_restated_figures_same_texts_and_outliers_by_their_size(district: District) -> None:
    texts = {"420323101": "same", "420324105": "same"}
    odd = changed(t420323103=lambda row: row._replace(inflow=1600, checked=1550), t420324102=small)
    with kept(district, change=lambda code, at, row: row._replace(people=1 + row.people)) as before:
        seen = Seen(district.write(odd, stated={"420323": 1}), texts, before)
    assert {one.issue.code for one in seen.found} == {
        "across.sum-differs",
        "across.restated",
        "across.more-restated",
        "across.same-text",
        "across.change",
        "across.peers",
    }
    kinds = list(dict.fromkeys(one.kind for one in seen.found))
    assert kinds[:3] == ["sum", "restated", "same-text"]
    outliers = [one.weight for one in seen.of("change", "peers")]
    assert outliers == sorted(outliers, reverse=True)
    assert len(outliers) > 2
