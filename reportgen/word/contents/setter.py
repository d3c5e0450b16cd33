"""The table of contents: a field that Word keeps up to date, filled in with the headings and their pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reportgen.word.contents.heading_numbers import heading_number
from reportgen.word.contents.measuring import Measurer
from reportgen.word.contents.pagination import pages_of
from reportgen.word.roles import ROLES

if TYPE_CHECKING:
    from reportgen.nouns.layout import Layout
    from reportgen.word.roles import Styles

__all__ = ["Contents"]

_HEADINGS = ("heading1", "heading2", "heading3", "heading4")
_LEADS = "\\h"
"""Makes a page number lead to its page."""
_TITLES = {"zh": "目\u3000录", "en": "Contents"}
_FIRST_ID = 4_000_000
"""Before the ids of the bookmarks at headings; those of figures, captions and attachments are below."""
_APART = 10_000
"""What is added to the numbers of bookmarks at English headings beside Chinese ones."""
_ASKING = 'TOC \\o "1-{levels}" \\h \\z \\u'
_ASKING_BOTH = {
    "zh": f'TOC \\o "1-{{levels}}" \\h \\z \\t "{ROLES["attachment_title"].zh},1"',
    "en": 'TOC \\h \\z \\t "{named}"',
}
"""What fields ask for: where both languages have headings, none by their levels in the outline alone."""
_PAGE = re.compile(r"(PAGEREF (_Toc[0-9]+) .*?<w:t(?: [^>]*)?>)[0-9]+(?=</w:t>)", re.DOTALL)
_WORDS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_LIST = re.compile(r'<w:numId w:val="([0-9]+)"/>')
_PLACE = re.compile(r"<\?contents ([1-3])\?>")
_LINK = '<w:hyperlink w:anchor="{0}" w:history="1">{1}{2}</w:t></w:r><w:r><w:tab/></w:r>{3}</w:hyperlink>'


class _Heading(NamedTuple):
    """A heading in a body: its level, its number and words as XML has them, and where its words begin and end."""

    level: int
    text: str
    start: int
    end: int


class Contents:
    """Sets the tables of contents of one layout's documents in one language; `run` is what begins a run.

    `both` are the styles by their languages in documents that have two tables of contents, one in each.
    """

    def __init__(
        self, layout: Layout, lang: str, styles: Styles, run: str, both: Mapping[str, Styles] | None = None
    ) -> None:
        setting = layout[lang]
        self._styles = styles
        self._run = run
        self._title = _TITLES[lang]
        self._numbering = setting.numbering
        self._levels = {styles[role]: level for level, role in enumerate(_HEADINGS, 1)}
        self._attached = styles["attachment_title"]
        ids = "|".join(map(re.escape, (*self._levels, self._attached)))
        self._found = re.compile(rf'<w:p><w:pPr><w:pStyle w:val="({ids})"/>(.*?)</w:pPr>(.*?)</w:p>', re.DOTALL)
        self._between = "<w:t> </w:t>" if lang == "en" else ""
        self._measurer = Measurer(layout, both or {lang: styles})
        self._before = _APART if both and lang == "en" else 0
        self._asking = (_ASKING_BOTH[lang] if both else _ASKING).format

    def filled(self, body: str) -> str:
        """Return the body with its table of contents, and what follows that on a new page."""
        place = _PLACE.search(body)
        if not place:
            return body
        before, after = body[: place.start()], _on_new_page(body[place.end() :])
        headings = [one for one in self._headings(after) if one.level <= int(place[1])]
        if not headings:
            return before + body[place.end() :]
        marked = _marked(after, headings, self._before)
        pages = pages_of(self._measurer.blocks(before + self._field(headings, place[1], {}) + marked))
        return before + self._field(headings, place[1], pages) + marked

    def repaged(self, body: str) -> str:
        """Return a body whose tables of contents are there with their pages, now that all of them are."""
        if "PAGEREF" not in body:
            return body
        pages = pages_of(self._measurer.blocks(body))
        return _PAGE.sub(lambda found: f"{found[1]}{pages.get(found[2], 1)}", body)

    def _headings(self, body: str) -> Iterator[_Heading]:
        """Yield the headings and the titles of attachments, numbered as Word numbers them, each list of its own."""
        lists: dict[str, list[int]] = {}
        for found in self._found.finditer(body):
            level = self._levels.get(found[1], 0)
            number = ""
            if level:
                own = _LIST.search(found[2])
                counts = lists.setdefault(own[1] if own else "", [0, 0, 0, 0])
                counts[level - 1] += 1
                counts[level:] = [0] * (4 - level)
                number = heading_number(self._numbering, counts[:level])
            yield _Heading(level or 1, number + self._said(found[3]), found.start(3), found.end(3))

    def _said(self, runs: str) -> str:
        """Return the words of runs on one line; titles are broken between English words."""
        return "".join(_WORDS.findall(runs.replace("<w:br/>", self._between)))

    def _field(self, headings: Sequence[_Heading], levels: str, pages: Mapping[str, int]) -> str:
        """Return the heading of the table of contents and its lines, within what Word shows as one."""
        lines = [self._line(number, heading, pages) for number, heading in enumerate(headings, self._before + 1)]
        begin = _begun(self._asking(levels=levels, named=_named(int(levels))))
        first = self._styles.opening(f"contents{headings[0].level}")
        lines[0] = first + begin + lines[0].removeprefix(first)
        return (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
            "</w:docPartObj></w:sdtPr><w:sdtContent>"
            f"{self._styles.opening('contents_title')}{self._run}{self._title}</w:t></w:r></w:p>"
            f"{''.join(lines)}{self._styles.opening('body')}{_mark('end')}</w:p></w:sdtContent></w:sdt>"
        )

    def _line(self, number: int, heading: _Heading, pages: Mapping[str, int]) -> str:
        name = heading_bookmark(number)
        page = f"{_begun(f'PAGEREF {name} {_LEADS}')}{self._run}{pages.get(name, 1)}</w:t></w:r>{_mark('end')}"
        opening = self._styles.opening(f"contents{heading.level}")
        return f"{opening}{_LINK.format(name, self._run, heading.text, page)}</w:p>"


def heading_bookmark(number: int) -> str:
    """Return the name of the hidden bookmark at a heading, as Word names them."""
    return f"_Toc{number:08}"


def _named(levels: int) -> str:
    """Return what a field asks for by the names of English styles beside Chinese ones: each with its level."""
    names = [f"{ROLES[role].en} (English),{level}" for level, role in enumerate(_HEADINGS[:levels], 1)]
    return ",".join((*names, f"{ROLES['attachment_title'].en} (English),1"))


def _marked(body: str, headings: Sequence[_Heading], before: int) -> str:
    """Put the words of each heading into a bookmark."""
    pieces: list[str] = []
    done = 0
    for number, heading in enumerate(headings, before + 1):
        begin = f'<w:bookmarkStart w:id="{_FIRST_ID + number}" w:name="{heading_bookmark(number)}"/>'
        words = body[heading.start : heading.end]
        pieces += [body[done : heading.start], begin, words, f'<w:bookmarkEnd w:id="{_FIRST_ID + number}"/>']
        done = heading.end
    return "".join([*pieces, body[done:]])


def _on_new_page(body: str) -> str:
    """Let the first paragraph of a body begin a page."""
    found = re.search(r"<w:pStyle [^>]*/>(?:<w:keepNext/>)?(?:<w:keepLines/>)?(<w:pageBreakBefore/>)?", body)
    return f"{body[: found.end()]}<w:pageBreakBefore/>{body[found.end() :]}" if found and not found[1] else body


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _begun(instruction: str) -> str:
    """Return what stands before the result of a field."""
    asked = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return f"{_mark('begin')}{asked}{_mark('separate')}"
