"""What people leave in a file while they work on it, taken out: tracked changes, comments, traces of editing."""

from lxml import etree

from reportgen.word.letterhead.sheet import NS, w

__all__ = ["accept_changes", "drop_comments", "drop_traces"]

_TAKEN_IN = [w(name) for name in ("ins", "moveTo")]
_TAKEN_OUT = [w(name) for name in ("del", "moveFrom")]
_OLD = [
    w(name)
    for name in (
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange"),
        *("tblGridChange", "numberingChange", "cellIns", "cellMerge"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    )
]
_COMMENTS = [w(name) for name in ("commentRangeStart", "commentRangeEnd")]
_TRACES = ("w:proofErr", "w:permStart", "w:permEnd", "w:lastRenderedPageBreak")
_EDITED = ("rsidR", "rsidRPr", "rsidRDefault", "rsidP", "rsidDel", "rsidTr", "rsidSect")


def accept_changes(root: etree._Element) -> int:
    """Accept every tracked change in a part; return how many there were."""
    count = 0
    for found in [*root.iter(*_OLD)]:
        _remove(found)
        count += 1
    for found in [*root.iter(*_TAKEN_OUT)]:
        _take_out(found)
        count += 1
    for found in [*root.iter(*_TAKEN_IN)]:
        for child in list(found):
            found.addprevious(child)
        _remove(found)
        count += 1
    return count


def drop_comments(root: etree._Element) -> int:
    """Take out what ties comments to the text of a part; return how many comments there were."""
    references = [*root.iter(w("commentReference"))]
    for found in [*references, *root.iter(*_COMMENTS)]:
        _remove(found)
    return len(references)


def drop_traces(root: etree._Element) -> None:
    """Take out marks of the spelling check and of who edited when, which no reader sees."""
    for path in _TRACES:
        for found in root.findall(f".//{path}", NS):
            _remove(found)
    names = [w(name) for name in _EDITED]
    for element in root.iter():
        for name in names:
            element.attrib.pop(name, None)


def _take_out(found: etree._Element) -> None:
    """Take out what was deleted: words, a row of a table, or the end of an empty paragraph."""
    parent = found.getparent()
    if parent is None:
        return
    if parent.tag == w("trPr"):
        _remove(parent.getparent())
        return
    paragraph = parent.getparent().getparent() if parent.tag == w("rPr") else None
    _remove(found)
    if paragraph is not None and paragraph.tag == w("p") and _may_go(paragraph):
        _remove(paragraph)


def _may_go(paragraph: etree._Element) -> bool:
    """Say whether a paragraph whose end was deleted is empty, and not what its cell or section needs."""
    empty = all(child.tag == w("pPr") for child in paragraph)
    return empty and paragraph.find("w:pPr/w:sectPr", NS) is None and paragraph.getnext() is not None


def _remove(found: etree._Element) -> None:
    parent = found.getparent()
    if parent is not None:
        parent.remove(found)
