"""The styles of a document by the role they play, with their ids and their names in the list of styles."""

from typing import NamedTuple

__all__ = ["EMPHASIS", "REPORT_TABLE", "ROLES", "STRONG", "StyleId", "paragraph_opening", "styled_paragraph"]

STRONG = "Strong"
EMPHASIS = "Emphasis"
REPORT_TABLE = "ReportTable"


class StyleId(NamedTuple):
    """The id of a style, and its name in the two languages; Word translates the names of its own styles by itself."""

    id: str
    zh: str
    en: str


ROLES = {
    "title": StyleId("Title", "Title", "Title"),
    "heading1": StyleId("Heading1", "heading 1", "heading 1"),
    "heading2": StyleId("Heading2", "heading 2", "heading 2"),
    "heading3": StyleId("Heading3", "heading 3", "heading 3"),
    "heading4": StyleId("Heading4", "heading 4", "heading 4"),
    "body": StyleId("BodyText", "Body Text", "Body Text"),
    "attachment_note": StyleId("AttachmentNote", "附件说明", "Attachment Note"),
    "attachment_more": StyleId("AttachmentMore", "附件说明续行", "Attachment Note Continued"),
    "attachment_label": StyleId("AttachmentLabel", "附件序号", "Attachment Label"),
    "attachment_title": StyleId("AttachmentTitle", "附件标题", "Attachment Title"),
    "table_title": StyleId("Caption", "caption", "caption"),
    "table_note": StyleId("TableNote", "表注", "Table Note"),
    "table_head": StyleId("TableHead", "表头", "Table Head"),
    "table_cell": StyleId("TableText", "表文", "Table Text"),
    "table_end": StyleId("TableEnd", "表后", "Table End"),
    "signature": StyleId("Signature", "Signature", "Signature"),
    "date": StyleId("Date", "Date", "Date"),
    "page_number": StyleId("Footer", "footer", "footer"),
}


def styled_paragraph(role: str) -> str:
    """Return what begins a paragraph of a role, up to the place of its other properties."""
    return f'<w:p><w:pPr><w:pStyle w:val="{ROLES[role].id}"/>'


def paragraph_opening(role: str, properties: str = "") -> str:
    """Return what begins a paragraph of a role, ready for its runs."""
    return f"{styled_paragraph(role)}{properties}</w:pPr>"
