"""Files that cannot be an office's paper: what is wrong is said, all of it in one run."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from papers import SECTION, packed_with, plain_file, raw, replaced, saved, unpacked

from reportgen.messages import render
from reportgen.nouns.issue import Issue, Place, ReportError
from reportgen.nouns.layout import Layout
from reportgen.nouns.report import NamedStyle
from reportgen.word.letterhead.assemble import letterhead_for

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500)
STRICT = {
    "word/document.xml": '<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body/></document>',
}


def _zip(**parts: bytes) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w") as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return written.getvalue()


def _twice() -> bytes:
    document = Document()
    document.add_paragraph("{{ report }}")
    document.add_paragraph("{{report}}")
    return saved(document)


def _in_a_table() -> bytes:
    document = Document()
    document.add_table(1, 1).cell(0, 0).text = "{{ report }}"
    return saved(document)


def _locked() -> bytes:
    """Return a package whose files say that they are encrypted."""
    data = bytearray(plain_file())
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    return bytes(data)


FILES = {
    "Word 97": OLE,
    "RTF": rb"{\rtf1 }",
    "a password": OLE + "EncryptedPackage".encode("utf-16-le"),
    "a locked zip": _locked(),
    "a PDF": b"%PDF-1.7",
    "nothing": b"",
    "a zip of something else": _zip(mimetype=b"application/vnd.oasis.opendocument.text"),
    "a workbook": replaced(plain_file(), "_rels/.rels", 'Target="word/document.xml"', 'Target="xl/workbook.xml"'),
    "half a file": plain_file()[:4000],
    "Strict Open XML": packed_with(plain_file(), STRICT),
    "two parts that are no XML": packed_with(plain_file(), {"word/styles.xml": "<a", "word/settings.xml": ""}),
    "an entity": packed_with(plain_file(), {"word/settings.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
    "a header that is missing": raw(
        SECTION.format('<w:headerReference w:type="default" r:id="rId1"/>'), {"header1": ""}
    ),
    "margins that leave no room": raw(SECTION.format("").replace('"1800"', '"6000"')),
    "two places": _twice(),
    "a place in a table": _in_a_table(),
    "a place among words": plain_file("见 {{ report }}"),
}


def _problems(layout: Layout, data: bytes, *names: NamedStyle) -> tuple[Issue, ...]:
    with pytest.raises(ReportError) as caught:
        letterhead_for(data, "letterhead.docx", layout, "zh", names)
    return caught.value.issues


def _without(data: bytes, name: str) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w") as made:
        for each, content in unpacked(data).items():
            if each != name:
                made.writestr(each, content)
    return written.getvalue()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_wrong_with_a_file_is_said(layout: Layout, expected: Callable[[str, str], None], lang: str) -> None:
    files = {**FILES, "a header that is missing": _without(FILES["a header that is missing"], "word/header1.xml")}
    told = [
        f"{name}\n" + "".join(f"  {render(found, lang)}\n" for found in _problems(layout, data))
        for name, data in files.items()
    ]
    expected(f"letterhead_problems_{lang}.txt", "".join(told))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_names_and_places_that_are_wrong_are_told_together(
    layout: Layout, expected: Callable[[str, str], None], lang: str
) -> None:
    place = Place("summary.yaml", 9, 12)
    names = (
        NamedStyle("body", "正文文夲", place),
        NamedStyle("title", "Headng 1", place),
        NamedStyle("strong", "x", place),
    )
    told = [render(found, lang) for found in _problems(layout, _twice(), *names)]
    expected(f"letterhead_names_{lang}.txt", "".join(f"{line}\n" for line in told))


def test_a_file_that_unpacks_to_too_much_is_not_unpacked(layout: Layout) -> None:
    [found] = _problems(layout, packed_with(plain_file(), {"word/media/a.png": bytes(100_000_000)}))
    assert render(found, "en") == "letterhead.docx: error: the file holds more than 100 MB [letterhead.too-large]"
    assert "超过 100 MB" in render(found, "zh")


def test_of_the_styles_that_a_file_has_the_offices_own_are_listed_first(layout: Layout) -> None:
    document = Document()
    document.styles.add_style("本镇文本", WD_STYLE_TYPE.PARAGRAPH)
    told = _problems(layout, saved(document), NamedStyle("body", "文本", Place("summary.yaml", 9, 12)))
    assert render(told[0], "en").startswith(
        'summary.yaml:9:12: error: the file has no style "文本" (allowed: 本镇文本, Normal'
    )
