"""What readers who hear a document, or go through it by its outline, find in those of every example."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import pytest
from docx import Document
from lxml import etree
from places import PLACES, Example
from township import ROOT, silent

from reportgen.pipeline.build import Order, build_report
from reportgen.pipeline.project import open_project

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
W = f"{{{NS['w']}}}"
LANGUAGES = {"zh": "zh-CN", "en": "en-US"}


class Built(NamedTuple):
    """A document of an example, its language and its parts."""

    name: str
    lang: str
    data: bytes
    body: etree._Element
    styles: etree._Element

    def styled(self, style: str) -> list[etree._Element]:
        """Return the paragraphs of a style."""
        found: list[etree._Element] = self.body.xpath(f"//w:p[w:pPr/w:pStyle/@w:val='{style}']", namespaces=NS)
        return found

    def level(self, paragraph: etree._Element) -> int:
        """Return the outline level of a paragraph, from 1; 0 for text."""
        style = paragraph.find("w:pPr/w:pStyle", NS)
        found = self.styles.find(f"w:style[@w:styleId='{style.get(f'{W}val')}']/w:pPr/w:outlineLvl", NS)
        return int(found.get(f"{W}val")) + 1 if found is not None else 0


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Built]:
    return [built for place in PLACES for built in _built(place, tmp_path_factory.mktemp(place.name))]


def _words(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


def _built(place: Example, out: Path) -> Iterator[Built]:
    name, config, area, period, below = place
    project = open_project(ROOT / "configs" / f"{config}.yaml", ROOT / "examples" / name, out / "store.sqlite", below)
    order = Order(area, period, ("zh", "en"), out, dry_run=True)
    for document in build_report(project, order, silent).documents:
        with ZipFile(BytesIO(document.data)) as package:
            body, styles = (etree.fromstring(package.read(f"word/{part}.xml")) for part in ("document", "styles"))
        yield Built(name, document.lang, document.data, body, styles)


def test_a_document_says_its_title_its_office_and_its_language(documents: list[Built]) -> None:
    for built in documents:
        properties = Document(BytesIO(built.data)).core_properties
        [title] = built.styled("Title")
        assert properties.title.replace(" ", "") == _words(title).replace(" ", ""), built.name
        assert properties.author == "".join(map(_words, built.styled("Signature"))), built.name
        assert properties.language == LANGUAGES[built.lang]
        assert properties.subject
        assert properties.keywords


def test_each_script_is_told_its_language(documents: list[Built]) -> None:
    for built in documents:
        told = built.styles.find("w:docDefaults/w:rPrDefault/w:rPr/w:lang", NS)
        assert (told.get(f"{W}val"), told.get(f"{W}eastAsia")) == ("en-US", "zh-CN")


def test_a_document_has_one_title_which_is_no_heading(documents: list[Built]) -> None:
    for built in documents:
        assert [built.level(title) for title in built.styled("Title")] == [0], built.name


def test_no_level_of_headings_is_left_out(documents: list[Built]) -> None:
    for built in documents:
        levels = [level for paragraph in built.body.iter(f"{W}p") if (level := built.level(paragraph))]
        assert levels
        assert all(behind <= before + 1 for before, behind in zip([0, *levels], levels, strict=False)), built.name


def test_attachments_stand_in_the_outline(documents: list[Built]) -> None:
    attached = [built.level(title) for built in documents for title in built.styled("AttachmentTitle")]
    assert set(attached) == {1}


def test_every_table_has_a_row_of_heads_a_title_and_a_description(documents: list[Built]) -> None:
    tables = [(built.name, table) for built in documents for table in built.body.iter(f"{W}tbl")]
    assert tables
    for name, table in tables:
        assert table.find("w:tr/w:trPr/w:tblHeader", NS) is not None, name
        assert table.find("w:tblPr/w:tblCaption", NS) is not None, name
        assert table.find("w:tblPr/w:tblDescription", NS).get(f"{W}val"), name


def test_every_drawing_that_says_something_is_described(documents: list[Built]) -> None:
    for built in documents:
        for drawing in built.body.iter(f"{{{NS['wp']}}}docPr"):
            assert drawing.get("descr"), built.name
