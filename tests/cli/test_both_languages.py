"""`build --lang bilingual`: one document with both languages."""

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from lxml import etree, html
from openxml_audit import OpenXmlValidator
from projects import CONFIG, SmallProject, run

BOTH = "420323-竹山县-2006-zh-en.docx"
CHART = """charts:
  origins:
    title: {zh: 来源地, en: Origins}
    kind: bar
    rows: by_origin
"""
OFFICIAL = """attachments: [{table: towns}, {section: people, title: {zh: 人口, en: People}}]
official:
  red_head:
    issuer: {zh: "{{ area }}人民政府文件", en: "Government of {{ area }}"}
    number: {zh: 竹政〔2007〕5号, en: No. 5}
  addressee: {zh: 市人民政府, en: The City Government}
  copies: {to: {zh: 县委各部门, en: All departments}, issuer: {zh: 县政府办公室, en: County Office}}
"""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def part(path: Path, name: str) -> etree._Element:
    with ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def style_of(paragraph: etree._Element) -> str:
    return str(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))


def page(small: SmallProject, lang: str) -> html.HtmlElement:
    """Return a page that was written."""
    path = small.folder / "out" / BOTH.replace("zh-en.docx", f"{lang}.html")
    return html.fromstring(path.read_bytes())


def texts(found: html.HtmlElement) -> list[str]:
    """Return the texts of a page's paragraphs, headings and cells."""
    elements = found.xpath(".//main//*") if found.tag == "html" else found.iter()
    kinds = ("p", "h1", "h2", "h3", "th", "td")
    return [element.text_content() for element in elements if element.tag in kinds]


def styles(small: SmallProject) -> list[str]:
    """Return the styles of the document's paragraphs outside of tables, English ones as `en`."""
    paragraphs = Document(str(small.folder / "out" / BOTH)).paragraphs
    return ["en" if found.style.style_id.endswith("En") else "zh" for found in paragraphs if found.text]


def test_one_document_has_both_languages_one_behind_the_other(small: SmallProject) -> None:
    result = small.build("--lang", "bilingual")
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"wrote out/{BOTH}\n", "")
    assert set(small.documents) == {BOTH}
    found = styles(small)
    assert found == sorted(found, reverse=True)
    assert {"zh", "en"} == set(found)


def test_the_config_says_how_they_are_arranged_and_the_command_line_overrides_it(small: SmallProject) -> None:
    small.write(CONFIG, small.read(CONFIG) + "\nbilingual: paragraphs\n")
    small.build("--lang", "bilingual")
    assert styles(small)[:4] == ["zh", "en", "zh", "en"]

    small.build("--lang", "bilingual", "--arrange", "sequence")
    assert styles(small)[:2] == ["zh", "zh"]

    small.build("--lang", "bilingual", "--arrange", "columns")
    assert Document(str(small.folder / "out" / BOTH)).tables


def test_an_arrangement_needs_a_document_in_both_languages(small: SmallProject) -> None:
    result = small.build("--arrange", "columns")
    assert (result.exit_code, small.documents) == (2, {})
    assert result.stderr == "error: --arrange goes with --lang bilingual, which was not given [command.arrange-alone]\n"
    assert small.build("--arrange", "columns", lang="zh").stderr == (
        "错误: --arrange 要与 --lang bilingual 连用 [command.arrange-alone]\n"
    )


@pytest.mark.parametrize("arrangement", ["sequence", "paragraphs", "columns"])
def test_a_second_build_gives_the_same_bytes_and_says_so(small: SmallProject, arrangement: str) -> None:
    more = ("--lang", "bilingual", "--arrange", arrangement)
    small.build(*more)
    first = small.documents
    assert small.build(*more).stdout == f"unchanged out/{BOTH}\n"
    assert small.documents == first


def test_a_document_that_was_edited_is_not_overwritten(small: SmallProject) -> None:
    small.build("--lang", "bilingual")
    path = small.folder / "out" / BOTH
    edited = Document(str(path))
    edited.add_paragraph("我的话")
    edited.save(str(path))
    before = path.read_bytes()
    result = small.build("--lang", "bilingual", "--arrange", "columns")
    assert result.exit_code == 2
    assert "[word.edited-by-hand]" in result.stderr
    assert path.read_bytes() == before
    assert small.build("--lang", "bilingual", "--arrange", "columns", "--force").exit_code == 0


@pytest.fixture
def rich(small: SmallProject) -> SmallProject:
    """Add a chart, a table on a turned page, and references to both."""
    small.edit(CONFIG, "attachments:", f"{CHART}attachments:")
    small.edit(CONFIG, "    columns: [population", "    landscape: true\n    columns: [population")
    for lang, words in (("zh", "见{}和{}。"), ("en", "See {} and {}.")):
        referring = words.format('{{ ref("towns") }}', '{{ ref("origins") }}')
        path = f"templates/{lang}/small-summary/people.md"
        table, chart = '{{ table("towns") }}', '{{ chart("origins") }}'
        small.write(path, "\n\n".join((small.read(path), referring, table, referring, chart, referring)))
    return small


