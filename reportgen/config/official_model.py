"""What a config may say of attachments and of the parts of an official document."""

from typing import Annotated

from pydantic import Field, Tag

from reportgen.config.shapes import Strict, TextModel, by_shape

__all__ = ["AttachmentModel", "AttachmentOrName", "OfficialModel"]


class AttachmentModel(Strict):
    """What is attached: a table, a chart or a section, under a condition if need be."""

    table: str | None = Field(None, description="the table that is attached")
    chart: str | None = Field(None, description="the chart that is attached")
    section: str | None = Field(None, description="the section that is attached, by the name of its template")
    title: TextModel | None = Field(None, description="the title; by default that of the table or chart")
    when: str | None = Field(None, description="it is attached where this holds")


AttachmentOrName = Annotated[Annotated[AttachmentModel, Tag("mapping")] | Annotated[str, Tag("text")], by_shape]


class RedHeadModel(Strict):
    """What stands above the red rule."""

    issuer: TextModel = Field(description="the line of the issuing office, in red; {{ area }} is filled in")
    number: TextModel | None = Field(None, description="the number of the document, such as 某政发〔2007〕3号")
    signer: TextModel | None = Field(None, description="who approves a report to an authority above, without 签发人")


class CopiesModel(Strict):
    """What stands at the foot of the last page."""

    to: TextModel | None = Field(None, description="who gets a copy, without 抄送")
    issuer: TextModel = Field(description="the office that prints and sends the document")
    date: str | None = Field(
        None,
        description="the day it is sent out, such as 2007-01-12; by default the date of the document",
        json_schema_extra={"pattern": r"^\d{4}-\d{2}-\d{2}$"},
    )


class OfficialModel(Strict):
    """The parts of an official document, each of them printed where it is given."""

    red_head: RedHeadModel | None = Field(None, description="the red head with its rule, above the title")
    addressee: TextModel | None = Field(None, description="the authority that the report goes to, below the title")
    copies: CopiesModel | None = Field(None, description="the lines at the foot of the last page")
    seal: bool = Field(False, description="whether the signature leaves the place for a seal")
