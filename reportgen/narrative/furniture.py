"""The fixed words of a document: its head, its attachments, its foot, the stops of its enumerations."""

import re
from typing import Protocol

from reportgen.narrative.target import AttachmentNote

__all__ = ["FURNITURE", "Furniture"]

_PART_OF_A_YEAR = re.compile(r"((?:^|[,:] )?)\bthe (first|second|third|fourth) (half|quarter)(?= of \d)")


class Furniture(Protocol):
    """What a language sets around the prose of a report."""

    stop: str
    between_items: str
    signer: str
    copies: str

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

    def titled(self, text: str) -> str:
        """Return a title with its part of a year written as titles are: Third Quarter of 2026."""


class _Chinese:
    """Chinese, as GB/T 9704-2012 words the head (7.2), attachments (7.3.4, 7.3.7) and the foot (7.4)."""

    stop = "。"
    between_items = "；"
    signer = "签发人："
    copies = "抄送："

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

    def titled(self, text: str) -> str:
        return text


class _English:
    stop = "."
    between_items = "; "
    signer = "Approved by:"
    copies = "cc:"

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

    def titled(self, text: str) -> str:
        # The article goes at the head of a title and behind a comma, and stays behind a preposition.
        return _PART_OF_A_YEAR.sub(
            lambda found: (
                f"{found[1]}{'' if found[1] or not found.start() else 'the '}{found[2].title()} {found[3].title()}"
            ),
            text,
        )


FURNITURE: dict[str, Furniture] = {"zh": _Chinese(), "en": _English()}
