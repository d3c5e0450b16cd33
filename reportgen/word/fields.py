"""Fields that Word keeps up to date: numbers of captions, references to them, with the bookmarks that they lead to."""

from zlib import crc32

from reportgen.word.text import content

__all__ = ["anchored", "label_name", "reference", "sequence"]

_PREFIX = "_Ref_"
_MOST = 40
"""The most characters that Word allows in the name of a bookmark."""
_DIGEST = 8


def label_name(name: str) -> str:
    """Return the name of the hidden bookmark around the label of a table, chart or attachment; unique by `name`."""
    if len(_PREFIX) + len(name) <= _MOST:
        return _PREFIX + name
    return f"{_PREFIX}{name[: _MOST - len(_PREFIX) - _DIGEST - 1]}_{crc32(name.encode()):0{_DIGEST}x}"


def anchored(name: str, number: int, runs: str) -> str:
    """Return runs within the bookmark that references to `name` lead to; `number` is its id in the document."""
    begin = f'<w:bookmarkStart w:id="{number}" w:name="{label_name(name)}"/>'
    return f'{begin}{runs}<w:bookmarkEnd w:id="{number}"/>'


def sequence(of: str, number: int, run: str) -> str:
    """Return a number that Word counts among those of the same label; `run` is what begins a run."""
    return f'<w:fldSimple w:instr=" SEQ {of} \\* ARABIC ">{run}{number}</w:t></w:r></w:fldSimple>'


def reference(name: str, text: str, run: str) -> str:
    """Return a reference that repeats a label and leads to it."""
    return f'<w:fldSimple w:instr=" REF {label_name(name)} \\h ">{run}{content(text)}</w:t></w:r></w:fldSimple>'
