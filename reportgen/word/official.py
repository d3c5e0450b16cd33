"""Parts of an official document: the red head, the note on attachments, the lines at the foot (GB/T 9704-2012, 7)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.narrative.target import AttachmentNote, Copies, RedHead
from reportgen.word.roles import Styles
from reportgen.word.text import attribute, content, halves
from reportgen.word.titles import broken_title

if TYPE_CHECKING:
    from reportgen.nouns.layout import Layout, ParagraphStyle

__all__ = ["OfficialSetter"]

_HEAD_TOP = 1984
"""How far the issuer's line stands below the top of the type area, 35 mm (7.2.4), in twips."""
_RULE_BELOW = 227
"""How far the rule stands below the document's number, 4 mm (7.2.7), in twips."""
_LINES_TO_TITLE = 2
"""How many lines stay empty between the rule and the title (7.3.1)."""
_THICK, _THIN = 8, 6
"""The rules: 0.35 mm for the first and last ones at the foot, and 0.25 mm between (7.4.1), in eighths of a point."""
_PARTS_OF_A_PAGE = 2
"""Which part of a page the foot may take and float, so that those of two languages have room on one page."""
_WHOLE_ROW = "<w:trPr><w:cantSplit/></w:trPr>"
_AT_THE_FOOT = re.compile(r"<w:tblpPr [^>]*/><w:tblOverlap [^>]*/>")
_LATIN = 54
"""The width of bold Latin letters, in hundredths of the size of their type."""
_TAB = "</w:t><w:tab/><w:t>"
_NO_HEIGHT = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'


