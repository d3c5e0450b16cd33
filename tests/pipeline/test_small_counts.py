"""Documents from which nobody can tell how small a small count is: they are the same bytes whatever it is."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openxml_audit import OpenXmlValidator
from projects import CONFIG, SmallProject, run

from reportgen.word.guard import read_figures

_TOWNS = ("420323100", "宝丰镇", "潘口乡")
_CHARTS = """charts:
  by_town: {title: {zh: 各乡镇, en: By Town}, kind: column, figures: [floating, inflow, outflow]}
  largest: {title: {zh: 流出最多, en: Largest Outflow}, kind: bar, figures: [outflow], most: 2}
  from_where: {title: {zh: 来源地, en: Origins}, kind: pie, rows: by_origin}
  most_origins: {title: {zh: 主要来源地, en: Main Origins}, kind: bar, rows: by_origin, most: 2}
  over_time: {title: {zh: 历年, en: By Year}, kind: line, rows: periods, figures: [inflow, outflow, workers]}
  who: {title: {zh: 构成, en: Parts}, kind: doughnut, rows: indicators, figures: [inflow, outflow, workers]}
"""
_HEADER = "年度,乡镇,流向,性别,年龄,来源地,登记日期,查验"
_SHOWN = """
{{ table("moves") }}

{{ chart("by_town") }}

{{ chart("largest") }}

{{ chart("from_where") }}

{{ chart("most_origins") }}

{{ chart("over_time") }}

{{ chart("who") }}
"""
_ZH = """# 基本情况

总人口{{ population }}。[[流动人口{{ floating }}，{{ change(floating) }}。]][[流入{{ inflow }}，{{ change(inflow) }}。]]
[[流出{{ outflow }}。]][[流出{{ change(outflow) }}。]]
[[外出务工{{ workers }}。]][[外出务工者{{ share(workers, outflow) }}。]]
[[来源以{{ top(by_origin, 1) }}为主。]][[来源依次为{{ top(by_origin, 3) }}。]][[前三位{{ top_share(by_origin, 3) }}。]]
[[流出最少的是{{ lowest(outflow) }}。]][[{{ split(inflow, outflow, whole=floating) }}。]]
"""
_EN = """# Profile

The population was {{ population }}.[[ The floating population was {{ floating }}, {{ change(floating) }}.]]
[[The inflow was {{ inflow }}, {{ change(inflow) }}.]][[ The outflow was {{ outflow }}.]]
[[The outflow went {{ change(outflow) }}.]]
[[{{ workers }} worked elsewhere.]][[ Workers made up {{ share(workers, outflow) }}.]]
[[Most came from {{ top(by_origin, 1) }}.]][[ The origins were {{ top(by_origin, 3) }}.]]
[[{{ top_share(by_origin, 3) }}.]]
[[The lowest outflow was that of {{ lowest(outflow) }}.]][[ {{ split(inflow, outflow, whole=floating) }}.]]
"""

_MADE_OF_OTHERS = """\
  together: {name: {zh: 合计, en: together}, formula: inflow + outflow, unit: person}
  left_rate: {name: {zh: 流出率, en: rate of leaving}, formula: outflow / floating, unit: percent}
  of_all: {name: {zh: 占全市比重, en: share of the city}, formula: inflow / parent(inflow), unit: percent}
  grown: {name: {zh: 增减, en: growth}, formula: change(outflow), unit: person}
  age_out: {name: {zh: 流出平均年龄, en: average age}, ledger: persons, where: 'flow == "out"', measure: mean(age),
    unit: year, decimals: 1}
