"""Word files of offices, as several programs write them, for tests that set reports on them."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.document import Document as DocxDocument

__all__ = ["DOCUMENT", "PNG", "SECTION", "R", "W", "packed_with", "plain_file", "raw", "replaced", "saved", "unpacked"]

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT = f"<w:document {W} {R}><w:body>{{}}</w:body></w:document>"
SECTION = (
    '<w:sectPr>{}<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992" w:gutter="0"/>'
    "</w:sectPr>"
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63606060f80f0001040100"
    "5fe5c34b0000000049454e44ae426082"
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def saved(document: DocxDocument) -> bytes:
    """Return the bytes of a document of python-docx."""
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def plain_file(*paragraphs: str) -> bytes:
    """Return a file with the styles of python-docx and some paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document)


def raw(body: str = "", parts: Mapping[str, str] | None = None, kind: str = "document") -> bytes:
    """Return a file of a document and some parts of `word/`, written by hand; `kind` is that of the document."""
    named = parts or {}
    whole = DOCUMENT.format(body if "<w:sectPr" in body else body + SECTION.format(""))
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}{name.rstrip("0123456789")}+xml"/>'
        for name in named
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for number, name in enumerate(named, 1)
    )
    return _packed(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPE}{kind}.main+xml"/>{overrides}</Types>',
            "_rels/.rels": _relations(
                f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
            ),
            "word/document.xml": whole,
            "word/_rels/document.xml.rels": _relations(relations),
            **{f"word/{name}.xml": text for name, text in named.items()},
        }
    )


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the parts of a file by name."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def replaced(data: bytes, name: str, old: str, new: str) -> bytes:
    """Return a file in which a text that stands in one of its parts is another."""
    parts = unpacked(data)
    text = parts[name].decode()
    assert old in text, f"{name} has no {old!r}"
    return _packed({**parts, name: text.replace(old, new)})


def packed_with(data: bytes, parts: Mapping[str, str | bytes]) -> bytes:
    """Return a file with further parts, or with others in their place."""
    return _packed({**unpacked(data), **parts})


def _packed(parts: Mapping[str, str | bytes]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return written.getvalue()


def _relations(inside: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )
