"""What a layout may say, as pydantic models: the source of its JSON Schema.

A file that extends another, an option and a config's own changes say a part of it (`…Part`, every key optional); what
results from all of them is a whole layout (`…Model`).
"""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from reportgen.config.lengths import (
    BorderWidth,
    Characters,
    HeadingNumber,
    Margin,
    PageText,
    Pitch,
    Sheet,
    Twips,
)
from reportgen.config.style_model import Frozen, StyleModel, StylePart, StylesModel
from reportgen.nouns.layout import Gap, NumberFormat

__all__ = [
    "LanguagePart",
    "LayoutChoiceModel",
    "LayoutFileModel",
    "LayoutModel",
    "OptionModel",
    "said",
]

Side = Literal["left", "center", "right"]
Name = Annotated[str, Field(pattern=r"^[a-z0-9_-]+$")]


class MarginsPart(Frozen):
    """The margins of a page."""

    top: Margin | None = Field(None, description="from the upper edge to the text")
    right: Margin | None = Field(None, description="from the text to the right edge")
    bottom: Margin | None = Field(None, description="from the text to the lower edge")
    left: Margin | None = Field(None, description="from the left edge to the text")


class MarginsModel(MarginsPart):
    """All margins of a page."""

    top: Margin
    right: Margin
    bottom: Margin
    left: Margin


class PagePart(Frozen):
    """A sheet of paper."""

    width: Sheet | None = Field(None, description="the width of the sheet")
    height: Sheet | None = Field(None, description="the height of the sheet")
    margins: MarginsPart | None = Field(None, description="the margins")
    footer: Margin | None = Field(None, description="from the page number to the lower edge")


class PageModel(PagePart):
    """A whole sheet of paper."""

    width: Sheet
    height: Sheet
    margins: MarginsModel
    footer: Margin


class GridPart(Frozen):
    """Lines of a page and characters of a line."""

    lines: int | None = Field(None, description="lines to a page", ge=1)
    pitch: Pitch | None = Field(None, description="the distance from line to line")
    characters: int | None = Field(None, description="Chinese characters to a line", ge=1)
    spacing: Twips | None = Field(None, description="what is added behind every character of a tight style")


class GridModel(GridPart):
    """A whole grid."""

    lines: int = Field(ge=1)
    pitch: Pitch
    characters: int = Field(ge=1)
    spacing: Twips


class FontPart(Frozen):
    """A font for each script."""

    east_asian: str | None = Field(None, description="the font of Chinese characters", min_length=1)
    latin: str | None = Field(None, description="the font of Latin letters and digits", min_length=1)
    instead: str | None = Field(None, description="what to take where the font of Chinese characters is not installed")


class FontModel(FontPart):
    """A whole font."""

    east_asian: str = Field(min_length=1)
    latin: str = Field(min_length=1)


class NumberModel(Frozen):
    """How the headings of a level are numbered."""

    format: NumberFormat = Field(description="the numerals")
    text: HeadingNumber = Field(description="{} is the number; {1} is that of the heading of level 1 above, and so on")
    gap: Gap | None = Field(None, description="what stands behind it; by default none in Chinese, a space in English")


Numbering = Annotated[tuple[NumberModel, ...], Field(max_length=9)]


class TablePart(Frozen):
    """What tables share."""

    border: BorderWidth | None = Field(None, description="the thickness of the lines")
    padding: Margin | None = Field(None, description="the space left and right of the text of a cell")


class TableModel(TablePart):
    """Everything that tables share."""

    border: BorderWidth
    padding: Margin


class SignaturePart(Frozen):
    """Where the office signs."""

    right: Characters | None = Field(None, description="how far the office stands from the right edge")
    shift: Characters | None = Field(None, description="how far the date starts to the right of the office")


class SignatureModel(SignaturePart):
    """The whole place of a signature."""

    right: Characters
    shift: Characters


class PageNumberPart(Frozen):
    """The page number."""

    text: PageText | None = Field(None, description="{} is the number of the page, {pages} how many there are")
    inset: Characters | None = Field(None, description="its distance from the outer edge")
    odd: Side | None = Field(None, description="its side on odd pages")
    even: Side | None = Field(None, description="its side on even pages")


class PageNumberModel(PageNumberPart):
    """A whole page number."""

    text: PageText
    inset: Characters
    odd: Side
    even: Side


class LanguagePart(Frozen):
    """What is different in one language."""

    grid: GridPart | None = Field(None, description="what is different of the grid")
    emphasis: str | None = Field(None, description="a font for words that stand out, or italic")
    numbering: Numbering | None = Field(None, description="how headings are numbered")
    styles: StylesModel[StylePart] | None = Field(None, description="what is different of the styles")
    page_number: PageNumberPart | None = Field(None, description="what is different of the page number")


class LanguagesModel(Frozen):
    """What is different in the two languages."""

    zh: LanguagePart | None = Field(None, description="in Chinese")
    en: LanguagePart | None = Field(None, description="in English")

    def __getitem__(self, lang: str) -> LanguagePart:
        """Return what is different in a language, which may be nothing."""
        return (self.zh if lang == "zh" else self.en) or LanguagePart.model_validate({})


class _LookPart(Frozen):
    page: PagePart | None = Field(None, description="the sheet and its margins")
    grid: GridPart | None = Field(None, description="lines of a page and characters of a line")
    fonts: dict[str, FontPart] | None = Field(None, description="fonts by the names that styles use")
    emphasis: str | None = Field(None, description="a font for words that stand out, or italic")
    numbering: Numbering | None = Field(None, description="how headings of each level are numbered")
    styles: StylesModel[StylePart] | None = Field(None, description="the styles of paragraphs by their roles")
    table: TablePart | None = Field(None, description="the lines of tables")
    signature: SignaturePart | None = Field(None, description="where the office signs")
    page_number: PageNumberPart | None = Field(None, description="the page number")
    languages: LanguagesModel | None = Field(None, description="what is different in one language; it wins")


class OptionModel(_LookPart):
    """A named variation of a layout."""


class LayoutFileModel(_LookPart):
    """A layout file."""

    layout: Name = Field(description="the name of the layout, which is that of the file")
    extends: Name | None = Field(None, description="the layout that this one changes; by default it changes none")
    options: dict[str, OptionModel] | None = Field(None, description="variations by the names that configs choose")


class LayoutChoiceModel(_LookPart):
    """A layout with what is different in the reports of one config."""

    base: str = Field("gbt9704", description="the layout's name, or a letterhead: a Word document (.docx)")
    options: list[str] = Field(default_factory=list, description="variations that the layout declares, by name")
    like: str | None = Field(None, description="with a letterhead: the layout that says what it does not")
    names: dict[str, str] = Field(
        default_factory=dict, description="with a letterhead: the names that its styles have, by role"
    )


class LayoutModel(Frozen):
    """A whole layout."""

    layout: str
    page: PageModel
    grid: GridModel
    fonts: dict[str, FontModel]
    emphasis: str
    numbering: Numbering
    styles: StylesModel[StyleModel]
    table: TableModel
    signature: SignatureModel
    page_number: PageNumberModel
    languages: LanguagesModel = LanguagesModel(zh=None, en=None)


def said(part: BaseModel | None) -> dict[str, object]:
    """Return what a part says, without what it leaves to its defaults."""
    if part is None:
        return {}
    return {name: value for name in part.model_fields_set if (value := getattr(part, name)) is not None}
