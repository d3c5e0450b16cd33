"""How a document looks: page, grid, fonts, styles, numbering and the place of the signature.

Lengths are twips (1/20 pt, 1/1440 inch), sizes of type half-points, indents hundredths of a character, spaces between
paragraphs hundredths of a line: the units of WordprocessingML.
"""

from dataclasses import dataclass
from typing import Literal

__all__ = [
    "SINGLE",
    "Align",
    "Font",
    "Gap",
    "Grid",
    "Layout",
    "Leader",
    "NumberFormat",
    "NumberLevel",
    "Page",
    "PageNumber",
    "ParagraphStyle",
    "SignatureRule",
    "TableRule",
    "Typesetting",
]

Align = Literal["left", "center", "right", "justify"]
Gap = Literal["none", "space", "tab"]
Leader = Literal["dots", "none"]
NumberFormat = Literal["chinese", "decimal", "upper_roman", "lower_roman", "upper_letter", "lower_letter"]

SINGLE = -1
"""The `line` of a style whose lines are as high as what stands in them, a chart for example."""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet and its margins; `footer` is the distance of the page number from the lower edge."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    footer: int

    @property
    def text_width(self) -> int:
        """Return the width of the type area."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """Return the height of the type area."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Grid:
    """How many lines stand on a page and how many characters on a line.

    `pitch` is the distance from line to line, `spacing` what is added behind every character of body size.
    """

    lines: int
    pitch: int
    characters: int
    spacing: int


@dataclass(frozen=True, slots=True)
class Font:
    """The fonts of the two scripts; `instead` is the East Asian font where the first is not installed."""

    latin: str
    east_asian: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """The type and the setting of one kind of paragraph.

    `line` is the exact distance of its lines; 0 stands for the pitch of the grid, `SINGLE` for whatever they hold.
    `level` is the level of numbering (from 1) that headings take, 0 for none. `color` is RRGGBB, empty for black.
    `leader` fills the way to a tab at the right edge of the type area, where lines of contents have the page number.
    `tight` paragraphs are set with the grid's spacing between characters.
    """

    role: str
    font: Font
    size: int
    align: Align = "left"
    bold: bool = False
    italic: bool = False
    color: str = ""
    first_line: int = 0
    hanging: int = 0
    left: int = 0
    right: int = 0
    before: int = 0
    after: int = 0
    line: int = 0
    level: int = 0
    leader: Leader | None = None
    keep_next: bool = False
    new_page: bool = False
    tight: bool = False


@dataclass(frozen=True, slots=True)
class NumberLevel:
    """How headings of one level are numbered, and what stands between the number and the heading.

    `text` holds `{1}`, `{2}` … where the numbers of the levels stand.
    """

    format: NumberFormat
    text: str
    gap: Gap


@dataclass(frozen=True, slots=True)
class TableRule:
    """What tables share: the thickness of the lines (eighths of a point) and the space beside the text of a cell."""

    border: int
    padding: int


@dataclass(frozen=True, slots=True)
class SignatureRule:
    """Where the signing office and the date stand (GB/T 9704-2012, 7.3.5, without a seal).

    `right` is the distance of the office from the right edge, `shift` how far the date starts to the right of the
    office's first character.
    """

    right: int
    shift: int


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The page number: `text` holds `{}` where it stands; `inset` is its distance from the outer edge.

    `{pages}` in the text is how many pages the document has.
    """

    text: str
    inset: int
    odd: Align
    even: Align


@dataclass(frozen=True, slots=True)
class Typesetting:
    """What a layout says for one language.

    `emphasis` is the font that stands for italic type, None where the type is italic.
    """

    lang: str
    grid: Grid
    styles: tuple[ParagraphStyle, ...]
    numbering: tuple[NumberLevel, ...]
    emphasis: Font | None
    page_number: PageNumber

    def style(self, role: str) -> ParagraphStyle:
        """Return the style of a role such as `body`."""
        return next(style for style in self.styles if style.role == role)

    def line(self, role: str) -> int:
        """Return the distance of a role's lines; that of the grid where they are as high as what they hold."""
        line = self.style(role).line
        return line if line > 0 else self.grid.pitch


@dataclass(frozen=True, slots=True)
class Layout:
    """The look of a kind of document in both languages."""

    name: str
    page: Page
    zh: Typesetting
    en: Typesetting
    table: TableRule
    signature: SignatureRule

    def __getitem__(self, lang: str) -> Typesetting:
        return self.zh if lang == "zh" else self.en