@pytest.mark.parametrize("arrangement", ["sequence", "paragraphs", "columns"])
def test_tables_charts_and_references_stand_in_both_languages_under_names_of_their_own(
    rich: SmallProject, arrangement: str
) -> None:
    assert rich.build("--lang", "bilingual", "--arrange", arrangement).stderr == ""
    path = rich.folder / "out" / BOTH
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    body = part(path, "word/document.xml")
    names = [found.get(f"{W}name") for found in body.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))
    asked = [found.get(f"{W}instr", "").split()[1:2] for found in body.iter(f"{W}fldSimple")]
    asked += [(found.text or "").split()[1:2] for found in body.iter(f"{W}instrText")]
    referred = {name for found in asked for name in found if name.startswith("_Re")}
    assert referred == {"_Ref_towns", "_Ref_origins", "_Ren_towns", "_Ren_origins"} & set(names)
    drawn = [found.get("id") for found in body.iter(DRAWING)]
    assert len(drawn) == len(set(drawn)) == 2
    with ZipFile(path) as package:
        assert sum(name.startswith("word/charts/chart") for name in package.namelist()) == 2


@pytest.mark.parametrize("arrangement", ["sequence", "paragraphs", "columns"])
def test_captions_go_with_their_tables_to_turned_pages_and_no_section_ends_in_a_cell(
    rich: SmallProject, arrangement: str
) -> None:
    rich.build("--lang", "bilingual", "--arrange", arrangement)
    body = part(rich.folder / "out" / BOTH, "word/document.xml").find(f"{W}body")
    assert not list(body.iterfind(f".//{W}tc//{W}sectPr"))
    turned, kinds = [], []
    for element in body:
        kinds.append("".join(element.itertext()))
        if (section := next(element.iter(f"{W}sectPr"), None)) is not None:
            if section.find(f"{W}pgSz").get(f"{W}orient") == "landscape":
                turned += kinds
            kinds = []
    assert len([text for text in turned if "各乡镇情况" in text or "The Towns" in text]) == 4


