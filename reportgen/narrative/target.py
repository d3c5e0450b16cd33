"""What a document format must be able to do for a template to be compiled to it."""

from typing import Literal, NamedTuple, Protocol, Self

from reportgen.narrative.facts import Stated
from reportgen.nouns.tables import ChartKind

__all__ = [
    "AttachmentNote",
    "Cell",
    "ChartSeries",
    "ChartText",
    "Copies",
    "Marks",
    "Printed",
    "RedHead",
    "StyleName",
    "TableText",
    "Target",
]

StyleName = Literal[
    "issuer",
    "document_number",
    "signer",
    "title",
    "addressee",
    "contents_title",
    "contents1",
    "contents2",
    "contents3",
    "heading1",
    "heading2",
    "heading3",
    "heading4",
    "body",
    "attachment_note",
    "attachment_more",
    "attachment_label",
    "attachment_title",
    "table_title",
    "table_unit",
    "table_note",
    "table_source",
    "chart",
    "chart_title",
    "copies",
]


class RedHead(NamedTuple):
    """What stands above the red rule; `label` stands before the signer's name. Any but the issuer may be empty."""

    issuer: str
    number: str
    label: str
    signer: str


class AttachmentNote(NamedTuple):
    """A line above the signature that names an attachment: the words that lead the first one, its number, its title.

    `marker` is empty where there is one attachment; `of` is how many there are.
    """

    label: str
    marker: str
    title: str
    of: int


class Copies(NamedTuple):
    """The lines at the foot of the last page: who gets a copy, who issues the document, and when.

    `label` stands before those who get one; with no one `to` is empty.
    """

    label: str
    to: str
    issuer: str
    date: str


class Marks(NamedTuple):
    """How a run of text stands out."""

    strong: bool = False
    emphasis: bool = False


class Printed(NamedTuple):
    """One entry of a document's list of figures: what the template asked for, what it states, the text as printed."""

    number: int
    expression: str
    text: str
    stated: tuple[Stated, ...]


class Cell(NamedTuple):
    """A cell of a table; `number` is its entry in the list of figures, 0 for words."""

    text: str
    number: int = 0


class TableText(NamedTuple):
    """A table ready to be set: headings (the first ones over the names of the rows) and rows of as many cells.

    `total` says that the last row sums up the others. `unit` is that of all figures, where they have the same.
    `groups` are how many rows, from the first on, share their first cell; all further rows of such a table have their
    name in the first cell for the first two columns, and the second one empty. `landscape` says whether the table
    stands on a page turned on its side, None that its width decides. `description` says what the table tells, for
    those who do not see it.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    total: bool = False
    title: str = ""
    unit: str = ""
    source: str = ""
    groups: tuple[int, ...] = ()
    landscape: bool | None = None
    description: str = ""


class ChartSeries(NamedTuple):
    """The values of a series, one for each category of its chart; None where there is none, or none is told."""

    name: str
    values: tuple[int | float | None, ...]


class ChartText(NamedTuple):
    """A chart ready to be drawn, its values rounded as they are printed; `number` is its entry in the list of figures.

    `unit` is what stands beside the values (人, people, %), `decimals` how many all of them have. `whole` says that
    they are all that their whole consists of. `description` says in a sentence or two what the chart shows, `note` what
    it does not.
    """

    number: int
    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    unit: str
    decimals: int
    whole: bool
    description: str
    note: str = ""


class Target(Protocol):
    """A document format in one language.

    `constant` is called when a template is compiled and returns Jinja source: text that Jinja would read as its own
    must be escaped in it. `opening` and `closing` serve both then and for every report, so that nothing in them may
    look like Jinja. The others are called for every report and return finished markup.
    """

    name: str
    lang: str
    numbers_headings: bool
    """Whether the format numbers headings itself, as Word does."""

    def opening(self, style: StyleName) -> str:
        """Return what begins a paragraph."""

    def closing(self, style: StyleName) -> str:
        """Return what ends a paragraph."""

    def constant(self, text: str, marks: Marks) -> str:
        """Return a run of the template's own words."""

    def words(self, text: str, marks: Marks) -> str:
        """Return a run of text that states no figure, such as the name of an area."""

    def figure(self, number: int, text: str, marks: Marks) -> str:
        """Return a run that prints entry `number` of the list of figures."""

    def title(self, text: str, style: StyleName = "title") -> str:
        """Return the title of the report or of an attachment, its lines broken as the layout asks."""

    def contents(self, levels: int) -> str:
        """Return the table of contents, with headings of so many levels, or what holds its place."""

    def table(self, table: TableText) -> str:
        """Return a table, its figures tied to their entries."""

    def chart(self, chart: ChartText) -> str:
        """Return a chart, tied to its entry."""

    def red_head(self, head: RedHead) -> str:
        """Return what stands above the title of an official document, with its rule."""

    def attachment_note(self, note: AttachmentNote) -> str:
        """Return a line that names an attachment, above the signature."""

    def signature(self, office: str, date: str, *, seal: bool = False) -> str:
        """Return the signing office and the date below it, set as the layout asks; `seal` leaves the place for one."""

    def copies(self, copies: Copies) -> str:
        """Return the lines at the foot of the last page."""

    def numbered_anew(self, attachment: int) -> Self:
        """Return the format for an attachment, by its position in the config, whose headings count from one again."""

    def caption(self, kind: Literal["table", "chart"], name: str, number: int, text: str) -> str:
        """Return the numbered title of a table or chart; references to `name`, where it is not empty, lead to it."""

    def label(self, name: str, number: int, text: str) -> str:
        """Return the label at the head of an attachment; references to `name`, where it is not empty, lead to it.

        `number` is its place among the attachments, from 1.
        """

    def reference(self, name: str, text: str, marks: Marks) -> str:
        """Return a run that leads to the caption or label of `name` and repeats it, `text`."""

    def section(self, name: str) -> str:
        """Return what stands before a section, and with an empty name behind the last one; known when a template is
        compiled, and nothing in most formats."""

    def page_break(self) -> str:
        """Return what begins a new page."""
