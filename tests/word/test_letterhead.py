"""Reports set on an office's own Word file, as it comes from several programs."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Pt
from lxml import etree
from openxml_audit import OpenXmlValidator
from papers import PNG, SECTION, W, packed_with, plain_file, raw, replaced, saved, unpacked

from reportgen.messages import render
from reportgen.narrative.target import Cell, TableText
from reportgen.nouns.issue import Place
from reportgen.nouns.layout import Layout
from reportgen.nouns.report import NamedStyle
from reportgen.word.figurelist import NAMESPACE, Properties
from reportgen.word.letterhead.assemble import Letterhead, letterhead_for
from reportgen.word.package import package_bytes
from reportgen.word.target import WordTarget

NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
RELS = {"p": "http://schemas.openxmlformats.org/package/2006/relationships"}
VAL = f"{{{NS['w']}}}val"
LANGS = pytest.mark.parametrize("lang", ["zh", "en"])
NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>{}</w:style>'
SetOn = Callable[[Letterhead], Any]


@pytest.fixture
def paper(layout: Layout) -> Callable[..., Letterhead]:
    def made(data: bytes, lang: str = "zh", **names: str) -> Letterhead:
        named = [NamedStyle(role, name, Place("a.yaml", 9, 5)) for role, name in names.items()]
        return letterhead_for(data, "letterhead.docx", layout, lang, named)

    return made


def _office() -> DocxDocument:
    """Return a letterhead with a header that has a picture, a footer, and styles of its own."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.left_margin, section.right_margin = Cm(21), Cm(3), Cm(2)
    section.header.paragraphs[0].add_run("安和县云溪镇人民政府").add_picture(BytesIO(PNG))
    section.footer.paragraphs[0].text = "政府街1号"
    document.styles["Body Text"].font.size = Pt(12)
    return document


def _with_macros(office: bytes) -> bytes:
    relation = (
        '<Relationship Id="rIdX" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"'
        ' Target="vbaProject.bin"/></Relationships>'
    )
    kind = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    office = replaced(office, "word/_rels/document.xml.rels", "</Relationships>", relation)
    office = replaced(office, "[Content_Types].xml", "</Types>", kind)
    return packed_with(office, {"word/vbaProject.bin": b"x"})


def _styles(inside: str) -> str:
    return f"<w:styles {W}>{inside}</w:styles>"


