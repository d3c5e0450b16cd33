"""Wide tables stand on pages turned on their side, and the page number stays where it is on the sheet."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from reportgen.narrative.target import Cell, Marks, StyleName, TableText
from reportgen.nouns.layout import Layout
from reportgen.word.figurelist import Properties
from reportgen.word.package import package_bytes
from reportgen.word.parts import Skeleton
from reportgen.word.sections import ENDS, TURNED, UPRIGHT, in_sections, turned_section
from reportgen.word.target import WordTarget

NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
W = f"{{{NS['w']}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TABLE = TableText(("单位", "人数"), ((Cell("甲村"), Cell("5")), (Cell("乙村"), Cell("7"))), landscape=True)
PORTRAIT, LANDSCAPE = ("11906", "16838", None), ("16838", "11906", "landscape")


class _Made:
    """A document of paragraphs and tables, put together as a report is."""

    def __init__(self, layout: Layout, skeleton: Skeleton, properties: Properties) -> None:
        self._target = WordTarget(layout, "zh")
        self._skeleton = skeleton
        self._properties = properties

    def line(self, style: StyleName, text: str) -> str:
        """Return a paragraph."""
        return f"{self._target.opening(style)}{self._target.words(text, Marks())}{self._target.closing(style)}"

    def table(self, **changes: object) -> str:
        """Return the small table, changed."""
        return self._target.table(TABLE._replace(**changes))

    def data(self, *markup: str) -> bytes:
        """Return the whole file."""
        body = self._target.finished(self.line("title", "总结") + "".join(markup))
        return package_bytes(self._skeleton, body, (), self._properties)

    def body(self, *markup: str) -> etree._Element:
        """Return the body of the file."""
        with ZipFile(BytesIO(self.data(*markup))) as package:
            return etree.fromstring(package.read("word/document.xml"))[0]


@pytest.fixture
def made(layout: Layout, skeletons: dict[str, Skeleton], properties: Properties) -> _Made:
    return _Made(layout, skeletons["zh"], properties)


def _sections(body: etree._Element) -> list[tuple[str | None, ...]]:
    """Return width, height and orientation of each section's pages."""
    return [tuple(size.get(f"{W}{name}") for name in ("w", "h", "orient")) for size in body.iterfind(".//w:pgSz", NS)]


def _ends(body: etree._Element) -> list[str]:
    """Return the texts of the paragraphs that end a section."""
    return [
        "".join(found.itertext()) for found in body.iterfind("w:p", NS) if found.find("w:pPr/w:sectPr", NS) is not None
    ]


def test_a_turned_table_in_the_prose_has_a_section_of_its_own(made: _Made) -> None:
    body = made.body(
        made.line("body", "前"), made.line("table_title", "表1"), made.table(note="注"), made.line("body", "后")
    )
    assert _sections(body) == [PORTRAIT, LANDSCAPE, PORTRAIT]
    assert _ends(body) == ["前", "注"]
    assert len(body.findall("w:p", NS)) == 5


def test_what_leads_to_a_turned_table_goes_with_it(made: _Made) -> None:
    leading = made.line("heading1", "情况") + made.line("table_title", "表1")
    assert _ends(made.body(made.line("body", "前"), leading, made.table(note="注"), made.line("body", "后"))) == [
        "前",
        "注",
    ]
    page = made.line("attachment_label", "附件") + made.line("attachment_title", "一览")
    assert _ends(made.body(made.line("date", "日期"), page, made.table(note="注"))) == ["日期"]


def test_a_document_that_ends_turned_has_no_page_behind(made: _Made) -> None:
    body = made.body(made.line("body", "前"), made.table(note="注"))
    assert _sections(body) == [PORTRAIT, LANDSCAPE]
    assert body[-1].tag == f"{W}sectPr"
    assert "".join(body[-2].itertext()) == "注"


def test_turned_tables_that_follow_each_other_share_a_section(made: _Made) -> None:
    page = made.line("attachment_label", "附件") + made.line("attachment_title", "一览") + made.table()
    assert _sections(made.body(made.line("date", "日期"), page, page)) == [PORTRAIT, LANDSCAPE]
    assert _sections(made.body(made.line("date", "日期"), page, made.line("body", "中"), page)) == [
        PORTRAIT,
        LANDSCAPE,
        PORTRAIT,
        LANDSCAPE,
    ]


