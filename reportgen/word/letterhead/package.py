"""A Word file as parts, content types and relationships, read without changing any of them."""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from posixpath import dirname, normpath, relpath, splitext
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile
from zlib import error as BadStream

from lxml import etree

from reportgen.nouns.issue import Issue, Place, ReportError, issue
from reportgen.word.letterhead.kinds import refusal
from reportgen.word.styles import W
from reportgen.word.text import attribute

__all__ = [
    "DECLARATION",
    "OFFICE",
    "Package",
    "Relation",
    "content_types",
    "parsed",
    "read_package",
    "relations_path",
    "relations_xml",
]

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "[Content_Types].xml"
_MOST = 100_000_000
"""How many bytes the parts of a letterhead may have, unpacked."""


class Relation(NamedTuple):
    """A relationship of a part: to another part by its name, or to an address outside (`external`)."""

    id: str
    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """Return the last word of the type, such as `header`."""
        return self.type.rpartition("/")[2]


class Package(NamedTuple):
    """The parts of a file by name, the content type of each, and which of them is the document."""

    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    main: str

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Return the relationships of a part (of the whole package for no part)."""
        return _relations(self.parts, part)


def read_package(data: bytes, file: str) -> Package:
    """Read a Word file.

    Raises ReportError with what makes it unfit as a whole, or with every part that cannot be read.
    """
    place = Place(file)
    parts = _unpacked(data, place)
    if wrong := [*_unreadable(parts, place)]:
        raise ReportError(wrong)
    main = next((found.target for found in _relations(parts, "") if found.kind == "officeDocument"), "")
    tag = parsed(parts[main]).tag if main in parts and main.endswith(".xml") else ""
    if tag != f"{{{W}}}document":
        strict = tag == f"{{{_STRICT}}}document"
        raise ReportError([issue("letterhead.strict" if strict else "letterhead.not-word", place)])
    return Package(parts, content_types(parts), main)


def parsed(data: bytes) -> etree._Element:
    """Parse a part; nothing outside of it is read."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(data, parser)


def content_types(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the content type of every part."""
    endings: dict[str, str] = {}
    named: dict[str, str] = {}
    for each in parsed(parts[_TYPES]):
        kind = each.get("ContentType", "")
        if ending := each.get("Extension"):
            endings[ending.lower()] = kind
        elif name := each.get("PartName"):
            named[name.lstrip("/").lower()] = kind
    return {name: named.get(name.lower()) or endings.get(splitext(name)[1][1:].lower(), "") for name in parts}


def relations_path(part: str) -> str:
    """Return where the relationships of a part are kept."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def relations_xml(relations: Iterable[Relation], part: str) -> bytes:
    """Write the relationships of a part, their targets seen from its folder."""
    written = []
    for found in relations:
        outside = ' TargetMode="External"' if found.external else ""
        target = found.target if found.external else relpath(found.target, dirname(part) or ".")
        written.append(
            f'<Relationship Id="{found.id}" Type="{attribute(found.type)}" Target="{attribute(target)}"{outside}/>'
        )
    return f'{DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}">{"".join(written)}</Relationships>'.encode()


def _unpacked(data: bytes, place: Place) -> dict[str, bytes]:
    """Return every part of a file, by name."""
    try:
        with ZipFile(BytesIO(data)) as packed:
            names = packed.namelist()
            if code := refusal(data, names):
                raise ReportError([issue(code, place)])
            if any(found.flag_bits & 1 for found in packed.infolist()):
                raise ReportError([issue("letterhead.password", place)])
            if sum(found.file_size for found in packed.infolist()) > _MOST:
                raise ReportError([issue("letterhead.too-large", place, most=_MOST // 1_000_000)])
            return {name.replace("\\", "/").lstrip("/"): packed.read(name) for name in names if name[-1:] != "/"}
    except (BadZipFile, BadStream, EOFError, NotImplementedError, ValueError):  # cut short, or packed in some other way
        raise ReportError([issue(refusal(data, None) or "letterhead.broken", place)]) from None


def _unreadable(parts: Mapping[str, bytes], place: Place) -> Iterator[Issue]:
    """Yield the parts that should be XML and are not, or that declare entities."""
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                wrong = bool(parsed(data).getroottree().docinfo.doctype)
            except etree.XMLSyntaxError:
                wrong = True
            if wrong:
                yield issue("letterhead.broken-part", place, part=name)


def _relations(parts: Mapping[str, bytes], part: str) -> tuple[Relation, ...]:
    data = parts.get(relations_path(part))
    found = []
    for each in parsed(data) if data else ():
        kind, target, id = each.get("Type"), each.get("Target"), each.get("Id")
        if kind and target is not None and id:
            external = each.get("TargetMode") == "External"
            found.append(Relation(id, kind, target if external else _name(target, part), external))
    return tuple(found)


def _name(target: str, part: str) -> str:
    """Return the name of the part that a relationship of `part` leads to."""
    return target.lstrip("/") if target.startswith("/") else normpath(f"{dirname(part)}/{target}").lstrip("/")