def _style(id: str, name: str, inside: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{inside}</w:style>'


def _found(data: bytes, part: str, path: str) -> list[etree._Element]:
    return etree.fromstring(unpacked(data)[part]).findall(path, NS)


def _style_of(data: bytes, id: str) -> etree._Element:
    [found] = _found(data, "word/styles.xml", f"w:style[@w:styleId='{id}']")
    return found


def _attributes(element: etree._Element, path: str) -> dict[str, str]:
    found = element.find(path, NS)
    return {etree.QName(name).localname: value for name, value in found.attrib.items()}


def _rendered(paper: Letterhead, lang: str = "en") -> list[str]:
    return [render(note, lang) for note in paper.notes]


def _texts(data: bytes) -> list[str]:
    return ["".join(found.itertext()) for found in _found(data, "word/document.xml", "w:body/w:p")]


# Files as several programs write them: ids that are numbers, names in Chinese, parts that are missing.
WPS = raw(
    parts={
        "styles": _styles(
            NORMAL.format('<w:rPr><w:sz w:val="21"/></w:rPr>')
            + _style("2", "heading 1", '<w:basedOn w:val="a"/><w:rPr><w:sz w:val="36"/></w:rPr>')
            + _style("3", "正文文本", '<w:basedOn w:val="a"/><w:rPr><w:sz w:val="24"/></w:rPr>')
            + _style("4", "标题", '<w:basedOn w:val="a"/>')
        ),
        "settings": f"<w:settings {W}/>",
    }
)
OFFICES = {
    "python-docx": saved(_office()),
    "a word processor with numbers for ids": WPS,
    "no styles": raw("<w:p/>"),
    "empty styles": raw(parts={"styles": _styles("")}),
    "a template": raw(parts={"styles": _styles(NORMAL.format(""))}, kind="template"),
}


@LANGS
@pytest.mark.parametrize("name", OFFICES)
def test_a_report_on_any_paper_is_a_valid_document(
    paper: Callable[..., Letterhead], set_on: SetOn, lang: str, name: str, tmp_path: Path
) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(set_on(paper(OFFICES[name], lang)).data)
    complaints = [str(error) for error in OpenXmlValidator().validate(path).errors]
    # python-docx's own template has a style that is linked with one that it lacks.
    assert [text for text in complaints if "MacroText" not in text] == []


@LANGS
@pytest.mark.parametrize("name", OFFICES)
def test_every_paragraph_has_a_style_that_is_there(
    paper: Callable[..., Letterhead], set_on: SetOn, lang: str, name: str
) -> None:
    data = set_on(paper(OFFICES[name], lang)).data
    ids = {found.get(f"{{{NS['w']}}}styleId") for found in _found(data, "word/styles.xml", "w:style")}
    for path in (".//w:pStyle", ".//w:rStyle", ".//w:tblStyle"):
        assert {found.get(VAL) for found in _found(data, "word/document.xml", path)} <= ids
    for path in ("w:style/w:basedOn", "w:style/w:next", "w:style/w:link"):
        used = {found.get(VAL) for found in _found(data, "word/styles.xml", path)}
        assert used - {"MacroTextChar"} <= ids


def test_header_footer_and_picture_stay_as_they_are(paper: Callable[..., Letterhead], set_on: SetOn) -> None:
    office = saved(_office())
    data = set_on(paper(office)).data
    theirs, ours = unpacked(office), unpacked(data)
    for name in ("word/header1.xml", "word/footer1.xml", "word/_rels/header1.xml.rels", "word/media/image1.png"):
        assert b"".join(ours[name].split()) != b""
    assert ours["word/header1.xml"] == theirs["word/header1.xml"]
    assert ours["word/media/image1.png"] == PNG
    document = Document(BytesIO(data))
    assert document.sections[0].header.paragraphs[0].text == "安和县云溪镇人民政府"
    assert document.sections[0].footer.paragraphs[0].text == "政府街1号"


def test_the_page_and_the_width_of_tables_are_those_of_the_file(
    paper: Callable[..., Letterhead], set_on: SetOn
) -> None:
    found = paper(saved(_office()))
    room = found.layout.page.text_width
    assert room == round(16 / 2.54 * 1440)
    [first, *_] = _found(set_on(found).data, "word/document.xml", "w:body/w:tbl")
    assert _attributes(first, "w:tblPr/w:tblW")["w"] == str(room)


def test_roles_take_the_styles_that_word_has_for_them(paper: Callable[..., Letterhead]) -> None:
    styles = paper(WPS).styles
    assert [styles[role] for role in ("body", "title", "heading1")] == ["3", "4", "2"]


def test_names_in_a_config_go_first_as_word_shows_them_in_chinese_or_in_english(
    paper: Callable[..., Letterhead],
) -> None:
    document = _office()
    document.styles.add_style("红头", WD_STYLE_TYPE.PARAGRAPH)
    styles = paper(saved(document), body="列出段落", title="红头", heading1="副标题", heading2="Heading 3").styles
    found = [styles[role] for role in ("body", "title", "heading1", "heading2")]
    assert found == ["ListParagraph", "红头", "Subtitle", "Heading3"]


def test_a_style_is_found_by_another_of_its_names(paper: Callable[..., Letterhead]) -> None:
    office = replaced(WPS, "word/styles.xml", 'w:val="正文文本"/>', 'w:val="公文"/><w:aliases w:val="正,公文正文"/>')
    assert paper(office, body="公文正文").styles["body"] == "3"


@pytest.mark.parametrize(
    ("inside", "taken"),
    [
        ('<w:rPr><w:sz w:val="21"/></w:rPr>', False),
        ('<w:rPr><w:sz w:val="24"/></w:rPr>', True),
        ('<w:pPr><w:ind w:firstLineChars="200"/></w:pPr><w:rPr><w:sz w:val="21"/></w:rPr>', True),
    ],
)
def test_the_plain_style_is_taken_for_text_where_an_office_has_made_it_that(
    paper: Callable[..., Letterhead], inside: str, taken: bool
) -> None:
    found = paper(raw(parts={"styles": _styles(NORMAL.format(inside))}))
    assert (found.styles["body"] == "a") is taken


def test_what_the_file_has_no_style_for_is_set_like_its_text(paper: Callable[..., Letterhead], set_on: SetOn) -> None:
    found = paper(saved(_office()))
    data = set_on(found).data
    note = _style_of(data, found.styles["attachment_note"])
    assert _attributes(note, "w:basedOn") == {"val": "BodyText"}
    assert note.find("w:rPr/w:rFonts", NS) is None
    # 12 of 16 points: the indents are as many characters, and so shorter.
    assert _attributes(note, "w:rPr/w:sz") == {"val": "24"}
    assert _attributes(note, "w:pPr/w:ind")["hangingChars"] == "300"
    assert _attributes(note, "w:pPr/w:ind")["hanging"] == "720"
    assert _attributes(_style_of(data, found.styles["signature"]), "w:pPr/w:ind")["firstLineChars"] == "0"


def test_an_added_heading_is_set_like_the_one_above(paper: Callable[..., Letterhead], set_on: SetOn) -> None:
    found = paper(WPS)
    heading = _style_of(set_on(found).data, found.styles["heading2"])
    assert _attributes(heading, "w:basedOn") == {"val": "2"}
    assert [_attributes(heading, "w:rPr/w:sz"), len(heading.find("w:rPr", NS))] == [{"val": "31"}, 2]  # 7/8 of 36
    assert _attributes(heading, "w:pPr/w:outlineLvl") == {"val": "1"}
    assert _found(set_on(found).data, "word/numbering.xml", "w:abstractNum/w:lvl/w:pPr") == []


def test_headings_and_titles_of_tables_stay_with_what_follows(paper: Callable[..., Letterhead], set_on: SetOn) -> None:
    found = paper(
        raw(parts={"styles": _styles(NORMAL.format("") + _style("x", "一级") + _style("y", "caption"))}),
        heading1="一级",
    )
    data = set_on(found).data
    for id in ("x", "y"):
        assert _style_of(data, id).find("w:pPr/w:keepNext", NS) is not None


def test_ids_and_names_that_are_taken_are_not_taken_again(paper: Callable[..., Letterhead], set_on: SetOn) -> None:
    office = raw(parts={"styles": _styles(NORMAL.format("") + _style("tabletext", "x") + _style("表头", "y"))})
    office = replaced(
        office, "word/styles.xml", 'w:type="paragraph" w:styleId="表头"', 'w:type="character" w:styleId="表头"'
    )
    office = replaced(office, "word/styles.xml", 'w:val="y"', 'w:val="表头"')
    found = paper(office)
    data = set_on(found).data
    assert found.styles["table_cell"] == "TableText1"
    assert _attributes(_style_of(data, found.styles["table_head"]), "w:name") == {"val": "表头 2"}


def test_headings_without_numbers_take_those_of_the_layout(paper: Callable[..., Letterhead], set_on: SetOn) -> None:
    office = packed_with(
        saved(_office()),
        {
            "word/numbering.xml": f"<w:numbering {W}>"
            '<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"/></w:abstractNum>'
            '<w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num></w:numbering>'
        },
    )
    data = set_on(paper(office)).data
    assert [found.get(f"{{{NS['w']}}}numId") for found in _found(data, "word/numbering.xml", "w:num")] == ["9", "10"]
    for level in (1, 2, 3, 4):
        heading = _style_of(data, f"Heading{level}")
        assert _attributes(heading, "w:pPr/w:numPr/w:numId") == {"val": "10"}
        assert _attributes(heading, "w:pPr/w:numPr/w:ilvl") == {"val": str(level - 1)}
    # Its headings keep the indents that they have.
    assert _found(data, "word/numbering.xml", "w:abstractNum[@w:abstractNumId='5']/w:lvl/w:pPr") == []


def test_numbers_that_the_file_has_stay(paper: Callable[..., Letterhead], set_on: SetOn) -> None:
    number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>'
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="3"/>'
        '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
    )
    styles = _styles(NORMAL.format("") + _style("h", "heading 1", number))
    found = paper(raw(parts={"styles": styles, "numbering": numbering}))
    data = set_on(found).data
    assert len(_found(data, "word/numbering.xml", "w:num")) == 1
    added = _style_of(data, found.styles["heading2"])
    assert _attributes(added, "w:pPr/w:numPr/w:numId") == {"val": "7"}
    assert _attributes(added, "w:pPr/w:numPr/w:ilvl") == {"val": "1"}


