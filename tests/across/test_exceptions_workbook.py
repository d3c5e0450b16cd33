"""The list of exceptions as a workbook and as records, and what reports themselves contribute to it."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from making import AREAS, HERE, PERCENT, YUAN, formula, indicator
from openpyxl import load_workbook

from reportgen.across.find import in_order
from reportgen.across.records import as_records
from reportgen.across.reports import Report, report_anomalies
from reportgen.across.workbook import Listing, workbook_bytes
from reportgen.nouns.anomaly import ANOMALY_KINDS, SERIOUSNESS, Anomaly
from reportgen.nouns.issue import Issue, issue
from reportgen.nouns.period import Period, parse_period

INDICATORS = {
    one.name: one
    for one in (
        indicator("inflow"),
        formula("rate", "checked / inflow", PERCENT, decimals=1),
        indicator("funds", "sum(amount)", unit=YUAN, decimals=2),
    )
}
PATHS = {"11": "1/11-东镇 #1-2006-zh.docx", "12": "1/12-西镇-2006-zh.docx"}
POSITIONS = {area.code: at for at, area in enumerate(AREAS)}


def warned(code: str, **values: object) -> Issue:
    return issue(code, severity="warning", **values)


SUM = Anomaly(
    "sum", warned("across.rows-above", count=2), "1", "inflow", 30, 37, -7, 0.2, ("12",),
    (warned("across.without-figures", count=1),),
)  # fmt: skip
CHANGE = Anomaly(
    "change",
    warned("across.change", among=40, score="+5.2", usual="97.0", period="2005"),
    "11",
    "rate",
    60.25,
    97.0,
    -36.75,
    5.2,
)
SMALL = Anomaly("peers", warned("across.peers", among=9, score="-4.1"), "12", "inflow", weight=4.1, small=True)
FUNDS = Anomaly("restated", warned("across.restated", period="2005"), "12", "funds", 10.5, None, None, 1.0)


def listing(*anomalies: Anomaly) -> Listing:
    period = parse_period("2006")
    assert isinstance(period, Period)
    return Listing(anomalies, period, 2, AREAS, INDICATORS, PATHS)


def sheets(*anomalies: Anomaly, lang: str = "en") -> Any:  # noqa: ANN401 - openpyxl has no types
    return load_workbook(BytesIO(workbook_bytes(listing(*anomalies), lang)))


def rows(*anomalies: Anomaly, lang: str = "en") -> list[tuple[object, ...]]:
    return list(sheets(*anomalies, lang=lang).worksheets[0].iter_rows(values_only=True))


def test_a_line_tells_what_where_how_much_and_why() -> None:
    assert rows(SUM, CHANGE) == [
        ("no.", "seriousness", "what", "code", "county", "township", "figure", "value", "compared with", "difference",
         "explanation", "document"),
        (1, "high", "sum differs", "1", "Jia County", None, "inflow", 30, 37, -7,
         "the figure is not the sum of the areas below (2): there are rows of the area itself;"
         " areas below without this figure (1): Xi Town, Jia County", None),
        (2, "medium", "unusual change", "11", "Jia County", "Dong Town", "rate", 60.25, 97, -36.75,
         "an unusual change since 2005 (modified z-score +5.2): by the changes of 40 areas, about 97.0 was to be"
         " expected",
         "11-东镇 #1-2006-zh.docx"),
    ]  # fmt: skip


def test_the_list_is_in_the_language_of_those_who_read_it() -> None:
    head, line = rows(SUM, lang="zh")
    assert head == (
        "序号", "严重程度", "类别", "代码", "县", "指标", "数值", "对照值", "相差", "说明", "文档",
    )  # fmt: skip
    assert line[1:5] == ("高", "合计不符", "1", "甲县")
    assert line[9] == "本级的数不等于2个下级地区之和：有记录直接记在本级；其中1个没有这一指标的数：甲县西镇"


def test_a_small_count_and_a_figure_that_is_not_there_are_told_in_words() -> None:
    _, peers, restated = rows(SMALL, FUNDS)
    assert peers[7:10] == ("small count", "small count", "small count")
    assert restated[7:10] == (10.5, "none", None)
    assert rows(SMALL, lang="zh")[1][7:10] == ("小数目", "小数目", "小数目")
    assert rows(FUNDS, lang="zh")[1][8] == "无"


def test_the_sheet_can_be_worked_with() -> None:
    sheet = sheets(CHANGE, FUNDS).worksheets[0]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:L3")
    assert [sheet.cell(2, at).number_format for at in (8, 9, 10)] == [
        '#,##0.0"%"',
        '#,##0.0"%"',
        "+#,##0.0;-#,##0.0;#,##0.0",
    ]
    assert sheet.cell(3, 8).number_format == "#,##0.00"
    assert sheet.column_dimensions["K"].width > 50
    assert sheet.cell(2, 12).hyperlink.target == "1\\11-东镇%20%231-2006-zh.docx"
    assert sheet.row_dimensions[2].height == 30
    assert sheet.page_setup.orientation == "landscape"


def test_a_name_that_looks_like_a_formula_stays_a_text() -> None:
    data = workbook_bytes(listing(CHANGE._replace(area="=1+1")), "en")
    assert load_workbook(BytesIO(data)).worksheets[0]["D2"].data_type == "s"


def test_a_list_without_exceptions_says_so_in_a_workbook_of_its_own() -> None:
    assert rows()[1][0] == "2006: nothing unusual in the reports of 2 areas"
    assert rows(lang="zh")[1][0] == "2006共查看2个地区的报告，没有发现异常"


def test_the_second_sheet_counts_the_lines_and_says_what_to_do() -> None:
    found = list(sheets(SUM, CHANGE, SMALL, lang="zh").worksheets[1].iter_rows(values_only=True))
    assert found[0][0] == "2006，共查看2个地区的报告"
    assert {line[0]: line[2] for line in found[3:]} == {
        "报告未生成": 0, "合计不符": 1, "往期数有变": 0, "口径有变": 0, "文字雷同": 0, "变化异常": 1, "同级中异常": 1,
        "人工改动": 0, "提醒": 0,
    }  # fmt: skip
    assert all(line[3] for line in found[3:])


def test_the_same_list_has_the_same_bytes_and_nothing_of_the_day() -> None:
    one, other = (workbook_bytes(listing(SUM, CHANGE), "zh") for _ in range(2))
    assert one == other
    assert b"2000-01-01T00:00:00Z" in zipfile.ZipFile(BytesIO(one)).read("docProps/core.xml")


def failed(code: str = "indicators.check-failed", severity: Any = "error") -> Issue:  # noqa: ANN401
    return issue(
        code, HERE, severity=severity, area="东镇", period="2006", expression="a == b", left="a = 1", right="b = 2"
    )


def test_reports_that_failed_come_first_and_warnings_last() -> None:
    reports = [
        Report("12", "written", (warned("batch.no-area"), issue("command.crash", severity="note", found=""))),
        Report("11", "failed", (warned("batch.no-area"), failed())),
        Report("11", "failed", (failed(),)),
        Report("111", "kept", (warned("word.edited-by-hand"),)),
        Report("112", "written"),
    ]
    found = in_order((*report_anomalies(reports), SUM, CHANGE), POSITIONS)
    assert [(one.kind, one.area) for one in found] == [
        ("failed", "11"), ("sum", "1"), ("change", "11"), ("kept", "111"), ("warning", "12"),
    ]  # fmt: skip
    assert str(rows(*found)[1][-2]).startswith("configs/a.yaml:7:3: ")


def test_many_reports_with_one_warning_are_counted_behind_the_first() -> None:
    reports = [Report(f"{at:03}", "written", (warned("batch.no-area"),)) for at in range(50)]
    found = report_anomalies(reports)
    assert len(found) == 21
    assert found[-1].issue.code == "across.more-reports"
    assert rows(found[-1])[1][-2] == (
        "more areas of whose reports the same goes: 30; no one area has all rows of the ledgers; name an area with"
        " --area, or build --all"
    )
    assert "另有30个地区的报告情况相同，未逐一列出" in str(rows(found[-1], lang="zh")[1][-2])


def test_records_of_the_manifest_leave_out_what_there_is_not() -> None:
    assert as_records([SUM, SMALL], PATHS) == [
        {
            "kind": "sum",
            "seriousness": "high",
            "code": "across.rows-above",
            "values": {"count": "2"},
            "area": "1",
            "figure": "inflow",
            "found": 30,
            "compared": 37,
            "difference": -7,
            "areas": ["12"],
            "more": [{"code": "across.without-figures", "values": {"count": "1"}}],
        },
        {
            "kind": "peers",
            "seriousness": "medium",
            "code": "across.peers",
            "values": {"among": "9", "score": "-4.1"},
            "area": "12",
            "figure": "inflow",
            "small_count": True,
            "path": "1/12-西镇-2006-zh.docx",
        },
    ]


@pytest.mark.parametrize(
    "more", ["across.more-sums", "across.more-same-text", "across.more-peers", "across.areas-not-kept"]
)
def test_what_is_counted_only_can_be_said_in_both_languages(more: str) -> None:
    anomaly = Anomaly("warning", warned(more, count=3), areas=("11", "111"))
    texts = [str(rows(anomaly, lang=lang)[1][-2]) for lang in ("zh", "en")]
    assert all("3" in text and "{" not in text for text in texts)


def test_every_kind_is_as_serious_as_its_place_says() -> None:
    order = ["high", "medium", "low"]
    ranks = [order.index(SERIOUSNESS[kind]) for kind in ANOMALY_KINDS]
    assert ranks == sorted(ranks)
