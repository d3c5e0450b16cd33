"""An office's Word file made the paper of reports: the skeleton of their documents, and the styles of their roles."""

from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from reportgen.nouns.issue import Issue, Place, ReportError
from reportgen.nouns.layout import Layout
from reportgen.nouns.report import NamedStyle
from reportgen.word.letterhead.added import Added, add_styles, keep_with_next
from reportgen.word.letterhead.clean import accept_changes, drop_comments, drop_traces
from reportgen.word.letterhead.document import ends_of
from reportgen.word.letterhead.footer import numbers_pages, set_footer
from reportgen.word.letterhead.match import match_roles
from reportgen.word.letterhead.notes import Found, notes_of
from reportgen.word.letterhead.numbers import Numbering, number_headings
from reportgen.word.letterhead.package import Package, parsed, read_package
from reportgen.word.letterhead.paper import paper_of
from reportgen.word.letterhead.settings import font_table, settings_of
from reportgen.word.letterhead.sheet import NS, Sheet, w
from reportgen.word.letterhead.typesetting import FileType, on_page, with_type
from reportgen.word.letterhead.written import Part, model_package, skeleton_of
from reportgen.word.parts import Skeleton
from reportgen.word.roles import IDS, Styles
from reportgen.word.skeleton import skeleton_for

__all__ = ["Letterhead", "letterhead_for"]

_THEME = "word/theme/theme1.xml"


class Letterhead(NamedTuple):
    """What reports in one language are written with on an office's paper, and what is worth knowing of it.

    `layout` has the page and the type of the file, from which widths are reckoned. `lists` is the number of the list
    that the headings of the first attachment take, if they take any.
    """

    layout: Layout
    styles: Styles
    skeleton: Skeleton
    notes: tuple[Issue, ...]
    lists: int = 2


def letterhead_for(
    data: bytes, file: str, like: Layout, lang: str, names: Sequence[NamedStyle] = (), attachments: int = 0
) -> Letterhead:
    """Make an office's Word file the paper of reports; what it lacks is as in the layout `like`.

    Headings are numbered anew in so many `attachments`. Raises ReportError with everything that is wrong with the file
    and with the names of its styles.
    """
    place = Place(file)
    package = read_package(data, file)
    document = parsed(package.parts[package.main])
    changes, comments = accept_changes(document), drop_comments(document)
    drop_traces(document)
    paper = paper_of(document.find("w:body", NS), like.page, place)
    layout = on_page(like, paper.page)
    skeleton = skeleton_for(layout, lang, attachments)
    model = model_package(skeleton)
    matched = match_roles(_sheet(package, model), names)
    added = add_styles(_sheet(package, model), Sheet(_root(model, "styles")), matched.ids, lang)
    ids = {role: added.ids[id] for role, id in IDS.items()}
    numbers = number_headings(
        added.sheet, ids, matched.ids.keys(), _part(package, "numbering"), _root(model, "numbering")
    )
    keep_with_next(added.sheet, ids)
    parts = _parts(package, model, added, numbers)
    footer = () if numbers_pages(package, paper.section) else (set_footer(paper.section, skeleton, model, added.ids),)
    written = skeleton_of(package, skeleton, ends_of(paper, document, skeleton.head), (*parts, *footer), place)
    if issues := (*paper.issues, *matched.issues, *written.issues):
        raise ReportError(issues)
    found = Found(added, bool(footer), paper.unused, written.changes + changes * paper.keeps, comments * paper.keeps)
    notes = tuple(notes_of(found, package, written.skeleton, like.name, place))
    setting = FileType(lang, added.sheet, ids, paper.section, _part(package, "theme"), numbers.levels)
    typed = with_type(layout, setting)
    return Letterhead(typed, Styles(ids), written.skeleton, notes, numbers.lists)


def _parts(package: Package, model: Package, added: Added, numbers: Numbering) -> list[Part]:
    """Return the parts that are the file's and the layout's in one."""
    theme = [] if _part(package, "theme") is not None else [Part("theme", parsed(model.parts[_THEME]))]
    return [
        *theme,
        Part("styles", added.sheet.root),
        Part("numbering", numbers.root),
        Part("settings", settings_of(_part(package, "settings"), _root(model, "settings"))),
        Part("fontTable", font_table(_part(package, "fontTable"), _root(model, "fontTable"))),
    ]


def _sheet(package: Package, model: Package) -> Sheet:
    """Return the styles of a file, none where it has no such part."""
    found = _part(package, "styles")
    return Sheet(etree.Element(w("styles"), nsmap=_root(model, "styles").nsmap) if found is None else found)


def _root(model: Package, kind: str) -> etree._Element:
    return parsed(model.parts[f"word/{kind}.xml"])


def _part(package: Package, kind: str) -> etree._Element | None:
    """Return the root of the part that the document has of a kind, None where it has none."""
    names = (found.target for found in package.relations(package.main) if found.kind == kind)
    return next((parsed(package.parts[name]) for name in names if name in package.parts), None)