def test_contents_know_the_numbers_of_the_file(paper: Callable[..., Letterhead]) -> None:
    number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>'
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="upperLetter"/>'
        '<w:lvlText w:val="Part %1"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
    )
    styles = _styles(NORMAL.format("") + _style("h", "heading 1", number) + _style("i", "heading 2"))
    shown = paper(raw(parts={"styles": styles, "numbering": numbering}), "en").layout.en.numbering
    assert [(level.format, level.text) for level in shown][:2] == [("upper_letter", "Part {1}"), ("decimal", "")]


def test_the_heading_of_the_contents_has_no_number(paper: Callable[..., Letterhead], set_on: SetOn) -> None:
    found = paper(saved(_office()))
    heading = _style_of(set_on(found).data, found.styles["contents_title"])
    assert _attributes(heading, "w:basedOn") == {"val": "Heading1"}
    assert _attributes(heading, "w:pPr/w:numPr/w:numId") == {"val": "0"}


def test_room_is_reckoned_with_the_lines_and_spaces_of_the_file(paper: Callable[..., Letterhead]) -> None:
    document = _office()
    text = document.styles["Body Text"].paragraph_format
    text.line_spacing, text.space_after, text.first_line_indent = Pt(25), Pt(5), Pt(24)
    setting = paper(saved(document)).layout.zh
    body = setting.style("body")
    assert (body.line, setting.grid.pitch, body.after, body.first_line, body.keep_next) == (500, 500, 20, 200, False)


