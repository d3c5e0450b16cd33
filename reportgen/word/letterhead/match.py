"""Which style of an office's file each role of a report takes."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportgen.nouns.issue import Issue, issue, nearest
from reportgen.nouns.report import NamedStyle
from reportgen.word.letterhead.names import SHOWN, plain_name, role_names, stored_name
from reportgen.word.letterhead.sheet import Sheet
from reportgen.word.roles import ROLES

__all__ = ["Matched", "match_roles"]

_KINDS = {"strong": "character", "emphasis": "character", "table": "table"}
_OF_PARAGRAPHS = " Char"
"""How the styles end that Word keeps for the characters of paragraph styles."""
_LEAST = 24
"""From which size on (in half-points, 小四) the plain style is taken for the text of reports."""


class Matched(NamedTuple):
    """The id that each role has in a file, as far as the file has a style for it, and what is wrong with the names."""

    ids: Mapping[str, str]
    issues: tuple[Issue, ...]


def match_roles(sheet: Sheet, names: Sequence[NamedStyle]) -> Matched:
    """Find the style of each role: by the name that a config gives for it, or by the names that it usually has."""
    issues = []
    given = {style.role: style for style in names}
    ids: dict[str, str] = {}
    for role in (*ROLES, *_KINDS):
        kind = _KINDS.get(role, "paragraph")
        if style := given.get(role):
            found = sheet.found(plain_name(style.name), kind) or sheet.found(stored_name(style.name), kind)
            if not found:
                issues.append(_unknown(sheet, style, kind))
        else:
            found = next((found for name in role_names(role) if (found := sheet.found(name, kind))), "")
        if found:
            ids[role] = found
    if "body" not in ids and "body" not in given and (plain := _plain_for_body(sheet)):
        ids["body"] = plain
    return Matched(ids, tuple(issues))


def _unknown(sheet: Sheet, given: NamedStyle, kind: str) -> Issue:
    allowed = {plain_name(name): name for name in sheet.names(kind) if not name.endswith(_OF_PARAGRAPHS)}
    names = {plain_name(shown): shown for shown, stored in SHOWN.items() if plain_name(stored) in allowed} | allowed
    near = names.get(nearest(plain_name(given.name), names), "")
    return issue("letterhead.unknown-style", given.place, allowed=allowed.values(), nearest=near, name=given.name)


def _plain_for_body(sheet: Sheet) -> str:
    """Return the id of `Normal` where an office has made it the style of its text.

    Programs make it 10 or 11 points without an indent; nobody sets a report in that, but an office that has no other
    style for its text has changed its size or its indent.
    """
    plain = sheet.default("paragraph")
    if not plain:
        return ""
    indented = any(
        sheet.attribute(plain, "w:pPr/w:ind", name) not in (None, "0") for name in ("firstLine", "firstLineChars")
    )
    return plain if indented or sheet.size(plain) >= _LEAST else ""
