"""The styles of a document by the role they play, with their ids and their names in the list of styles."""

from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["EMPHASIS", "IDS", "REPORT_TABLE", "ROLES", "STRONG", "StyleId", "Styles"]

STRONG = "Strong"
EMPHASIS = "Emphasis"
REPORT_TABLE = "ReportTable"


class StyleId(NamedTuple):
    """The id of a style, and its name in the two languages; Word translates the names of its own styles by itself."""

    id: str
    zh: str
    en: str


ROLES = {
    "issuer": StyleId("Issuer", "发文机关标志", "Issuer"),
    "document_number": StyleId("DocumentNumber", "发文字号", "Document Number"),
    "signer": StyleId("Signer", "签发人", "Signer"),
    "title": StyleId("Title", "Title", "Title"),
    "heading1": StyleId("Heading1", "heading 1", "heading 1"),
    "heading2": StyleId("Heading2", "heading 2", "heading 2"),
    "heading3": StyleId("Heading3", "heading 3", "heading 3"),
    "heading4": StyleId("Heading4", "heading 4", "heading 4"),
    "body": StyleId("BodyText", "Body Text", "Body Text"),
    "addressee": StyleId("Addressee", "主送机关", "Addressee"),
    "contents_title": StyleId("TOCHeading", "TOC Heading", "TOC Heading"),
    "contents1": StyleId("TOC1", "toc 1", "toc 1"),
    "contents2": StyleId("TOC2", "toc 2", "toc 2"),
    "contents3": StyleId("TOC3", "toc 3", "toc 3"),
    "attachment_note": StyleId("AttachmentNote", "附件说明", "Attachment Note"),
    "attachment_more": StyleId("AttachmentMore", "附件说明续行", "Attachment Note Continued"),
    "attachment_label": StyleId("AttachmentLabel", "附件序号", "Attachment Label"),
    "attachment_title": StyleId("AttachmentTitle", "附件标题", "Attachment Title"),
    "table_title": StyleId("Caption", "caption", "caption"),
    "table_unit": StyleId("TableUnit", "表内单位", "Table Unit"),
    "table_note": StyleId("TableNote", "表注", "Table Note"),
    "table_head": StyleId("TableHead", "表头", "Table Head"),
    "table_cell": StyleId("TableText", "表文", "Table Text"),
    "table_source": StyleId("TableSource", "资料来源", "Table Source"),
    "table_end": StyleId("TableEnd", "表后", "Table End"),
    "chart": StyleId("Chart", "图", "Chart"),
    "chart_title": StyleId("ChartTitle", "图题", "Chart Title"),
    "signature": StyleId("Signature", "Signature", "Signature"),
    "date": StyleId("Date", "Date", "Date"),
    "copies": StyleId("Copies", "版记", "Copies"),
    "page_number": StyleId("Footer", "footer", "footer"),
}
IDS = {role: style.id for role, style in ROLES.items()}
IDS |= {"strong": STRONG, "emphasis": EMPHASIS, "table": REPORT_TABLE}
"""The id that each role usually has, those of runs and of tables too."""


class Styles:
    """The styles of one kind of document: the id that each role has there.

    `ids` are those that differ from `IDS`.
    """

    def __init__(self, ids: Mapping[str, str] | None = None) -> None:
        self._ids = {**IDS, **(ids or {})}
        self._paragraphs = {role: f'<w:p><w:pPr><w:pStyle w:val="{id}"/>' for role, id in self._ids.items()}

    def __getitem__(self, role: str) -> str:
        """Return the id of a role's style."""
        return self._ids[role]

    def paragraph(self, role: str) -> str:
        """Return what begins a paragraph of a role, up to the place of its other properties."""
        return self._paragraphs[role]

    def opening(self, role: str, properties: str = "") -> str:
        """Return what begins a paragraph of a role, ready for its runs."""
        return f"{self._paragraphs[role]}{properties}</w:pPr>"