def test_the_margins_go_with_their_edges(made: _Made) -> None:
    upright, turned = made.body(made.line("body", "前"), made.table()).findall(".//w:pgMar", NS)
    names = ("left", "top", "right", "bottom")
    assert [upright.get(f"{W}{name}") for name in names] == ["1587", "2098", "1474", "1984"]
    assert [turned.get(f"{W}{name}") for name in ("top", "right", "bottom", "left")] == ["1587", "2098", "1474", "1984"]


def test_the_page_number_stands_at_the_left_edge_of_a_turned_page(made: _Made) -> None:
    data = made.data(made.line("body", "前"), made.table())
    with ZipFile(BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        names = {
            one.get("Id"): one.get("Target") for one in etree.fromstring(package.read("word/_rels/document.xml.rels"))
        }
        found = [
            {one.get(f"{W}type"): etree.fromstring(package.read(f"word/{names[one.get(f'{R}id')]}")) for one in section}
            for section in ([*each.iterfind("w:footerReference", NS)] for each in body.iterfind(".//w:sectPr", NS))
        ]
    upright, turned = found
    for kind in ("default", "even"):
        (inside,) = turned[kind].iterfind(".//w:txbxContent", NS)
        assert etree.tostring(inside[0], method="c14n", exclusive=True) == etree.tostring(
            upright[kind][0], method="c14n", exclusive=True
        )
        offsets = [int(one.text or "") for one in turned[kind].iter("{*}posOffset")]
        assert offsets == [1417 * 635, 1587 * 635]
        assert next(turned[kind].iter("{*}bodyPr")).get("vert") == "vert"
    assert upright["default"].find(".//w:jc", NS).get(f"{W}val") == "right"
    assert upright["even"].find(".//w:jc", NS).get(f"{W}val") == "left"


def test_a_document_with_turned_pages_is_valid(made: _Made, tmp_path: Path) -> None:
    path = tmp_path / "turned.docx"
    path.write_bytes(made.data(made.line("body", "前"), made.table(), made.line("body", "后"), made.table()))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_a_table_turns_by_itself_where_it_is_too_wide_and_then_fits(made: _Made) -> None:
    def turns(columns: int, landscape: bool | None = None) -> bool:
        row = (Cell("甲村"), *(Cell("123456.78", number) for number in range(1, columns + 1)))
        table = made.table(headings=("单位", *["人数"] * columns), rows=(row,), landscape=landscape)
        return len(_sections(made.body(made.line("body", "前"), table))) > 1

    assert [turns(columns) for columns in (5, 6, 8, 9, 20)] == [False, False, True, True, False]
    assert not turns(9, landscape=False)
    assert turns(1, landscape=True)


def test_a_table_on_a_turned_page_is_as_wide_as_that(made: _Made) -> None:
    body = made.body(made.line("body", "前"), made.table())
    assert sum(int(one.get(f"{W}w", "")) for one in body.iter(f"{W}gridCol")) == 16838 - 2098 - 1984


def test_a_section_that_goes_on_begins_nothing_anew() -> None:
    first = '<w:sectPr><w:pgSz w:w="100" w:h="200"/><w:pgMar w:top="1" w:right="2" w:bottom="3" w:left="4" w:header="9"'
    first += ' w:footer="9" w:gutter="0"/><w:pgNumType w:fmt="decimal" w:start="1"/><w:titlePg/></w:sectPr>'
    close = "</w:body></w:document>"
    skeleton = Skeleton("zh", (), b"", f"{first}{close}".encode())
    written = in_sections(skeleton, f"{ENDS[UPRIGHT]}A{ENDS[TURNED]}B").decode()
    again = first.replace(' w:start="1"', "").replace("<w:titlePg/>", "")
    assert written == f"{first}A{turned_section(again)}B{again}{close}"
    assert '<w:pgSz w:w="200" w:h="100" w:orient="landscape"/>' in written


def test_a_page_that_lies_already_is_not_turned() -> None:
    section = '<w:sectPr><w:pgSz w:w="200" w:h="100" w:orient="landscape"/></w:sectPr>'
    assert turned_section(section) == section
