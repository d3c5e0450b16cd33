"""The reports of the example township: every published figure stands in them, and everything in them can be traced."""

import csv
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from township import CONFIG, EXAMPLE, LANGS, TOWNSHIP, Reports, reports_of, silent

from reportgen.figures.store import Store, open_store
from reportgen.nouns.period import Period, parse_period
from reportgen.pipeline.listing import list_figures
from reportgen.word.guard import read_figures

HERE = Path(__file__).parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def rows_of(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def document(reports: Reports, lang: str) -> Path:
    return next(found.path for found in reports.built.documents if found.lang == lang)


@pytest.mark.parametrize("lang", LANGS)
def test_the_whole_report_reads(lang: str, reports: Reports, expected: Callable[[str, str], None]) -> None:
    expected(f"panlongcheng_2006_{lang}.txt", reports.texts[lang])


@pytest.mark.parametrize("lang", LANGS)
def test_the_document_says_what_the_text_says(lang: str, reports: Reports) -> None:
    """But for the numbers of headings, which Word counts, and the breaks of the lines of the title."""
    paragraphs = ["".join(text.split()) for text in _paragraphs(document(reports, lang))]
    said = "".join(reports.texts[lang].split())
    assert len(paragraphs) > 30
    assert [text for text in paragraphs if text not in said] == []


def test_no_clause_is_left_out_but_what_the_township_does_not_record(reports: Reports) -> None:
    assert {left_out.reason for left_out in reports.built.dropped} <= {"no-ledger", "no-column"}
    assert reports.built.warnings == ()


@pytest.mark.parametrize("lang", LANGS)
def test_the_document_is_valid(lang: str, reports: Reports) -> None:
    assert [str(error) for error in OpenXmlValidator().validate(document(reports, lang)).errors] == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_table_closes_the_report(lang: str, reports: Reports) -> None:
    body = _part(document(reports, lang), "word/document.xml").find(f"{W}body")
    kinds = [element.tag.removeprefix(W) for element in body if element.tag != f"{W}sectPr"]
    # Word wants a paragraph behind a table at the end of a document.
    after = list(body)[len(kinds) - kinds[::-1].index("tbl") : len(kinds)]
    assert not [text for element in after for text in element.itertext() if text.strip()]
    total = [_text(cell) for cell in list(body.iter(f"{W}tr"))[-1].iter(f"{W}tc")]
    assert total[1:] == reports.texts[lang].rstrip().splitlines()[-1].split("\t")[1:]
    assert total[3].replace(",", "") == "5037"


@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_stands_between_its_bookmarks(lang: str, reports: Reports) -> None:
    path = document(reports, lang)
    listed = read_figures(path)
    assert listed is not None
    marked = dict(_bookmarked(_part(path, "word/document.xml")))
    assert {f"_fig{figure.number:04}": figure.text for figure in listed.figures} == marked
    assert len(marked) > 100


@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_of_the_document_is_that_of_the_store(lang: str, reports: Reports) -> None:
    listed = read_figures(document(reports, lang))
    assert listed is not None
    stated = {found.what: found.value for figure in listed.figures for found in figure.stated}
    with open_store(reports.project.store) as store:
        look = Looking(store, reports)
        assert stated == {what: pytest.approx(look.value(what), rel=1e-11) for what in stated}


def test_both_documents_state_the_same(reports: Reports) -> None:
    stated = []
    for lang in LANGS:
        listed = read_figures(document(reports, lang))
        assert listed is not None
        stated.append({found for figure in listed.figures for found in figure.stated})
    assert stated[0] == stated[1]


def test_the_list_of_figures_holds_the_exact_values(reports: Reports) -> None:
    for year in ("2005", "2006"):
        exact = {
            (row["indicator"], row["category"]): float(row["value"])
            for row in rows_of("panlongcheng_exact.csv")
            if row["period"] == year
        }
        listed = {
            (record["indicator"], record["category"]): record["value"]
            for record in records(reports, year)
            if not (record["category"] == "" and (record["indicator"], "") not in exact)
        }
        assert listed == exact


def test_every_figure_of_the_list_says_where_it_comes_from(reports: Reports) -> None:
    hashes = {path.name: _sha256(path) for path in EXAMPLE.iterdir() if path.suffix in (".csv", ".xlsx")}
    for record in records(reports, "2006"):
        if record["value"] is None:
            assert record["missing"] in ("no-ledger", "no-column", "no-parts"), record
            continue
        assert record["sources"], record
        assert all(source["sha256"] == hashes[source["path"]] for source in record["sources"])
        assert bool(record["formula"]) != bool(record["measure"])
        if record["formula"]:
            assert record["parts"]
        else:
            assert record["rows"] > 0 or record["value"] == 0
    inflow = next(record for record in records(reports, "2006") if record["indicator"] == "inflow")
    assert (inflow["rows"], inflow["filter"], inflow["measure"]) == (5037, 'flow == "in"', "count")
    assert [source["path"] for source in inflow["sources"]] == ["persons-2005.csv", "persons-2006.csv"]


def test_figures_rates_and_words_follow_ten_rows_that_are_taken_out(
    copied_data: Path, tmp_path: Path, reports: Reports
) -> None:
    removed = _without_ten_unchecked_wives(copied_data / "persons-2006.csv")
    assert removed == 10
    changed = reports_of(copied_data, tmp_path)
    zh, en = changed.texts["zh"], changed.texts["en"]
    assert "流入5027人，占流动人口的76.3%" in zh
    assert "同比增长13.9%" in zh  # 5027 / 4412
    assert "已婚育龄妇女1931人，占流入人口的38.4%" in zh
    assert "查验率97.2%，同比提高1.5个百分点，但仍低于年度目标0.8个百分点" in zh
    assert "尚未查验的有141人" in zh
    assert "流动人口为6589人" in zh
    assert "5,027" in en
    assert "1,931, or 38.4 percent of the inflow population" in en
    assert "97.2 percent, 0.8 percentage points below the annual target but up by 1.5 percentage points" in en
    assert "The certificates of 141 people still have to be checked" in en
    for lang in LANGS:
        assert changed.texts[lang].count("5037") == changed.texts[lang].count("5,037") == 0
        assert len(changed.texts[lang].splitlines()) == len(reports.texts[lang].splitlines())
    assert "4886" in zh
    assert "4,886" in en


def test_a_problem_that_is_solved_is_no_longer_told(copied_data: Path, tmp_path: Path) -> None:
    path = copied_data / "persons-2006.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    at = [number for number, line in enumerate(lines) if line.split(",")[3] == "流入" and line.split(",")[9] == "否"]
    for number in at[:100]:
        cells = lines[number].split(",")
        cells[9] = "是"
        lines[number] = ",".join(cells)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    texts = reports_of(copied_data, tmp_path).texts
    assert "查验率99.0%，同比提高3.3个百分点，高于年度目标1.0个百分点" in texts["zh"]
    assert "证件查验覆盖不全" not in texts["zh"]
    assert "补齐查验短板" not in texts["zh"]
    assert "1.0 percentage points above the annual target" in texts["en"]
    assert "Certificate checks do not yet reach everyone" not in texts["en"]
    assert "complete certificate checks" not in texts["en"]


def test_where_nothing_is_found_the_plan_is_to_go_on(tmp_path: Path) -> None:
    config = tmp_path / "calm.yaml"
    names = ("checks_fell_short", "agreements_fell_short", "health_checks_fell_short", "notifications_fell")
    off = "".join(f"  {name}: off\n" for name in names)
    config.write_text(f"{CONFIG.read_text(encoding='utf-8')}\nfindings:\n{off}", encoding="utf-8")
    texts = reports_of(EXAMPLE, tmp_path / "out", config=config).texts
    assert "对照目标，没有发现未达标的指标，但成绩只说明过去。流动人口来去频繁，" in texts["zh"]
    assert "2007年将在巩固成果的基础上，重点做好以下工作：一是勤走访、勤核对，" in texts["zh"]
    assert "No indicator was found to fall short of its target, but good results today are no guarantee" in texts["en"]
    assert "In 2007, we will build on what has been achieved: first, visit and check records often," in texts["en"]


def test_a_report_of_the_first_year_compares_with_nothing(
    reports_for: Callable[[str, str], Reports], expected: Callable[[str, str], None]
) -> None:
    first = reports_for(TOWNSHIP, "2005")
    for word in ("同比", "比上年", "year on year"):
        assert word not in first.texts["zh"] + first.texts["en"]
    assert "流入4412人" in first.texts["zh"]
    assert "4,412" in first.texts["en"]
    without_base = {left_out.what for left_out in first.built.dropped if left_out.reason == "no-base"}
    assert {"previous(inflow)", "previous(certificate_check_rate)", "previous(leaflets)"} <= without_base
    assert {Path(left_out.place.file).parts[1] for left_out in first.built.dropped} == set(LANGS)
    for lang in LANGS:
        expected(f"panlongcheng_2005_{lang}.txt", first.texts[lang])


def test_a_report_of_the_district_counts_its_township(reports_for: Callable[[str, str], Reports]) -> None:
    district = reports_for("420116", "2006")
    assert "黄陂区" in district.texts["zh"].partition("\n")[0]
    assert "流入5037人" in district.texts["zh"]
    assert district.texts["zh"].rstrip().splitlines()[-2].startswith("盘龙城经济开发区\t34364\t")
    assert "Huangpi District" in district.texts["en"].partition("\n")[0]


def test_a_report_of_a_village_counts_its_own_rows(reports_for: Callable[[str, str], Reports]) -> None:
    areas = csv.DictReader((EXAMPLE / "areas.csv").read_text(encoding="utf-8").splitlines())
    village = reports_for(next(row["code"] for row in areas if row["name"] == "石桥村"), "2006")
    assert village.texts["zh"].startswith("石桥村2006年")
    assert "流入756人" in village.texts["zh"]
    assert "756" in village.texts["en"]
    assert village.texts["zh"].endswith("\n\n石桥村村民委员会\n2006年12月31日\n")
    assert village.texts["en"].endswith("\n\nVillagers' Committee of Shiqiao Village\nDecember 31, 2006\n")
    assert "附件" not in village.texts["zh"]
    for lang in LANGS:
        path = next(found.path for found in village.built.documents if found.lang == lang)
        assert OpenXmlValidator().validate(path).errors == []


class Looking:
    """Finds in the store, or computes from it, what a document says that it states."""

    def __init__(self, store: Store, reports: Reports) -> None:
        self._store = store
        self._period = reports.built.period
        self._targets = {found.name: found.target for found in reports.project.config.indicators}

    def value(self, what: str) -> float:
        if what.startswith("sum("):
            return sum(self._plain(part, self._period) for part in what[4:-1].split(", "))
        call = re.fullmatch(r"(\w+)\((\w+)(?:, (\w+))?\)", what)
        if call is None:
            return self._plain(what, self._period)
        function, name, other = call.groups()
        now = self._plain(name, self._period)
        before = self._store.figures(TOWNSHIP, [self._period.previous]).get((name, self._period.previous.key, ""))
        if function == "target":
            return float(str(self._targets[name]))
        if function == "share":
            return now / self._plain(other, self._period) * 100
        if function == "top_share":
            parts = [
                figure.value or 0
                for (found, key, category), figure in self._store.figures(TOWNSHIP, [self._period]).items()
                if found == name and category
            ]
            return sum(sorted(parts)[-int(other) :]) / now * 100
        assert before is not None
        assert before.value
        return {"change": now - before.value, "growth": (now - before.value) / before.value * 100}[function]

    def _plain(self, what: str, period: Period) -> float:
        name, _, area = what.partition("@")
        name, _, category = name.rstrip("]").partition("[")
        value = self._store.figures(area or TOWNSHIP, [period])[name, period.key, category].value
        assert value is not None
        return value


def records(reports: Reports, year: str) -> list[dict[str, Any]]:
    assert parse_period(year)
    listed: list[dict[str, Any]] = json.loads(list_figures(reports.project, TOWNSHIP, year, "json", "en", silent).text)
    return listed


def _without_ten_unchecked_wives(path: Path) -> int:
    """Take out ten rows of married women of childbearing age in the inflow whose certificate was not checked."""
    kept, removed = [], 0
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split(",")
        wife = cells[3:5] == ["流入", "女"] and cells[6] == "已婚" and 15 <= int(cells[5]) <= 49
        if wife and cells[9] == "否" and removed < 10:
            removed += 1
        else:
            kept.append(line)
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return removed


def _part(path: Path, name: str) -> Any:  # noqa: ANN401 - an element of lxml
    with ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def _text(element: Any) -> str:  # noqa: ANN401
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def _paragraphs(path: Path) -> list[str]:
    """Return the texts of all paragraphs outside tables."""
    body = _part(path, "word/document.xml").find(f"{W}body")
    return [_text(paragraph) for paragraph in body.findall(f"{W}p")]


def _bookmarked(document: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """Yield every bookmark of a figure with the text between its start and its end."""
    open_now: dict[str, tuple[str, list[str]]] = {}
    for element in document.iter():
        if element.tag == f"{W}bookmarkStart" and element.get(f"{W}name").startswith("_fig"):
            open_now[element.get(f"{W}id")] = (element.get(f"{W}name"), [])
        elif element.tag == f"{W}bookmarkEnd" and element.get(f"{W}id") in open_now:
            name, texts = open_now.pop(element.get(f"{W}id"))
            yield name, "".join(texts)
        elif element.tag in (f"{W}t", DRAWN):
            for _, texts in open_now.values():
                texts.append(element.get("descr") or element.text or "")
    assert not open_now


def _sha256(path: Path) -> str:
    from hashlib import sha256

    return sha256(path.read_bytes()).hexdigest()
