"""Documents in both languages: nothing that either of the two single documents says is lost or out of order."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, get_args
from zipfile import ZipFile

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from places import PLACES, Example
from township import LANGS, ROOT, silent

from reportgen.nouns.report import Arrangement
from reportgen.pipeline.build import Built, Order, build_report
from reportgen.pipeline.project import open_project
from reportgen.word.guard import edited_by_hand, read_figures

ARRANGEMENTS: tuple[Arrangement, ...] = get_args(Arrangement)
CHOSEN = [place for place in PLACES if place.name in ("panlongcheng", "laodaohe", "county-self")]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


class Documents(NamedTuple):
    """The documents of an example: one in each language, and both in one in each arrangement."""

    single: dict[str, Path]
    both: dict[Arrangement, Path]


@pytest.fixture(scope="module", params=CHOSEN, ids=lambda place: place.name)
def documents(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Documents:
    place: Example = request.param
    folder = tmp_path_factory.mktemp(place.name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPORTGEN_CACHE_DIR", str(folder / "cache"))
        project = open_project(
            ROOT / "configs" / f"{place.config}.yaml", ROOT / "examples" / place.name, folder / "figures.sqlite"
        )

        def build(arrangement: Arrangement | None) -> Built:
            out = folder / (arrangement or "single")
            order = Order(place.area, place.period, LANGS, out, arrangement=arrangement)
            return build_report(project, order, silent)

        single = {document.lang: document.path for document in build(None).documents}
        both = {each: build(each).documents[0].path for each in ARRANGEMENTS}
    return Documents(single, both)


def part(path: Path, name: str = "word/document.xml") -> etree._Element:
    with ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def texts(path: Path, english: Callable[[str], bool]) -> list[str]:
    """Return the paragraphs of a document whose style `english` accepts, without empty ones."""
    found = []
    for paragraph in part(path).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and english(style.get(f"{W}val", "")):
            found.append("".join(paragraph.itertext()))
    return [text for text in found if text.strip()]


def is_english(style: str) -> bool:
    return style.endswith("En")


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
def test_each_language_says_what_its_own_document_says_in_the_same_order(
    arrangement: Arrangement, documents: Documents
) -> None:
    both = documents.both[arrangement]
    assert texts(both, is_english) == texts(documents.single["en"], lambda _: True)
    assert texts(both, lambda style: not is_english(style)) == texts(documents.single["zh"], lambda _: True)


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
def test_it_is_sound_and_as_it_was_written(arrangement: Arrangement, documents: Documents) -> None:
    path = documents.both[arrangement]
    assert path.name.endswith("-zh-en.docx")
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    assert not edited_by_hand(path)


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
def test_one_list_holds_the_figures_of_both_languages_each_with_its_bookmark(
    arrangement: Arrangement, documents: Documents
) -> None:
    listed = read_figures(documents.both[arrangement])
    chinese, english = (read_figures(documents.single[lang]) for lang in LANGS)
    assert listed is not None
    assert chinese is not None
    assert english is not None
    assert [found.number for found in listed.figures] == list(range(1, len(listed.figures) + 1))
    assert (listed.lang, listed.english) == ("zh-en", len(chinese.figures) + 1)
    assert [found[1:] for found in listed.figures] == [found[1:] for found in (*chinese.figures, *english.figures)]
    assert {f"_fig{found.number:04}": found.text for found in listed.figures} == bookmarked(
        part(documents.both[arrangement])
    )


def bookmarked(document: etree._Element) -> dict[str, str]:
    """Return the text within each bookmark of a figure."""
    found: dict[str, str] = {}
    for start in document.iter(f"{W}bookmarkStart"):
        name = start.get(f"{W}name", "")
        if name.startswith("_fig"):
            assert name not in found
            end, inside = start.get(f"{W}id"), []
            for element in start.itersiblings():
                if element.tag == f"{W}bookmarkEnd" and element.get(f"{W}id") == end:
                    break
                inside.append("".join(element.itertext()))
                inside.extend(drawn.get("descr", "") for drawn in element.iter(DRAWN))
            found[name] = "".join(inside)
    return found


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
def test_names_and_ids_are_unique(arrangement: Arrangement, documents: Documents) -> None:
    document = part(documents.both[arrangement])
    for attribute in ("name", "id"):
        found = [start.get(f"{W}{attribute}") for start in document.iter(f"{W}bookmarkStart")]
        assert len(found) == len(set(found))
    styles = part(documents.both[arrangement], "word/styles.xml").findall(f"{W}style")
    names = [style.find(f"{W}name").get(f"{W}val").lower() for style in styles]
    assert len(names) == len(set(names))
    known = {style.get(f"{W}styleId") for style in styles}
    used = {found.get(f"{W}val") for kind in ("pStyle", "rStyle", "tblStyle") for found in document.iter(f"{W}{kind}")}
    assert used <= known


def test_english_headings_have_levels_and_numbers_of_their_own(documents: Documents) -> None:
    path = documents.both["paragraphs"]
    styles = {style.get(f"{W}styleId"): style for style in part(path, "word/styles.xml").iter(f"{W}style")}
    numbers = part(path, "word/numbering.xml")
    lists = {
        found.get(f"{W}numId"): found.find(f"{W}abstractNumId").get(f"{W}val") for found in numbers.iter(f"{W}num")
    }
    defined = {found.get(f"{W}abstractNumId"): found for found in numbers.iter(f"{W}abstractNum")}
    used = []
    for name in ("Heading1", "Heading1En"):
        properties = styles[name].find(f"{W}pPr")
        assert properties.find(f"{W}outlineLvl").get(f"{W}val") == "0"
        definition = defined[lists[properties.find(f"{W}numPr/{W}numId").get(f"{W}val")]]
        level = definition.find(f"{W}lvl")
        assert level.find(f"{W}pStyle").get(f"{W}val") == name
        used.append(level.find(f"{W}lvlText").get(f"{W}val"))
    assert used == ["%1、", "%1."]
    assert styles["BodyTextEn"].find(f"{W}rPr/{W}lang").get(f"{W}val") == "en-US"
    assert styles["BodyTextEn"].find(f"{W}pPr/{W}snapToGrid").get(f"{W}val") == "0"
    assert styles["BodyTextEn"].find(f"{W}name").get(f"{W}val") == "Body Text (English)"


def test_english_begins_on_a_new_page_behind_the_chinese_text(documents: Documents) -> None:
    paragraphs = list(part(documents.both["sequence"]).find(f"{W}body").iter(f"{W}p"))
    english = [is_english(found.find(f"{W}pPr/{W}pStyle").get(f"{W}val")) for found in paragraphs]
    first = english.index(True)
    assert all(english[first:])
    assert paragraphs[first].find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_paragraphs_follow_each_other_in_pairs(documents: Documents) -> None:
    body = part(documents.both["paragraphs"]).find(f"{W}body")
    kinds = [found.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for found in body.findall(f"{W}p")]
    text = [kind for kind in kinds if re.match(r"Heading|BodyText", kind)]
    assert text
    unpaired = [(one, other) for one, other in zip(text[::2], text[1::2], strict=True) if other != f"{one}En"]
    assert unpaired == []


def test_columns_stand_side_by_side_in_tables_without_lines(documents: Documents) -> None:
    document = part(documents.both["columns"])
    tables = [table for table in document.iter(f"{W}tbl") if table.find(f"{W}tblPr/{W}tblStyle") is None]
    assert tables
    for table in tables:
        assert table.find(f"{W}tblPr/{W}tblBorders") is None
        for row in table.iter(f"{W}tr"):
            left, right = (
                [found.get(f"{W}val", "") for found in cell.iter(f"{W}pStyle")] for cell in row.findall(f"{W}tc")
            )
            assert [f"{style}En" for style in left] == right


def test_what_it_says_of_itself_is_in_both_languages(documents: Documents) -> None:
    for path in documents.both.values():
        core = "".join(part(path, "docProps/core.xml").itertext())
        titles = {
            lang: part(single, "docProps/core.xml").find("{http://purl.org/dc/elements/1.1/}title").text
            for lang, single in documents.single.items()
        }
        assert f"{titles['zh']} / {titles['en']}" in core
