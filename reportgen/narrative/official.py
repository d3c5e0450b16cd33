"""What stands around the prose of a document: its head, its addressee, its attachments, its signature, its foot."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from reportgen.narrative.captions import Captions
from reportgen.narrative.furniture import FURNITURE
from reportgen.narrative.material import Material
from reportgen.narrative.pieces import joined
from reportgen.narrative.report import Report
from reportgen.narrative.target import Copies, Marks, RedHead, StyleName, Target
from reportgen.nouns.issue import Place, issue

__all__ = ["Frame"]

_NO_MARKS = Marks()


class _SigningOffice:
    """The office that signs, as `{{ signature }}` prints it; no words before it is known, or where none signs."""

    __slots__ = ("words",)

    def __init__(self) -> None:
        self.words = ""

    def __str__(self) -> str:
        return self.words


class Frame:
    """Writes what frames the prose of one report; its methods are what a compiled template calls.

    `title` is in words, once it is printed. `pieces` are the words and values of a line of the config, and empty where
    it has none. `official` is where the config says what stands around the prose.
    """

    def __init__(
        self,
        report: Report,
        target: Target,
        wording: Any,
        material: Material,
        captions: Captions,
        official: Place | None = None,
    ) -> None:
        self._report = report
        self._target = target
        self._wording = wording
        self._furniture = FURNITURE[target.lang]
        self._material = material
        self._captions = captions
        self._official = official
        self.title = ""
        self.office = _SigningOffice()

    def signing(self, position: int, pieces: Sequence[Any]) -> str:
        """Take note of the office that signs, before it is printed."""
        if position == self._material.signature:
            self.office.words = joined(pieces)
        return ""

    def red_head(self, issuer: Sequence[Any], number: Sequence[Any], signer: Sequence[Any]) -> str:
        """Print the head with its red rule."""
        return self._target.red_head(
            RedHead(
                self._said(issuer),
                self._said(number),
                self._furniture.signer,
                self._bare(signer, self._furniture.signer),
            )
        )

    def title_line(self, pieces: Sequence[Any]) -> str:
        """Print the title."""
        self.title = self._furniture.titled(joined(pieces))
        return self._target.title(self.title)

    def addressee(self, pieces: Sequence[Any]) -> str:
        """Print whom the document is addressed to."""
        return self._line("addressee", self._furniture.addressee(self._said(pieces)))

    def attachment_note(self, position: int, pieces: Sequence[Any]) -> str:
        """Print the line above the signature that names an attachment, where the report has it."""
        attached = self._material.attached
        if position not in attached:
            return ""
        number = attached.index(position) + 1
        title = self._furniture.titled(joined(pieces))
        return self._target.attachment_note(self._furniture.attachment_note(number, len(attached), title))

    def signature(self, position: int, pieces: Sequence[Any], seal: bool = False) -> str:
        """Print the signing office and the date, where it is this office that signs."""
        if position != self._material.signature:
            return ""
        signed = str(self._wording.date(self._material.signed))
        self.office.words = joined(pieces)
        return self._target.signature(self.office.words, signed, seal=seal)

    def attachment(self, position: int, name: str, pieces: Sequence[Any]) -> str:
        """Print the label and the title of an attachment on a page of its own; they are counted without gaps."""
        attached = self._material.attached
        number = attached.index(position) + 1
        label = self._furniture.attachment_label(number if len(attached) > 1 else 0)
        title = self._target.title(self._furniture.titled(joined(pieces)), "attachment_title")
        return self._target.page_break() + self._captions.label(name, number, label) + title

    def attached_chart(self, name: str, pieces: Sequence[Any]) -> str:
        """Draw a chart on an attachment's page; one without anything to draw is no attachment."""
        drawn = self._report.drawn_chart(name, self._furniture.titled(joined(pieces)))
        note = self._report.charts[-1].note
        return drawn + (self._line("table_note", note) if note else "")

    def copies(self, to: Sequence[Any], issuer: Sequence[Any], day: str) -> str:
        """Print the lines at the foot of the last page; `day` is an ISO date, empty for the date of the document."""
        furniture = self._furniture
        copied = self._bare(to, furniture.copies)
        issued = self._wording.date(date.fromisoformat(day) if day else self._material.signed)
        return self._target.copies(
            Copies(
                furniture.copies,
                furniture.copied(copied) if copied else "",
                *furniture.issued(self._said(issuer), str(issued)),
            )
        )

    def _line(self, style: StyleName, text: str) -> str:
        return self._target.opening(style) + self._target.words(text, _NO_MARKS) + self._target.closing(style)

    def _bare(self, pieces: Sequence[Any], label: str) -> str:
        """Return a text without the label that the form sets before it."""
        return self._said(pieces).removeprefix(label).strip()

    def _said(self, pieces: Sequence[Any]) -> str:
        """Return a line of an official document in words; one that names the office that signs needs one that does."""
        if not self.office.words and self.office in pieces:
            self._report.issues.append(issue("narrative.nobody-signs", self._official))
        return joined(pieces)