def test_widths_are_reckoned_with_the_type_of_the_file(paper: Callable[..., Letterhead]) -> None:
    setting = paper(saved(_office()), "en").layout.en
    assert setting.style("body").size == 24
    assert setting.style("title").size == 52
    assert setting.style("title").font.latin == "Calibri"  # which the theme names
    assert setting.grid.spacing == 0


def test_the_last_section_is_taken_with_the_header_that_it_has_from_the_one_before(
    paper: Callable[..., Letterhead], set_on: SetOn
) -> None:
    document = _office()
    last = document.add_section(WD_SECTION.NEW_PAGE)
    last.page_width = Cm(18)
    section = Document(BytesIO(set_on(paper(saved(document))).data)).sections[0]
    assert round(section.page_width.cm, 1) == 18
    assert section.header.paragraphs[0].text == "安和县云溪镇人民政府"


def test_a_header_of_the_first_page_stays(paper: Callable[..., Letterhead], set_on: SetOn) -> None:
    document = _office()
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].first_page_header.paragraphs[0].text = "首页"
    section = Document(BytesIO(set_on(paper(saved(document))).data)).sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == "首页"


@LANGS
def test_a_file_without_a_footer_gets_the_page_number_of_the_layout(
    paper: Callable[..., Letterhead], set_on: SetOn, lang: str
) -> None:
    found = paper(plain_file(), lang)
    data = set_on(found).data
    [field] = _found(data, "word/footer1.xml", "w:p/w:fldSimple")
    assert field.get(f"{{{NS['w']}}}instr") == " PAGE "
    assert "page_number" in _rendered(found)[0]


def test_a_header_with_the_number_of_the_page_needs_no_footer(paper: Callable[..., Letterhead]) -> None:
    field = "<w:p><w:r><w:instrText> PAGE \\* MERGEFORMAT </w:instrText></w:r></w:p>"
    office = raw(
        SECTION.format('<w:headerReference w:type="default" r:id="rId1"/>'),
        {"header1": f"<w:hdr {W}>{field}</w:hdr>"},
    )
    assert b"footerReference" not in paper(office).skeleton.tail


def test_a_section_that_says_nothing_has_the_page_of_the_layout(
    paper: Callable[..., Letterhead], layout: Layout
) -> None:
    office = replaced(raw("<w:p/>"), "word/document.xml", SECTION.format(""), "<w:sectPr/>")
    assert paper(office).layout.page == layout.page


def test_what_stands_around_the_report_is_kept(paper: Callable[..., Letterhead], set_on: SetOn) -> None:
    document = _office()
    for text in ("呈送", "{{ report }}", "联系人"):
        document.add_paragraph(text)
    found = paper(saved(document))
    texts = _texts(set_on(found).data)
    assert (texts[0], texts[-1]) == ("呈送", "联系人")
    assert "{{ report }}" not in texts
    assert "盘龙城开发区管理委员会" in texts