class OfficialSetter:
    """Sets the parts of an official document of one layout in one language; `run` begins a run of plain text.

    Lengths are twips.
    """

    def __init__(self, layout: Layout, lang: str, styles: Styles, run: str) -> None:
        setting = layout[lang]
        issuer, number = setting.style("issuer"), setting.style("document_number")
        note, copies = setting.style("attachment_note"), setting.style("copies")
        self._styles = styles
        self._run = run
        self._signer_run = _in_the_font_of(setting.style("signer"), run)
        self._room = layout.page.text_width
        self._pitch = pitch = setting.grid.pitch
        self._chinese = lang == "zh"
        self._issuer_size, self._issuer_line = issuer.size * 10, issuer.line or pitch
        self._least = setting.style("title").size * 10
        self._color = issuer.color or "auto"
        self._inset = number.size * 10
        self._number_rule = self._rule((number.line or pitch) - number.size * 10)
        self._note_left, self._note_hanging, self._note_size = note.left, note.hanging, note.size * 10
        self._copies_size = copies.size * 10
        self._foot = _foot(layout.page.left, self._room)
        self._most = layout.page.text_height // _PARTS_OF_A_PAGE // setting.line("copies")
        cell = f'<w:tc><w:tcPr><w:tcW w:w="{self._room}" w:type="dxa"/></w:tcPr>'
        self._row = f"<w:tr>{_WHOLE_ROW}{cell}"
        self._anchor = f"{styles.opening('table_end', _NO_HEIGHT)}</w:p>"

    def red_head(self, head: RedHead) -> str:
        """Return the issuer's line, the number and who approves, and the rule below them."""
        text, size = self._fitting(head.issuer)
        line = self._issuer_line * size // self._issuer_size
        before = max(0, _HEAD_TOP - (line - size) // 2)
        ends = not head.number and not head.signer
        rule, after = (self._rule(line - size), f" {self._to_title}") if ends else ("", "")
        spacing = f'<w:spacing w:before="{before}"{after} w:line="{line}" w:lineRule="exact"/>'
        sized = "" if size == self._issuer_size else f'<w:sz w:val="{size // 10}"/><w:szCs w:val="{size // 10}"/>'
        issuer = f"{_with(self._run, sized)}{content(text)}</w:t></w:r></w:p>"
        return f"{self._styles.opening('issuer', rule + spacing)}{issuer}{'' if ends else self._numbered(head)}"

    def attachment_note(self, note: AttachmentNote) -> str:
        """Return the line of an attachment; what does not fit on it stands below the first character of its title."""
        role = "attachment_note" if note.label else "attachment_more"
        marker = 0 if not note.marker else 150 if note.of > 9 or not self._chinese else 100
        hanging = marker + (self._note_hanging if note.label else 0)
        left = self._note_left + self._note_hanging + marker
        stop = (self._note_left + self._note_hanging) * self._note_size // 100
        tabs = "" if self._chinese or not note.label else f'<w:tabs><w:tab w:val="left" w:pos="{stop}"/></w:tabs>'
        gap = "" if self._chinese or not note.label else _TAB
        marked = f"{content(note.marker)}{_TAB}" if note.marker else ""
        indents = self._indents(left, hanging, self._note_size)
        text = f"{content(note.label)}{gap}{marked}{content(note.title)}"
        return f"{self._styles.opening(role, tabs + indents)}{self._run}{text}</w:t></w:r></w:p>"

    def copies(self, copies: Copies) -> str:
        """Return a table at the foot of the type area, on the last page or, where that is full, on one of its own.

        One that needs more than half a page follows the text and goes on over the page, for what floats cannot.
        """
        rows = [self._copied(copies)] if copies.to else []
        rows.append(self._issued(copies))
        table = f"{self._foot}{''.join(f'{self._row}{row}</w:tc></w:tr>' for row in rows)}</w:tbl>"
        if self._lines(copies) > self._most:
            table = _AT_THE_FOOT.sub("", table).replace(_WHOLE_ROW, "").replace("<w:keepNext/>", "")
        return table + self._anchor

    def _lines(self, copies: Copies) -> int:
        """Return about how many lines name who gets a copy."""
        label = self._label(copies)
        return -(
            -halves(copies.to) * self._copies_size // (2 * (self._room - (label + 200) * self._copies_size // 100))
        )

    def _label(self, copies: Copies) -> int:
        """Return how wide the words before those who get a copy are, in hundredths of a character."""
        return halves(copies.label) * 50 if self._chinese else 200

    def _numbered(self, head: RedHead) -> str:
        """Return the line of the number, and of who approves, with the rule below it (7.2.5, 7.2.6)."""
        below = f"<w:spacing {self._to_title}/>"
        number = f"{self._run}{content(head.number)}</w:t></w:r>"
        if not head.signer:
            return f"{self._styles.opening('document_number', self._number_rule + below)}{number}</w:p>"
        tabs = (
            f'<w:tabs><w:tab w:val="left" w:pos="{self._inset}"/>'
            f'<w:tab w:val="right" w:pos="{self._room - self._inset}"/></w:tabs>'
        )
        properties = f'{self._number_rule}{tabs}{below}<w:jc w:val="left"/>'
        gap = "" if self._chinese else " "
        return (
            f"{self._styles.opening('document_number', properties)}{_tab(self._run)}{number}{_tab(self._run)}"
            f"{self._run}{head.label}{gap}</w:t></w:r>{self._signer_run}{content(head.signer)}</w:t></w:r></w:p>"
        )

    @property
    def _to_title(self) -> str:
        return f'w:afterLines="{_LINES_TO_TITLE}00" w:after="{_LINES_TO_TITLE * self._pitch}"'

    def _rule(self, leading: int) -> str:
        """Return the rule below a line with so much room above and below its type."""
        space = max(0, _RULE_BELOW - leading // 2) // 20
        return f'<w:pBdr><w:bottom w:val="single" w:sz="{_THICK}" w:space="{space}" w:color="{self._color}"/></w:pBdr>'

    def _fitting(self, text: str) -> tuple[str, int]:
        """Return a text and the size of type in which it fits the type area, broken where one line would be too small.

        The issuer is never set smaller than the title unless two lines ask for it.
        """
        size = self._size(text)
        if size < self._least and "\n" not in text:
            text = broken_title(text, halves(text) * 6 // 10)
            size = self._size(text)
        return text, size

    def _size(self, text: str) -> int:
        """Return the size of type in which each line of a text is no wider than the type area."""
        widest = max(map(halves, text.splitlines()), default=1)
        fits = self._room * 2 // widest if self._chinese else self._room * 100 // (widest * _LATIN)
        return min(self._issuer_size, fits // 10 * 10)

    def _copied(self, copies: Copies) -> str:
        """Return the line of those who get a copy; what does not fit on it stands behind the colon (7.4.2)."""
        label = self._label(copies)
        gap = "" if self._chinese else _TAB
        text = f"{content(copies.label)}{gap}{content(copies.to)}"
        properties = f"<w:keepNext/>{self._indents(100 + label, label, self._copies_size)}"
        return f"{self._styles.opening('copies', properties)}{self._run}{text}</w:t></w:r></w:p>"

    def _issued(self, copies: Copies) -> str:
        """Return the line of the office on the left and the day on the right (7.4.3), two where they need as many."""
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{self._room - self._copies_size}"/></w:tabs>'
        fits = (halves(copies.issuer + copies.date) + 6) * self._copies_size // 2 <= self._room
        gap = _TAB if fits else "</w:t><w:br/><w:tab/><w:t>"
        text = f"{content(copies.issuer)}{gap}{content(copies.date)}"
        return f"{self._styles.opening('copies', tabs)}{self._run}{text}</w:t></w:r></w:p>"

    def _indents(self, left: int, hanging: int, size: int) -> str:
        """Return indents, given in hundredths of a character, with the same in twips."""
        return (
            f'<w:ind w:leftChars="{left}" w:left="{left * size // 100}"'
            f' w:hangingChars="{hanging}" w:hanging="{hanging * size // 100}"/>'
        )


def _foot(left: int, width: int) -> str:
    """Return what begins a table of one column at the foot of the type area, which is `left` from the sheet's edge.

    LibreOffice lets a table of this width float only where its place is told from the edge of the page.
    """
    edges = (("top", _THICK), ("bottom", _THICK), ("insideH", _THIN))
    borders = "".join(f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>' for side, size in edges)
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="page"'
        f' w:tblpX="{left}" w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
    )


def _with(run: str, properties: str) -> str:
    """Return what begins a run, with further properties behind its own."""
    if not properties:
        return run
    if "</w:rPr>" in run:
        return run.replace("</w:rPr>", f"{properties}</w:rPr>")
    return run.replace("<w:r>", f"<w:r><w:rPr>{properties}</w:rPr>")


def _in_the_font_of(style: ParagraphStyle, run: str) -> str:
    """Return what begins a run in the font of a style; a hint at the script stays."""
    latin, east_asian = attribute(style.font.latin), attribute(style.font.east_asian)
    fonts = f'<w:rFonts w:ascii="{latin}" w:eastAsia="{east_asian}" w:hAnsi="{latin}" w:cs="{latin}"'
    if "<w:rFonts " in run:
        return run.replace("<w:rFonts", fonts)
    return _with(run, f"{fonts}/>")


def _tab(run: str) -> str:
    """Return a run that is a tab."""
    return f"{run.partition('<w:t ')[0]}<w:tab/></w:r>"
