"""The blocks of two languages in pairs: section by section, heading by heading, paragraph by paragraph."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby, zip_longest
from typing import Literal, NamedTuple

from reportgen.narrative.divided import Block, Divided

__all__ = ["Pair", "PairKind", "paired"]

_HEADINGS = ("heading1", "heading2", "heading3", "heading4")
_TEXT = (*_HEADINGS, "body", "addressee")
_BEGIN_OBJECT = ("table_title", "chart")
_ATTACHMENT = ("page_break", "attachment_label")
_ATTACHED = "attachment "
_NAMES = {"attachment_more": "attachment_note", "date": "signature"}
"""The kinds of furniture that go with others."""

PairKind = Literal["text", "wide", "closing", "head", "foot"]
_KINDS: dict[str, PairKind] = {"addressee": "text", "red_head": "head", "copies": "foot"}
"""The furniture that is paired in a way of its own."""


class Pair(NamedTuple):
    """What says the same in the two languages, in the target's markup; empty where one of them has nothing to match.

    `text` may stand side by side, `wide` may not, and `closing` closes the text: notes on attachments, signature. The
    `head` is the red one, the `foot` names who gets copies.
    """

    kind: PairKind
    zh: str
    en: str


def paired(zh: Divided, en: Divided) -> Iterator[Pair]:
    """Yield the pairs of a report, in order."""
    yield from _by_kind(zh.head, en.head, "wide")
    for name in dict.fromkeys((*zh.sections, *en.sections)):
        yield from _sections(zh.sections.get(name, ()), en.sections.get(name, ()))
    yield from _by_kind(zh.tail, en.tail, "closing")


def _by_kind(zh: Sequence[Block], en: Sequence[Block], kind: PairKind) -> Iterator[Pair]:
    """Pair what stands once in a report: its title, its notes on attachments, each attachment."""
    chinese, english = dict(_furniture(zh)), dict(_furniture(en))
    for name in dict.fromkeys((*chinese, *english)):
        yield Pair(
            "wide" if name.startswith(_ATTACHED) else _KINDS.get(name, kind),
            chinese.get(name, ""),
            english.get(name, ""),
        )


def _furniture(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """Yield the furniture of a report by names that both languages have; an attachment is all that its pages hold."""
    attachments = 0
    found: dict[str, str] = {}
    inside = ""
    for block in blocks:
        if block.kind in _ATTACHMENT and inside != "page_break":
            attachments += 1
        inside = block.kind
        attached = attachments and block.kind not in ("copies", "signature")
        name = f"{_ATTACHED}{attachments}" if attached else _NAMES.get(block.kind, block.kind)
        found[name] = found.get(name, "") + block.markup
    yield from found.items()


def _sections(zh: Sequence[Block], en: Sequence[Block]) -> Iterator[Pair]:
    """Pair the parts of a section by their headings; a part that has no match stands alone."""
    chinese, english = tuple(_parts(zh)), tuple(_parts(en))
    matcher = SequenceMatcher(None, _levels(chinese), _levels(english), autojunk=False)
    for how, i1, i2, j1, j2 in matcher.get_opcodes():
        if how == "equal":
            for one, other in zip(chinese[i1:i2], english[j1:j2], strict=True):
                yield from _contents(one, other)
        else:
            for part in chinese[i1:i2]:
                yield from _contents(part, ())
            for part in english[j1:j2]:
                yield from _contents((), part)


def _parts(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """Yield headings with what stands under each, and first what stands under none."""
    part: list[Block] = []
    for block in blocks:
        if block.kind in _HEADINGS and part:
            yield tuple(part)
            part = []
        part.append(block)
    if part:
        yield tuple(part)


def _levels(parts: Iterable[Sequence[Block]]) -> list[str]:
    return [part[0].kind if part[0].kind in _HEADINGS else "" for part in parts]


def _contents(zh: Sequence[Block], en: Sequence[Block]) -> Iterator[Pair]:
    """Pair the paragraphs between tables and charts in their order; those left over in one language follow alone."""
    for one, other in zip_longest(_stretches(zh), _stretches(en), fillvalue=((), "")):
        yield from (Pair("text", *pair) for pair in zip_longest(one[0], other[0], fillvalue=""))
        if one[1] or other[1]:
            yield Pair("wide", one[1], other[1])


def _stretches(blocks: Iterable[Block]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield paragraphs with the table or chart that follows them, which is empty at the end."""
    texts: list[str] = []
    for is_text, group in groupby(blocks, lambda block: block.kind in _TEXT):
        if is_text:
            texts += [block.markup for block in group]
            continue
        for markup in _objects(group):
            yield tuple(texts), markup
            texts = []
    if texts:
        yield tuple(texts), ""


def _objects(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield tables and charts, each with its caption."""
    whole = ""
    for block in blocks:
        whole += block.markup
        if block.kind not in _BEGIN_OBJECT:
            yield whole
            whole = ""
    if whole:
        yield whole