"""
_MADE = """\
[[{{ together }}, ]][[{{ left_rate }}, ]][[{{ of_all }}, ]][[{{ grown }}, ]][[{{ age_out }}, ]][[{{ workers }}, ]]
[[{{ change(together) }}, ]][[{{ share(outflow, floating) }}, ]][[{{ highest(together) }}, ]][[{{ average_age }}, ]]
[[{{ change(of_all) }}]][[{{ rank(check_rate) }}.]]
"""


def _rows(small_count: int) -> Iterator[str]:
    """Yield people: outflows of a town of 1 to 4, in both years, and as many from one province."""
    rest = 10 - small_count
    for year, more in ((2005, 0), (2006, 5)):
        origins = ["河南省"] * (60 + more) + ["湖南省"] * (20 + rest) + ["广东省"] * small_count
        for at, origin in enumerate(origins):
            yield f"{year},{_TOWNS[at % 3]},流入,{'男' if at % 2 else '女'},30,{origin},{year}-01-03,是"
        for town, count in zip(_TOWNS, (small_count, 12 + more, rest), strict=True):
            for at in range(count):
                yield f"{year},{town},流出,{'男' if at else '女'},30,湖北省,{year}-02-03,否"


@pytest.fixture
def office(small: SmallProject) -> SmallProject:
    """Give the small project figures of people who leave, with a table and charts of them."""
    small.edit("configs/summary.yaml", "indicator_sets: [people]\n", "indicator_sets: [people]\nsuppress_below: 5\n")
    small.edit(
        "configs/summary.yaml",
        "checks:\n",
        "checks:\n  - floating == inflow + outflow\n",
    )
    small.edit(
        "configs/summary.yaml",
        "  funds:\n",
        "  floating: {name: {zh: 流动人口, en: floating population}, ledger: persons, measure: count, unit: person,"
        " kind: stock}\n"
        '  workers: {name: {zh: 外出务工, en: workers}, ledger: persons, where: \'flow == "out" and sex == "female"\','
        " measure: count, unit: person, kind: stock}\n"
        "  funds:\n",
    )
    small.edit(
        "configs/summary.yaml",
        "attachments: [towns]",
        "  moves:\n    title: {zh: 流动情况, en: Moves}\n    columns: [floating, inflow, outflow]\n"
        f"{_CHARTS}attachments: [towns]",
    )
    small.write("templates/zh/small-summary/people.md", _ZH + _SHOWN)
    small.write("templates/en/small-summary/people.md", _EN + _SHOWN)
    return small


def _built(office: SmallProject, small_count: int, *more: str) -> dict[str, bytes]:
    office.write("data/persons.csv", "\n".join([_HEADER, *_rows(small_count)]) + "\n")
    result = office.build("--force", *more)
    assert result.exit_code == 0, result.stderr
    return office.documents


def _text(document: bytes) -> str:
    body = ZipFile(BytesIO(document)).read("word/document.xml").decode()
    body = re.sub(r'<wp:docPr [^>]*descr="([^"]*)"[^>]*>', r"[\1]", body.replace("<w:tab/>", " "))
    lines = re.sub(r"</w:p>", "\n", re.sub(r"</w:p></w:tc>(?=<w:tc>)", "\t", body))
    return re.sub(r"<[^>]+>", "", lines)


def test_documents_are_the_same_bytes_whatever_the_small_counts_are(office: SmallProject) -> None:
    first = _built(office, 1, "--format", "both")
    for small_count in (2, 3, 4):
        assert _built(office, small_count, "--format", "both") == first


def test_pages_give_nothing_away_beside_figures_that_are_made_of_others(office: SmallProject) -> None:
    """What a page says of parts, of rows and of files is the same as well, whatever the small counts are."""
    office.edit("configs/summary.yaml", "  funds:\n", _MADE_OF_OTHERS + "  funds:\n")
    office.edit(
        "configs/summary.yaml", "columns: [floating, inflow,", "columns: [together, left_rate, of_all, grown, inflow,"
    )
    for lang in ("zh", "en"):
        office.write(f"templates/{lang}/small-summary/people.md", f'{_MADE}\n\n{{{{ table("moves") }}}}\n')
    first = _built(office, 1, "--format", "html")
    for small_count in (2, 3, 4):
        assert _built(office, small_count, "--format", "html") == first
    page = next(data.decode() for name, data in first.items() if name.endswith("en.html"))
    assert "fewer than 5 people, not told to protect personal information" in page
    assert "withheld to protect personal information" in page
    assert "SHA-256" not in page
    told = _built(office, 1, "--format", "html", "--suppress-below", "0")
    assert not any(b"not told" in page or b"SHA-256" not in page for page in told.values())


def test_they_differ_where_everything_is_told(office: SmallProject) -> None:
    assert _built(office, 1, "--suppress-below", "0") != _built(office, 2, "--suppress-below", "0")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_told_of_small_counts_reads_well(office: SmallProject, lang: str, expected: object) -> None:
    documents = _built(office, 3)
    text = next(_text(data) for name, data in documents.items() if name.endswith(f"{lang}.docx"))
    expected(f"small_counts_{lang}.txt", text.replace("&lt;", "<"))  # type: ignore[operator]


def test_what_was_left_out_is_named_with_its_reason(office: SmallProject) -> None:
    office.write("data/persons.csv", "\n".join([_HEADER, *_rows(3)]) + "\n")
    reasons = {
        "zh": ("数目太小，已隐去", "为不泄露小数目而不列出"),
        "en": ("suppressed: too small a count", "withheld: it would"),
    }
    for lang, (suppressed, withheld) in reasons.items():
        said = office.build("--force", lang=lang).stderr
        assert suppressed in said
        assert withheld in said


def test_the_documents_are_valid_and_name_the_threshold(office: SmallProject) -> None:
    documents = _built(office, 3)
    for name in documents:
        path = office.folder / "out" / name
        assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []
        figures = read_figures(path)
        assert figures
        assert figures.suppress_below == 5
        few = [one for printed in figures.figures for one in printed.stated if one.value is None]
        assert {one.what for one in few} >= {"workers", "outflow@420323100"}


def test_the_manifest_names_the_threshold_and_every_process_keeps_to_it(office: SmallProject) -> None:
    office.write("data/persons.csv", "\n".join([_HEADER, *_rows(3)]) + "\n")
    for jobs, out in (("1", "one"), ("2", "two")):
        result = run("build", *office.common, "--all", "--period", "2006", "-o", out, "--jobs", jobs)
        assert result.exit_code == 0, result.stderr
        manifest = json.loads(Path(out, "manifest.json").read_text(encoding="utf-8"))
        assert manifest["suppress_below"] == 5
    names = {path.name for path in Path("one").glob("*.docx")}
    assert names
    for name in names:
        assert Path("one", name).read_bytes() == Path("two", name).read_bytes()


def test_the_list_of_figures_for_the_office_holds_them_all(office: SmallProject) -> None:
    office.write("data/persons.csv", "\n".join([_HEADER, *_rows(3)]) + "\n")
    listed = office.figures("--period", "2006", "--format", "json", area="420323100").stdout
    values = {one["indicator"]: one["value"] for one in json.loads(listed) if not one["category"]}
    assert values["outflow"] == 3


def test_a_threshold_beyond_reason_is_refused(office: SmallProject) -> None:
    assert run("build", CONFIG, "--area", "竹山县", "--suppress-below", "21").exit_code == 2
    office.edit("configs/summary.yaml", "suppress_below: 5", "suppress_below: 21")
    assert "suppress_below" in office.check().stderr
