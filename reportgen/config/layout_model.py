"""What a layout file may say, as a pydantic model: the source of its JSON Schema."""

from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from reportgen.config.lengths import BorderWidth, Characters, Color, LineDistance, Lines, NumberText, Twips, TypeSize
from reportgen.nouns.layout import Align, Leader, NumberFormat

__all__ = [
    "FontModel",
    "GridModel",
    "LanguageModel",
    "LayoutModel",
    "NumberModel",
    "StyleModel",
    "StylePart",
    "StylesModel",
]

_Style = TypeVar("_Style")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MarginsModel(_Strict):
    """The margins of a page."""

    top: Twips
    right: Twips
    bottom: Twips
    left: Twips


class PageModel(_Strict):
    """A sheet of paper; `footer` is the distance of the page number from the lower edge."""

    width: Twips
    height: Twips
    margins: MarginsModel
    footer: Twips


class GridPart(_Strict):
    """What a language changes of the grid."""

    lines: int | None = Field(default=None, ge=1)
    pitch: Twips | None = None
    characters: int | None = Field(default=None, ge=1)
    spacing: Twips | None = None


class GridModel(_Strict):
    """Lines of a page, their distance, characters of a line, and what is added behind each."""

    lines: int = Field(ge=1)
    pitch: Twips
    characters: int = Field(ge=1)
    spacing: Twips


class FontModel(_Strict):
    """A font for each script, and what to take where the East Asian one is not installed."""

    east_asian: str = Field(min_length=1)
    latin: str = Field(min_length=1)
    instead: str = ""


class NumberModel(_Strict):
    """How the headings of a level are numbered; `{}` in `text` is the number."""

    format: NumberFormat
    text: NumberText


class StylePart(_Strict):
    """What a language changes of a style."""

    font: str | None = None
    size: TypeSize | None = None
    align: Align | None = None
    bold: bool | None = None
    italic: bool | None = None
    color: Color | None = None
    first_line: Characters | None = None
    hanging: Characters | None = None
    left: Characters | None = None
    right: Characters | None = None
    before: Lines | None = None
    after: Lines | None = None
    line: LineDistance | None = None
    level: int | None = Field(default=None, ge=0, le=4)
    leader: Leader | None = None
    keep_next: bool | None = None
    new_page: bool | None = None
    tight: bool | None = None


class StyleModel(StylePart):
    """The type and the setting of one kind of paragraph; `font` is a key of `fonts`."""

    font: str
    size: TypeSize
    align: Align


class StylesModel(_Strict, Generic[_Style]):
    """A style, or the changes to one, for every role."""

    issuer: _Style | None = None
    document_number: _Style | None = None
    signer: _Style | None = None
    title: _Style | None = None
    addressee: _Style | None = None
    contents_title: _Style | None = None
    contents1: _Style | None = None
    contents2: _Style | None = None
    contents3: _Style | None = None
    heading1: _Style | None = None
    heading2: _Style | None = None
    heading3: _Style | None = None
    heading4: _Style | None = None
    body: _Style | None = None
    attachment_note: _Style | None = None
    attachment_more: _Style | None = None
    attachment_label: _Style | None = None
    attachment_title: _Style | None = None
    signature: _Style | None = None
    date: _Style | None = None
    table_title: _Style | None = None
    table_unit: _Style | None = None
    table_head: _Style | None = None
    table_cell: _Style | None = None
    table_note: _Style | None = None
    table_source: _Style | None = None
    table_end: _Style | None = None
    chart: _Style | None = None
    chart_title: _Style | None = None
    copies: _Style | None = None
    page_number: _Style | None = None


class TableModel(_Strict):
    """The lines of tables, and the space left and right of the text of a cell."""

    border: BorderWidth
    padding: Twips


class SignatureModel(_Strict):
    """How far the office stands from the right edge, and the date to the right of the office's first character."""

    right: Characters
    shift: Characters


class PageNumberModel(_Strict):
    """The page number: `{}` in `text`, its distance from the outer edge, its side on odd and on even pages."""

    text: NumberText
    inset: Characters
    odd: Literal["left", "center", "right"]
    even: Literal["left", "center", "right"]


class LanguageModel(_Strict):
    """What a language adds to the layout or changes of it."""

    grid: GridPart = GridPart()
    emphasis: str | None = None
    numbering: tuple[NumberModel, ...] | None = None
    styles: StylesModel[StylePart] = StylesModel[StylePart]()


class LanguagesModel(_Strict):
    """What the two languages add to the layout or change of it."""

    zh: LanguageModel = LanguageModel()
    en: LanguageModel = LanguageModel()


class LayoutModel(_Strict):
    """A layout file."""

    layout: str = Field(pattern=r"^[a-z0-9_-]+$")
    page: PageModel
    grid: GridModel
    fonts: dict[str, FontModel]
    emphasis: str
    numbering: tuple[NumberModel, ...] = Field(max_length=9)
    styles: StylesModel[StyleModel]
    table: TableModel
    signature: SignatureModel
    page_number: PageNumberModel
    languages: LanguagesModel = LanguagesModel()
