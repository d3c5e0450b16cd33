"""What a layout may say of the styles of paragraphs, by the role that they play."""

from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from reportgen.config.lengths import Characters, Color, LineDistance, Lines, TypeSize
from reportgen.nouns.layout import Align, Leader

__all__ = ["Frozen", "StyleModel", "StylePart", "StylesModel", "styles_in"]

_Style = TypeVar("_Style")


class Frozen(BaseModel):
    """A mapping with known keys only, its values written as people write lengths."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class StylePart(Frozen):
    """What is said of a style, or changed of it."""

    font: str | None = Field(None, description="one of `fonts`")
    size: TypeSize | None = Field(None, description="the size of the type")
    align: Align | None = Field(None, description="the side that lines stand at; justify: both")
    bold: bool | None = Field(None, description="whether the type is bold")
    italic: bool | None = Field(None, description="whether the type is italic")
    color: Color | None = Field(None, description="the colour of the type")
    first_line: Characters | None = Field(None, description="how far the first line is indented")
    hanging: Characters | None = Field(None, description="how far the lines below the first are indented further")
    left: Characters | None = Field(None, description="the indent at the left side")
    right: Characters | None = Field(None, description="the indent at the right side")
    before: Lines | None = Field(None, description="the space above the paragraph, in lines of the grid")
    after: Lines | None = Field(None, description="the space below the paragraph, in lines of the grid")
    line: LineDistance | None = Field(
        None, description="the exact distance of lines, by default that of the grid; auto: as high as what they hold"
    )
    level: int | None = Field(None, description="the level of numbering of a heading, 0 for none", ge=0, le=4)
    leader: Leader | None = Field(
        None, description="what fills the line up to a page number at its right end: dots, or none"
    )
    keep_next: bool | None = Field(None, description="whether it stays on the page of the paragraph that follows")
    new_page: bool | None = Field(None, description="whether it begins a page")
    tight: bool | None = Field(None, description="whether the spacing of the grid stands behind its characters")


class StyleModel(StylePart):
    """The type and the setting of one kind of paragraph."""

    font: str
    size: TypeSize
    align: Align


class StylesModel(Frozen, Generic[_Style]):
    """A style, or what is changed of one, for every role."""

    issuer: _Style | None = Field(None, description="the name of the issuing office in a red head")
    document_number: _Style | None = Field(None, description="the number of the document below it")
    signer: _Style | None = Field(None, description="who signs a document that goes to a higher office")
    title: _Style | None = Field(None, description="the title")
    addressee: _Style | None = Field(None, description="whom the document is addressed to")
    contents_title: _Style | None = Field(None, description="the heading of the contents")
    contents1: _Style | None = Field(None, description="the contents: headings of level 1")
    contents2: _Style | None = Field(None, description="the contents: headings of level 2")
    contents3: _Style | None = Field(None, description="the contents: headings of level 3")
    heading1: _Style | None = Field(None, description="headings of level 1")
    heading2: _Style | None = Field(None, description="headings of level 2")
    heading3: _Style | None = Field(None, description="headings of level 3")
    heading4: _Style | None = Field(None, description="headings of level 4")
    body: _Style | None = Field(None, description="the text")
    attachment_note: _Style | None = Field(None, description="the line that names the first attachment")
    attachment_more: _Style | None = Field(None, description="the lines that name the others")
    attachment_label: _Style | None = Field(None, description="the label at the head of an attachment")
    attachment_title: _Style | None = Field(None, description="the title of an attachment")
    signature: _Style | None = Field(None, description="the office that signs")
    date: _Style | None = Field(None, description="the date below it")
    table_title: _Style | None = Field(None, description="the title above a table")
    table_unit: _Style | None = Field(None, description="the unit above a table")
    table_head: _Style | None = Field(None, description="the headings of columns")
    table_cell: _Style | None = Field(None, description="the cells of a table")
    table_note: _Style | None = Field(None, description="the note below a table")
    table_source: _Style | None = Field(None, description="where the figures of a table come from")
    table_end: _Style | None = Field(None, description="the gap below a table without a note")
    chart: _Style | None = Field(None, description="the line that a chart stands on")
    chart_title: _Style | None = Field(None, description="the title below a chart")
    copies: _Style | None = Field(None, description="who gets copies, and who printed the document when")
    page_number: _Style | None = Field(None, description="the page number")


def styles_in(styles: StylesModel[StylePart] | StylesModel[StyleModel] | None) -> dict[str, StylePart]:
    """Return the styles that are there, by role."""
    return {role: style for role in StylesModel.model_fields if (style := getattr(styles, role, None))}
