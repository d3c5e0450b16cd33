"""The styles that an office's file lacks, added from a layout and fitted to the text of the file."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from reportgen.word.letterhead.fitted import set_as_base, set_like_text
from reportgen.word.letterhead.names import plain_name
from reportgen.word.letterhead.sheet import NS, Sheet, paragraph_of, w
from reportgen.word.roles import EMPHASIS, REPORT_TABLE, ROLES, STRONG

__all__ = ["Added", "add_styles", "keep_with_next"]

_ROLES = {style.id: role for role, style in ROLES.items()}
_ROLES |= {STRONG: "strong", EMPHASIS: "emphasis", REPORT_TABLE: "table"}
_BASE = "ReportBase"
_HEADINGS = ("heading1", "heading2", "heading3", "heading4")
_LEADING = ("title", *_HEADINGS, "table_title")
_AS_THEY_ARE = ("title", "issuer")
_REFERENCES = ("w:basedOn", "w:next", "w:link")


class Added(NamedTuple):
    """The styles of a file with those of a layout among them.

    `ids` maps the layout's ids to those in the file; `fitted` are the roles that are set like the text of the file,
    `taken_over` those that look as in the layout.
    """

    sheet: Sheet
    ids: Mapping[str, str]
    fitted: tuple[str, ...]
    taken_over: tuple[str, ...]


def add_styles(theirs: Sheet, layout: Sheet, matched: Mapping[str, str], lang: str) -> Added:
    """Add to a file every style of a layout that it has none for.

    Where the file has a style for text, the others are based on it: type, spacing and colour are the office's, indents
    and alignment those of the layout. Title and headings are taken over as they are, but a heading below one of the
    file's own is set like that one.
    """
    root = deepcopy(theirs.root)
    ids = _matched_ids(theirs, layout, matched)
    missing = [id for id in layout.ids if id not in ids]
    for id in missing:
        ids[id] = _fresh(_BASE if id == layout.default("paragraph") else id, (*theirs.ids, *ids.values()))
    fitted, taken_over = [], []
    for id in missing:
        role = _ROLES.get(id, "")
        style = deepcopy(layout[id])
        if _is_fitted(style, role, matched):
            set_like_text(style, role, theirs, layout, matched)
            fitted.append(role)
        elif id == layout.default("paragraph"):
            set_as_base(style, layout, lang)
        else:
            taken_over.append(role)
        root.append(_entered(style, ids, theirs))
    return Added(Sheet(root), ids, tuple(fitted), tuple(filter(None, taken_over)))


def keep_with_next(sheet: Sheet, ids: Mapping[str, str]) -> None:
    """Let headings and the titles of tables stay with what follows, also where the file's styles do not say so."""
    for role in _LEADING:
        if sheet.property(ids[role], "w:pPr/w:keepNext") is None:
            paragraph_of(sheet[ids[role]]).insert(0, etree.Element(w("keepNext")))


def _matched_ids(theirs: Sheet, layout: Sheet, matched: Mapping[str, str]) -> dict[str, str]:
    """Return the file's id for each style of the layout that it has."""
    ids = {id: matched[role] for id, role in _ROLES.items() if role in matched}
    for id in layout.ids:
        kind = layout.kind(id)
        if id == layout.default(kind) and kind != "paragraph":
            ids[id] = theirs.default(kind)
        elif id not in _ROLES and (found := theirs.found(layout.name(id), kind)):
            ids.setdefault(id, found)
    return {id: found for id, found in ids.items() if found}


def _fresh(id: str, taken: Iterable[str]) -> str:
    """Return an id that no other has; case makes no difference."""
    used = {other.casefold() for other in taken}
    numbered = (f"{id}{number}" if number else id for number in range(len(used) + 1))
    return next(name for name in numbered if name.casefold() not in used)


def _is_fitted(style: etree._Element, role: str, matched: Mapping[str, str]) -> bool:
    """Say whether a style is set like the text of the file, or like the heading above it."""
    if role in _HEADINGS:
        return any(upper in matched for upper in _HEADINGS[: _HEADINGS.index(role)])
    return bool(role) and role not in _AS_THEY_ARE and "body" in matched and style.get(w("type")) == "paragraph"


def _entered(style: etree._Element, ids: Mapping[str, str], theirs: Sheet) -> etree._Element:
    """Give a style the id that it has in the file, a name that is free, and the file's ids for what it refers to."""
    style.set(w("styleId"), ids[style.get(w("styleId"), "")])
    style.attrib.pop(w("default"), None)
    name = style.find("w:name", NS)
    if plain_name(name.get(w("val"), "")) in theirs.taken:
        name.set(w("val"), f"{name.get(w('val'))} 2")
        style.set(w("customStyle"), "1")
    for path in _REFERENCES:
        for found in style.findall(path, NS):
            if target := ids.get(found.get(w("val"), "")):
                found.set(w("val"), target)
            else:
                style.remove(found)
    return style
