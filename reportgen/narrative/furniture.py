"""The fixed words of a document: its attachments, the heads of its tables, the stops of its enumerations."""

import re
from collections.abc import Sequence
from typing import Protocol

from reportgen.narrative.target import AttachmentNote
from reportgen.nouns.indicator import Indicator
from reportgen.nouns.unit import Unit

__all__ = ["FURNITURE", "Furniture"]

_LEAST = 2
"""The smallest threshold that hides anything."""
_UNSAID = frozenset({"time"})
_PART_OF_A_YEAR = re.compile(r"((?:^|[,:] )?)\bthe (first|second|third|fourth) (half|quarter)(?= of \d)")


class Furniture(Protocol):
    """What a language sets around the prose of a report."""

    stop: str
    between_items: str
    total_row: str
    no_value: str
    places: str
    categories: str
    withheld: str
    unsaid: str
    rounding: str
    no_category: str
    share: str
    signer: str
    copies: str

    def unassigned(self, level: str) -> str:
        """Return the name of the row of what is entered at the area itself; `level` is that of the other rows."""

    def few(self, below: int) -> str:
        """Return what the mark of a small count in a table means."""

    def note(self, sentences: Sequence[str]) -> str:
        """Return the note below a table."""

    def addressee(self, text: str) -> str:
        """Return whom the document is addressed to, with the colon that ends it."""

    def copied(self, text: str) -> str:
        """Return who gets a copy, with the stop that ends it."""

    def issued(self, office: str, day: str) -> tuple[str, str]:
        """Return who issues the document and on which day, as the foot of the last page says it."""

    def attachment_note(self, number: int, count: int, title: str) -> AttachmentNote:
        """Return the line above the signature that names an attachment."""

    def attachment_label(self, number: int) -> str:
        """Return what stands at the head of an attachment's page; `number` is 0 where there is only one."""

    def column(self, indicator: Indicator, given: str) -> str:
        """Return the head of a table's column, with the unit of its figures."""

    def share_column(self, given: str) -> str:
        """Return the head of a column of shares."""

    def titled(self, text: str) -> str:
        """Return a title with its part of a year written as titles are: Third Quarter of 2026."""


class _Chinese:
    """Chinese, as GB/T 9704-2012 words the head (7.2), attachments (7.3.4, 7.3.7) and the foot (7.4)."""

    stop = "。"
    between_items = "；"
    total_row = "合计"
    no_value = "—"
    places = "单位"
    categories = "类别"
    withheld = "…"
    unsaid = "“…”表示为保护个人信息而不列出的数字"
    rounding = "因四舍五入，各项占比之和不等于100%"
    no_category = "未注明"
    share = "占比"
    signer = "签发人："
    copies = "抄送："

    def unassigned(self, level: str) -> str:
        return "本级"

    def few(self, below: int) -> str:
        return f"“<{below}”表示{'1' if below == _LEAST else f'1至{below - 1}'}"

    def note(self, sentences: Sequence[str]) -> str:
        return f"注：{'；'.join(sentences)}。"

    def addressee(self, text: str) -> str:
        return f"{text.rstrip('：: ')}："

    def copied(self, text: str) -> str:
        return f"{text.rstrip('。. ')}。"

    def issued(self, office: str, day: str) -> tuple[str, str]:
        return office, f"{day}印发"

    def attachment_note(self, number: int, count: int, title: str) -> AttachmentNote:
        marker = f"{number}." if count > 1 else ""
        return AttachmentNote("附件：" if number == 1 else "", marker, title, count)

    def attachment_label(self, number: int) -> str:
        return f"附件{number or ''}"

    def column(self, indicator: Indicator, given: str) -> str:
        unit = indicator.unit.zh.removeprefix("个") if indicator.unit.kind == "count" else indicator.unit.zh
        head = given or indicator.title.zh
        return f"{head}（{unit}）" if unit else head

    def share_column(self, given: str) -> str:
        return f"{given or self.share}（%）"

    def titled(self, text: str) -> str:
        return text


class _English:
    stop = "."
    between_items = "; "
    total_row = "Total"
    no_value = "–"
    places = "Place"
    categories = "Category"
    withheld = "…"
    unsaid = '"…" stands for a figure that is withheld to protect personal information'
    rounding = "Shares do not add up to 100 percent because of rounding"
    no_category = "Not stated"
    share = "Share"
    signer = "Approved by:"
    copies = "cc:"

    def unassigned(self, level: str) -> str:
        return f"Not assigned to {'an' if level == 'office' else 'a'} {level}"

    def few(self, below: int) -> str:
        most = "1" if below == _LEAST else f"1 to {below - 1}"
        return f'"<{below}" stands for {most}'

    def note(self, sentences: Sequence[str]) -> str:
        return f"Note: {'. '.join(sentences)}."

    def addressee(self, text: str) -> str:
        return f"{text.rstrip(': ')}:"

    def copied(self, text: str) -> str:
        return text.rstrip(". ")

    def issued(self, office: str, day: str) -> tuple[str, str]:
        return f"Issued by {office}", day

    def attachment_note(self, number: int, count: int, title: str) -> AttachmentNote:
        label = "" if number > 1 else "Attachments:" if count > 1 else "Attachment:"
        return AttachmentNote(label, f"{number}." if count > 1 else "", title, count)

    def attachment_label(self, number: int) -> str:
        return f"Attachment {number}" if number else "Attachment"

    def column(self, indicator: Indicator, given: str) -> str:
        head = given or indicator.title.en[:1].upper() + indicator.title.en[1:]
        unit = "%" if indicator.unit.kind == "percent" else indicator.unit.en_plural
        return head if indicator.unit.kind == "count" and _says(head, indicator.unit) else f"{head} ({unit})"

    def share_column(self, given: str) -> str:
        return f"{given or self.share} (%)"

    def titled(self, text: str) -> str:
        # The article goes at the head of a title and behind a comma, and stays behind a preposition.
        return _PART_OF_A_YEAR.sub(
            lambda found: (
                f"{found[1]}{'' if found[1] or not found.start() else 'the '}{found[2].title()} {found[3].title()}"
            ),
            text,
        )


def _says(head: str, unit: Unit) -> bool:
    """Say whether the head of a column says already what is counted: Repairs (times), Visits (visits)."""
    words = set(re.findall(r"[a-z]+", head.lower()))
    return unit.key in _UNSAID or not {unit.en, unit.en_plural}.isdisjoint(words)


FURNITURE: dict[str, Furniture] = {"zh": _Chinese(), "en": _English()}