@pytest.mark.parametrize("behind", ["", "联系人"])
def test_a_page_that_is_turned_is_the_letterheads_on_its_side(
    paper: Callable[..., Letterhead], properties: Properties, behind: str, tmp_path: Path
) -> None:
    document = _office()
    document.sections[0].different_first_page_header_footer = True
    for text in ("{{ report }}", behind):
        document.add_paragraph(text)
    found = paper(saved(document))
    target = WordTarget(found.layout, "zh", found.styles)
    wide = TableText(("村",) * 3, ((Cell("1"), Cell("2"), Cell("3")),), "", False, landscape=True)
    body = target.finished(target.title("总结") + target.table(wide))
    path = tmp_path / "report.docx"
    path.write_bytes(package_bytes(found.skeleton, body, (), properties))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors if "MacroText" not in str(error)] == []
    sections = Document(str(path)).sections
    turned = [section.page_width > section.page_height for section in sections]
    assert turned == ([False, True, False] if behind else [False, True])
    assert [section.different_first_page_header_footer for section in sections][:2] == [True, False]
    assert {section.header.paragraphs[0].text for section in sections} == {"安和县云溪镇人民政府"}


def test_the_report_has_the_page_of_the_section_it_stands_in(paper: Callable[..., Letterhead], set_on: SetOn) -> None:
    document = _office()
    document.add_paragraph("{{ report }}")
    document.add_section(WD_SECTION.NEW_PAGE).page_width = Cm(29.7)
    document.add_paragraph("封底")
    found = paper(saved(document))
    assert found.layout.page.width == round(21 / 2.54 * 1440)
    after = Document(BytesIO(set_on(found).data))
    assert [round(section.page_width.cm, 1) for section in after.sections] == [21, 29.7]
    assert after.paragraphs[-1].text == "封底"


def test_bookmarks_that_are_kept_do_not_clash_with_those_of_figures(
    paper: Callable[..., Letterhead], set_on: SetOn
) -> None:
    kept = '<w:p><w:bookmarkStart w:id="1" w:name="office"/><w:r><w:t>甲</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>'
    data = set_on(paper(raw(f"{kept}<w:p><w:r><w:t>{{{{ report }}}}</w:t></w:r></w:p>"))).data
    ids = [found.get(f"{{{NS['w']}}}id") for found in _found(data, "word/document.xml", ".//w:bookmarkStart")]
    assert len(ids) == len(set(ids))


