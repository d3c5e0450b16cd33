"""The skeleton of reports on an office's paper: the file's parts and the layout's, under relationships of their own."""

from collections.abc import Mapping, Sequence
from posixpath import splitext
from typing import NamedTuple
from zlib import MAX_WBITS, decompress

from lxml import etree

from reportgen.nouns.issue import Issue, Place
from reportgen.word.figurelist import FIGURES
from reportgen.word.letterhead.carry import carry, followed
from reportgen.word.letterhead.clean import accept_changes, drop_comments
from reportgen.word.letterhead.document import Ends
from reportgen.word.letterhead.package import (
    DECLARATION,
    OFFICE,
    Package,
    Relation,
    content_types,
    parsed,
    relations_path,
    relations_xml,
)
from reportgen.word.parts import Skeleton, member
from reportgen.word.text import attribute, content

__all__ = ["Part", "Written", "model_package", "skeleton_of"]

MAIN = "word/document.xml"
_TYPES = "[Content_Types].xml"
_ITEM = ("customXml/itemProps1.xml", "customXml/_rels/item1.xml.rels")
_PROPERTIES = "docProps/app.xml"
_ALWAYS = ("styles", "numbering", "settings", "fontTable", "theme", "footnotes", "endnotes", "customXml")
_WITH_TEXT = ("header", "footer", "footnotes", "endnotes")
_CORE = "docProps/core.xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


class Part(NamedTuple):
    """A part that is written anew: its root, and the id of its relationship where the document names it."""

    kind: str
    root: etree._Element
    id: str = ""


class Written(NamedTuple):
    """A skeleton, what is wrong with the file's parts, and how many tracked changes were accepted in them."""

    skeleton: Skeleton
    issues: tuple[Issue, ...]
    changes: int


def model_package(skeleton: Skeleton) -> Package:
    """Return the parts of a layout's own documents."""
    parts = {each.name: decompress(each.packed, -MAX_WBITS) for each in skeleton.members}
    return Package(parts, content_types(parts), MAIN)


def skeleton_of(package: Package, layout: Skeleton, ends: Ends, made: Sequence[Part], place: Place) -> Written:
    """Put a skeleton together: the file's parts, those `made` in place of the file's, and the layout's."""
    wanted = [found for found in package.relations(package.main) if found.kind in _ALWAYS or found.id in ends.relations]
    carried = carry(package, wanted, place)
    parts, types = dict(carried.parts), dict(carried.types)
    relations = [*followed(wanted, carried.names), Relation("rIdFigures", f"{OFFICE}/customXml", FIGURES)]
    changes = sum(_cleaned(parts, found.target) for found in relations if found.kind in _WITH_TEXT)
    model = model_package(layout)
    for part in made:
        name = _place(part, relations, parts, model)
        parts[name] = etree.tostring(part.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        types[name] = next(model.types[each.target] for each in model.relations(MAIN) if each.kind == part.kind)
    for name, found in ((MAIN, relations), *carried.relations.items()):
        if found:
            parts[relations_path(name)] = relations_xml(found, name)
    _add_package(parts, types, package, model)
    parts[_TYPES] = _types_xml(types)
    members = tuple(member(name, parts[name]) for name in sorted(parts, key=lambda name: (name != _TYPES, name)))
    return Written(layout._replace(members=members, head=ends.head, tail=ends.tail, turned=""), carried.issues, changes)


def _place(part: Part, relations: list[Relation], parts: Mapping[str, bytes], model: Package) -> str:
    """Return the name of the part that another is to replace, or else the layout's, with a relationship to it."""
    known = next((found.target for found in relations if found.kind == part.kind and not part.id), "")
    if known:
        return known
    named = next(found for found in model.relations(MAIN) if found.kind == part.kind)
    folder, _, file = named.target.rpartition("/")
    target = named.target if named.target not in parts else f"{folder}/report_{file}"
    relations.append(Relation(part.id or f"rIdReport_{part.kind}", named.type, target))
    return target


def _cleaned(parts: dict[str, bytes], name: str) -> int:
    """Take changes and comments out of a part; return how many changes there were."""
    root = parsed(parts[name])
    changes, comments = accept_changes(root), drop_comments(root)
    if changes or comments:
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return changes


def _add_package(parts: dict[str, bytes], types: dict[str, str], package: Package, model: Package) -> None:
    """Add what stands beside the document: the place of the list of figures, and properties.

    The file's name of the office stays, and the properties that it was given by hand, which fields may show.
    """
    for name in (*_ITEM, _PROPERTIES):
        parts[name] = model.parts[name]
    company = _company(package)
    if company:
        parts[_PROPERTIES] = parts[_PROPERTIES].replace(b"</Properties>", f"{company}</Properties>".encode())
    beside = list(model.relations(""))
    for found in package.relations(""):
        if found.kind == "custom-properties" and found.target in package.parts:
            beside.append(Relation("rIdOffice", found.type, found.target))
            parts[found.target] = package.parts[found.target]
            types[found.target] = package.types[found.target]
    parts[relations_path("")] = relations_xml(beside, "")
    types |= {name: kind for name, kind in model.types.items() if name in (*_ITEM, _PROPERTIES)}
    types |= {MAIN: f"{_WORD}document.main+xml", _CORE: _CORE_TYPE}


def _company(package: Package) -> str:
    """Return the element with the name of the office, empty where the file's properties have none."""
    found = next((found.target for found in package.relations("") if found.kind == "extended-properties"), "")
    for element in parsed(package.parts[found]) if found in package.parts else ():
        if element.tag == f"{{{_EXTENDED}}}Company" and element.text:
            return f"<Company>{content(element.text)}</Company>"
    return ""


def _types_xml(types: Mapping[str, str]) -> bytes:
    """Write the content types: by the ending for pictures, one by one for the rest."""
    endings = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    for name, kind in types.items():
        if kind.startswith("image/"):
            endings.setdefault(_ending(name), kind)
    defaults = (f'<Default Extension="{ending}" ContentType="{attribute(kind)}"/>' for ending, kind in endings.items())
    named = (
        f'<Override PartName="/{attribute(name)}" ContentType="{attribute(kind)}"/>'
        for name, kind in sorted(types.items())
        if endings.get(_ending(name)) != kind
    )
    return f'{DECLARATION}<Types xmlns="{_NAMESPACE}">{"".join(defaults)}{"".join(named)}</Types>'.encode()


def _ending(name: str) -> str:
    return splitext(name)[1][1:].lower()