@pytest.mark.parametrize("arrangement", ["sequence", "paragraphs", "columns"])
def test_each_language_has_contents_of_its_own_headings_that_lead_to_them(rich: SmallProject, arrangement: str) -> None:
    rich.write(CONFIG, rich.read(CONFIG) + "\ncontents: true\n")
    assert rich.build("--lang", "bilingual", "--arrange", arrangement).stderr == ""
    path = rich.folder / "out" / BOTH
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    body = part(path, "word/document.xml")
    listed = [
        ["".join(line.itertext(f"{W}t")) for line in table.iter(f"{W}p") if re.match(r"TOC[0-9]", style_of(line))]
        for table in body.iter(f"{W}sdt")
    ]
    zh, en = ([re.sub(r"[0-9]+$", "", line) for line in lines] for lines in listed)
    assert zh == ["一、基本情况", "二、查验情况", "三、存在问题", "各乡镇情况"]
    assert en == ["I. Profile", "II. Checks", "III. Problems", "The Towns"]
    anchors = [link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")]
    names = [found.get(f"{W}name") for found in body.iter(f"{W}bookmarkStart")]
    assert len(anchors) == len(set(anchors)) == 8
    assert set(anchors) <= set(names)
    assert len(names) == len(set(names))
    asked = [found.text for found in body.iter(f"{W}instrText") if "TOC" in (found.text or "")]
    assert asked == [
        ' TOC \\o "1-2" \\h \\z \\t "附件标题,1" ',
        ' TOC \\h \\z \\t "heading 1 (English),1,heading 2 (English),2,Attachment Title (English),1" ',
    ]


@pytest.fixture
def official(small: SmallProject) -> SmallProject:
    """Make an official document of it, with a section attached."""
    small.edit(CONFIG, "attachments: [towns]", OFFICIAL)
    small.edit(CONFIG, "sections: [opening, people, ", "sections: [opening, ")
    return small


@pytest.mark.parametrize(("arrangement", "tables"), [("sequence", [2, 2]), ("paragraphs", [4]), ("columns", [4])])
def test_who_gets_copies_stands_once_on_a_page_in_both_languages(
    official: SmallProject, arrangement: str, tables: list[int]
) -> None:
    assert official.build("--lang", "bilingual", "--arrange", arrangement).stderr == ""
    path = official.folder / "out" / BOTH
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    body = part(path, "word/document.xml")
    floating = [table for table in body.iter(f"{W}tbl") if table.find(f"{W}tblPr/{W}tblpPr") is not None]
    assert [len(table.findall(f"{W}tr")) for table in floating] == tables


def test_a_second_red_head_on_a_page_keeps_no_distance_from_its_edge(official: SmallProject) -> None:
    official.build("--lang", "bilingual", "--arrange", "paragraphs")
    body = part(official.folder / "out" / BOTH, "word/document.xml")
    first, second = (found for found in body.iter(f"{W}p") if style_of(found) in ("Issuer", "IssuerEn"))
    assert int(first.find(f"{W}pPr/{W}spacing").get(f"{W}before")) > 1000
    assert second.find(f"{W}pPr/{W}spacing").get(f"{W}before") is None


@pytest.mark.parametrize("arrangement", ["sequence", "paragraphs", "columns"])
def test_headings_of_an_attached_section_count_from_one_in_both_languages(
    official: SmallProject, arrangement: str
) -> None:
    official.build("--lang", "bilingual", "--arrange", arrangement)
    path = official.folder / "out" / BOTH
    used = [found.get(f"{W}val") for found in part(path, "word/document.xml").iter(f"{W}numId")]
    assert len(set(used)) == 2
    assert used == [used[0], used[0], used[-1], used[-1]]
    lists = [found.get(f"{W}numId") for found in part(path, "word/numbering.xml").iter(f"{W}num")]
    assert set(used) <= set(lists)


@pytest.mark.parametrize("arrangement", ["sequence", "paragraphs", "columns"])
def test_a_page_for_a_browser_has_both_languages_and_every_link_leads_somewhere(
    rich: SmallProject, arrangement: str
) -> None:
    rich.build("--format", "html")
    single = {lang: texts(page(rich, lang)) for lang in ("zh", "en")}
    result = rich.build("--lang", "bilingual", "--arrange", arrangement, "--format", "html")
    assert result.stdout == f"wrote out/{BOTH.replace('docx', 'html')}\n"
    found = page(rich, "zh-en")
    ids = [element.get("id") for element in found.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = {element.get("href")[1:] for element in found.iter("a") if element.get("href")}
    assert links <= set(ids)
    for lang, name in (("zh", "zh-CN"), ("en", "en")):
        parts = found.xpath(f'//main//div[@lang="{name}"]')
        assert [text for part in parts for text in texts(part)] == single[lang]
    assert bool(found.xpath('//div[@class="pair"]')) == (arrangement == "columns")
    assert len(found.xpath("//section/h2")) == 2


def test_a_page_in_both_languages_that_was_edited_is_not_overwritten(small: SmallProject) -> None:
    both = ("--lang", "bilingual", "--format", "html")
    small.build(*both)
    assert small.build(*both).stdout.startswith("unchanged")
    path = small.folder / "out" / BOTH.replace("docx", "html")
    path.write_text(path.read_text(encoding="utf-8").replace("工作总结", "总结"), encoding="utf-8")
    assert "[word.edited-by-hand]" in small.build(*both, "--arrange", "columns").stderr


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_is_written_where_one_language_fails(small: SmallProject, lang: str) -> None:
    template = next((small.folder / "templates" / lang).rglob("opening.md"))
    template.write_text(template.read_text(encoding="utf-8") + "\n{{ nobody }}\n", encoding="utf-8")
    result = small.build("--lang", "bilingual")
    assert (result.exit_code, small.documents) == (2, {})
    assert "[narrative.unknown-name]" in result.stderr


def test_a_figure_that_one_language_prints_and_the_other_does_not_is_found(small: SmallProject) -> None:
    template = "templates/zh/small-summary/people.md"
    small.edit(template, "[[流入{{ inflow }}", "{% if not fell_short %}[[流入{{ inflow }}")
    small.edit(template, "流出{{ outflow }}。]]", "流出{{ outflow }}。]]{% endif %}")
    single, both = small.build("--lang", "both"), small.build("--lang", "bilingual")
    assert (both.exit_code, small.documents) == (2, {})
    assert both.stderr == single.stderr
    assert "[narrative.parity-printed]" in both.stderr


def test_every_area_gets_a_document_in_both_languages(small: SmallProject) -> None:
    common = (*small.common, "--all", "--period", "2006", "-o", "out", "--lang", "bilingual", "--arrange", "columns")
    assert run("build", *common, "--jobs", "2").exit_code == 0
    manifest = json.loads(Path("out/manifest.json").read_text(encoding="utf-8"))
    assert (manifest["languages"], manifest["bilingual"]) == (["zh", "en"], "columns")
    assert [report["language"] for report in manifest["reports"]] == ["zh-en"] * 3
    assert all(report["path"].endswith("-zh-en.docx") for report in manifest["reports"])
