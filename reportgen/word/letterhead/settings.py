"""The settings of an office's file, without what belongs to the work on that file alone."""

from copy import deepcopy

from lxml import etree

from reportgen.word.letterhead.sheet import NS, w

__all__ = ["font_table", "settings_of"]

_NOT_FOR_REPORTS = (
    *("writeProtection", "attachedTemplate", "linkStyles", "mailMerge", "revisionView", "trackRevisions"),
    *("documentProtection", "formsDesign", "proofState", "rsids", "readModeInkLockDown", "schemaLibrary"),
    "saveThroughXslt",
)
_OF_PAGES = ("evenAndOddHeaders",)


def settings_of(theirs: etree._Element | None, layout: etree._Element) -> etree._Element:
    """Return the settings of reports: the file's, or the layout's where it has none.

    Protection, tracking, mail merge and the template that the file was made from are left out. Even pages have headers
    and footers of their own only where the file says so.
    """
    root = deepcopy(layout if theirs is None else theirs)
    for name in _OF_PAGES if theirs is None else _NOT_FOR_REPORTS:
        for found in root.findall(f"w:{name}", NS):
            root.remove(found)
    return root


def font_table(theirs: etree._Element | None, layout: etree._Element) -> etree._Element:
    """Return the table of fonts with those of the layout that it has not; they name what is taken in their place."""
    if theirs is None:
        return deepcopy(layout)
    root = deepcopy(theirs)
    known = {font.get(w("name")) for font in root.iterfind("w:font", NS)}
    root.extend(deepcopy(font) for font in layout.iterfind("w:font", NS) if font.get(w("name")) not in known)
    return root