def test_changes_are_accepted_and_comments_left_out(paper: Callable[..., Letterhead], set_on: SetOn) -> None:
    changed = (
        '<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>新</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="x"><w:r><w:delText>旧</w:delText></w:r></w:del>'
        '<w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )
    found = paper(raw(f"{changed}<w:p><w:r><w:t>{{{{report}}}}</w:t></w:r></w:p>"))
    data = set_on(found).data
    assert _texts(data)[0] == "新"
    assert _found(data, "word/document.xml", ".//w:commentReference") == []
    assert any("[letterhead.changes]" in text and "file: 2" in text for text in _rendered(found))
    assert any("[letterhead.comments]" in text for text in _rendered(found))


def test_settings_stay_but_for_what_belongs_to_work_on_the_file(
    paper: Callable[..., Letterhead], set_on: SetOn
) -> None:
    settings = (
        f'<w:settings {W}><w:trackRevisions/><w:documentProtection w:edit="readOnly"/><w:defaultTabStop w:val="425"/>'
        "<w:evenAndOddHeaders/></w:settings>"
    )
    data = set_on(paper(raw(parts={"settings": settings}))).data
    names = [etree.QName(found).localname for found in _found(data, "word/settings.xml", "*")]
    assert names == ["defaultTabStop", "evenAndOddHeaders"]


def test_a_file_without_settings_has_one_footer_for_all_pages(paper: Callable[..., Letterhead], set_on: SetOn) -> None:
    data = set_on(paper(raw("<w:p/>"))).data
    assert _found(data, "word/settings.xml", "w:evenAndOddHeaders") == []


def test_custom_parts_of_the_file_stay_beside_the_list_of_figures(
    paper: Callable[..., Letterhead], set_on: SetOn
) -> None:
    report = set_on(paper(plain_file()))
    parts = unpacked(report.data)
    assert b"bibliography" in parts["customXml/item1001.xml"]
    assert NAMESPACE.encode() in parts["customXml/item1.xml"]


def test_a_report_may_be_the_paper_of_the_next(paper: Callable[..., Letterhead], set_on: SetOn, tmp_path: Path) -> None:
    first = set_on(paper(saved(_office()))).data
    data = set_on(paper(first)).data
    assert sum(NAMESPACE.encode() in part for name, part in unpacked(data).items() if "/item" in name) == 2
    path = tmp_path / "report.docx"
    path.write_bytes(data)
    complaints = [str(error) for error in OpenXmlValidator().validate(path).errors]
    assert [text for text in complaints if "MacroText" not in text] == []


def test_the_name_of_the_office_in_the_properties_stays(paper: Callable[..., Letterhead], set_on: SetOn) -> None:
    office = replaced(plain_file(), "docProps/app.xml", "<Company/>", "<Company>云溪 &amp; 镇</Company>")
    assert "<Company>云溪 &amp; 镇</Company>" in unpacked(set_on(paper(office)).data)["docProps/app.xml"].decode()


def test_parts_with_names_in_chinese_are_carried_along(paper: Callable[..., Letterhead], set_on: SetOn) -> None:
    office = saved(_office())
    relations = unpacked(office)["word/_rels/header1.xml.rels"].decode().replace("image1.png", "徽标.png")
    office = packed_with(office, {"word/_rels/header1.xml.rels": relations, "word/media/徽标.png": PNG})
    header = Document(BytesIO(set_on(paper(office)).data)).sections[0].header
    [picture] = [found for found in header.part.rels.values() if found.reltype.endswith("/image")]
    assert picture.target_part.blob == PNG


@LANGS
def test_the_same_file_gives_the_same_bytes(paper: Callable[..., Letterhead], lang: str) -> None:
    office = saved(_office())
    assert paper(office, lang).skeleton == paper(office, lang).skeleton


def test_macros_are_left_out(paper: Callable[..., Letterhead], set_on: SetOn) -> None:
    assert "word/vbaProject.bin" not in unpacked(set_on(paper(_with_macros(plain_file()))).data)


def test_the_text_of_a_file_is_not_in_reports_without_a_place_for_them(
    paper: Callable[..., Letterhead], set_on: SetOn
) -> None:
    found = paper(plain_file("关于某事的通知"))
    assert "关于某事的通知" not in _texts(set_on(found).data)
    assert any("[letterhead.text-not-used]" in text for text in _rendered(found))


def test_a_file_without_text_has_none_that_is_not_used(
    paper: Callable[..., Letterhead],
) -> None:
    assert not any("text-not-used" in text for text in _rendered(paper(plain_file(""))))


@LANGS
def test_what_reports_do_without_is_told(
    paper: Callable[..., Letterhead], expected: Callable[[str, str], None], lang: str
) -> None:
    changed = '<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>新</w:t></w:r></w:ins>{}</w:p>'
    comment = '<w:r><w:commentReference w:id="0"/></w:r>'
    place = "<w:p><w:r><w:t>{{ report }}</w:t></w:r></w:p>"
    kept = raw(changed.format(comment) + place)
    unused = packed_with(saved(_office()), {"word/media/image1.png": PNG + Random(1).randbytes(3_000_000)})
    unused = replaced(unused, "word/document.xml", "<w:sectPr", f"{changed.format('')}<w:sectPr")
    told = [line for data in (kept, _with_macros(unused)) for line in _rendered(paper(data), lang)]
    expected(f"letterhead_told_{lang}.txt", "".join(f"{line}\n" for line in told))


@LANGS
def test_notes_name_what_the_file_lacks(
    paper: Callable[..., Letterhead], expected: Callable[[str, str], None], lang: str
) -> None:
    found = {name: paper(OFFICES[name]) for name in OFFICES}
    text = "".join(
        f"{name}\n" + "".join(f"  {line}\n" for line in _rendered(each, lang)) for name, each in found.items()
    )
    expected(f"letterhead_notes_{lang}.txt", text)
