"""What every document of a layout has in common, seen in a finished report."""

import pickle
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any, Protocol
from zipfile import ZipFile

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from reportgen.nouns.layout import Layout
from reportgen.word.parts import Skeleton
from reportgen.word.skeleton import skeleton_for

NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
W = f"{{{NS['w']}}}"
LANGS = pytest.mark.parametrize("lang", ["zh", "en"])


class _Report(Protocol):
    def part(self, name: str) -> etree._Element: ...


def _style(report: _Report, name: str) -> etree._Element:
    return report.part("word/styles.xml").find(f"w:style[@w:styleId='{name}']", NS)


def _attributes(element: etree._Element, path: str) -> dict[str, str]:
    found = element.find(path, NS)
    return {name.removeprefix(W): value for name, value in found.attrib.items()}


@LANGS
def test_a_whole_report_is_a_valid_document(reports: dict[str, Any], lang: str, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(reports[lang].data)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


@LANGS
def test_the_page_is_that_of_the_standard(reports: dict[str, Any], lang: str) -> None:
    section = reports[lang].part("word/document.xml").find("w:body/w:sectPr", NS)
    assert _attributes(section, "w:pgSz") == {"w": "11906", "h": "16838"}
    margins = _attributes(section, "w:pgMar")
    assert [margins[side] for side in ("top", "left", "bottom", "right")] == ["2098", "1587", "1984", "1474"]


def test_a_chinese_page_has_22_lines_of_28_characters(reports: dict[str, Any]) -> None:
    report = reports["zh"]
    grid = _attributes(report.part("word/document.xml"), "w:body/w:sectPr/w:docGrid")
    assert grid == {"type": "lines", "linePitch": "579"}
    body = _style(report, "BodyText")
    assert _attributes(body, "w:pPr/w:spacing") == {"line": "579", "lineRule": "exact"}
    assert _attributes(body, "w:rPr/w:spacing") == {"val": "-5"}
    assert _attributes(body, "w:rPr/w:sz") == {"val": "32"}
    assert 22 * 579 <= 16838 - 2098 - 1984
    assert 28 * (320 - 5) <= 11906 - 1587 - 1474


def test_english_is_set_without_spacing_between_characters(reports: dict[str, Any]) -> None:
    assert _style(reports["en"], "BodyText").find("w:rPr/w:spacing", NS) is None


@pytest.mark.parametrize(
    ("style", "east_asian", "latin"),
    [
        ("Title", "方正小标宋简体", "Times New Roman"),
        ("Heading1", "黑体", "Times New Roman"),
        ("Heading2", "楷体_GB2312", "Times New Roman"),
        ("Heading3", "仿宋_GB2312", "Times New Roman"),
        ("BodyText", "仿宋_GB2312", "Times New Roman"),
        ("AttachmentLabel", "黑体", "Times New Roman"),
        ("Footer", "宋体", "宋体"),
    ],
)
def test_a_style_names_its_fonts_for_both_scripts(
    reports: dict[str, Any], style: str, east_asian: str, latin: str
) -> None:
    fonts = _attributes(_style(reports["zh"], style), "w:rPr/w:rFonts")
    assert fonts == {"eastAsia": east_asian, "ascii": latin, "hAnsi": latin, "cs": latin}


@LANGS
def test_no_style_takes_anything_from_a_theme(reports: dict[str, Any], lang: str) -> None:
    for part in ("styles", "numbering", "document", "settings", "footer1", "footer2"):
        for element in reports[lang].part(f"word/{part}.xml").iter():
            assert not [name for name in element.attrib if "Theme" in name]


def test_the_language_is_chinese_in_both_places_where_the_default_template_says_otherwise(
    reports: dict[str, Any],
) -> None:
    report = reports["zh"]
    assert _attributes(report.part("word/settings.xml"), "w:themeFontLang")["eastAsia"] == "zh-CN"
    path = "w:docDefaults/w:rPrDefault/w:rPr/w:lang"
    assert _attributes(report.part("word/styles.xml"), path)["eastAsia"] == "zh-CN"


@pytest.mark.parametrize(
    ("lang", "formats", "texts"),
    [
        ("zh", ["chineseCounting", "chineseCounting", "decimal", "decimal"], ["%1、", "（%2）", "%3.", "（%4）"]),
        ("en", ["upperRoman", "upperRoman", "decimal", "decimal"], ["%1.", "(%2)", "%3.", "(%4)"]),
    ],
)
def test_headings_are_numbered_as_the_language_does(
    reports: dict[str, Any], lang: str, formats: list[str], texts: list[str]
) -> None:
    numbering = reports[lang].part("word/numbering.xml")
    assert [found.get(f"{W}val") for found in numbering.iterfind(".//w:numFmt", NS)] == formats
    assert [found.get(f"{W}val") for found in numbering.iterfind(".//w:lvlText", NS)] == texts
    for level in range(1, 5):
        heading = _style(reports[lang], f"Heading{level}")
        assert _attributes(heading, "w:pPr/w:numPr/w:ilvl") == {"val": str(level - 1)}
        assert _attributes(heading, "w:pPr/w:outlineLvl") == {"val": str(level - 1)}
        assert heading.find("w:pPr/w:keepNext", NS) is not None


def test_paragraphs_are_indented_by_characters(reports: dict[str, Any]) -> None:
    body = _attributes(_style(reports["zh"], "BodyText"), "w:pPr/w:ind")
    assert body == {"firstLineChars": "200", "firstLine": "640"}
    note = _attributes(_style(reports["zh"], "AttachmentNote"), "w:pPr/w:ind")
    assert note == {"leftChars": "500", "left": "1600", "hangingChars": "300", "hanging": "960"}


def test_a_chart_is_not_cut_off_by_the_line_it_stands_on(reports: dict[str, Any]) -> None:
    chart = _style(reports["zh"], "Chart")
    assert _attributes(chart, "w:pPr/w:spacing") == {
        "beforeLines": "50",
        "before": "289",
        "line": "240",
        "lineRule": "auto",
    }


def test_the_issuer_is_red(reports: dict[str, Any]) -> None:
    assert _attributes(_style(reports["zh"], "Issuer"), "w:rPr/w:color") == {"val": "FF0000"}


def test_page_numbers_of_the_contents_stand_behind_dots_at_the_right_edge(reports: dict[str, Any]) -> None:
    for level in (1, 2, 3):
        style = _style(reports["zh"], f"TOC{level}")
        assert _attributes(style, "w:name") == {"val": f"toc {level}"}
        assert _attributes(style, "w:pPr/w:tabs/w:tab") == {"val": "right", "leader": "dot", "pos": "8845"}


def test_page_numbers_stand_at_the_outer_edge(reports: dict[str, Any]) -> None:
    report = reports["zh"]
    assert report.part("word/settings.xml").find("w:evenAndOddHeaders", NS) is not None
    for part, side in (("footer1", "right"), ("footer2", "left")):
        footer = report.part(f"word/{part}.xml")
        assert _attributes(footer, "w:p/w:pPr/w:jc") == {"val": side}
        assert _attributes(footer, "w:p/w:pPr/w:ind") == {f"{side}Chars": "100", side: "280"}
        assert "".join(footer.itertext()) == "— 1 —"
        assert _attributes(footer, "w:p/w:fldSimple") == {"instr": " PAGE "}


def test_word_finds_another_font_where_one_is_missing(reports: dict[str, Any]) -> None:
    found = reports["zh"].part("word/fontTable.xml").find("w:font[@w:name='仿宋_GB2312']/w:altName", NS)
    assert found.get(f"{W}val") == "仿宋"


def test_nothing_of_the_default_template_is_left_over(reports: dict[str, Any]) -> None:
    with ZipFile(BytesIO(reports["zh"].data)) as package:
        names = package.namelist()
    assert not [name for name in names if "WithEffects" in name or "thumbnail" in name or "webSettings" in name]
    assert len(reports["zh"].data) < 14_000


def test_a_skeleton_can_be_kept(skeletons: dict[str, Skeleton]) -> None:
    assert pickle.loads(pickle.dumps(skeletons["zh"])) == skeletons["zh"]


def test_the_same_layout_gives_the_same_skeleton(layout: Layout, skeletons: dict[str, Skeleton]) -> None:
    assert skeleton_for(layout, "zh") == skeletons["zh"]


def test_a_kept_skeleton_is_written_without_python_docx() -> None:
    code = (
        "import sys, reportgen.word.package, reportgen.word.parts, reportgen.word.target, reportgen.word.files,"
        " reportgen.word.guard; print(sorted({'docx', 'lxml', 'zipfile', 'pydantic', 'yaml'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
