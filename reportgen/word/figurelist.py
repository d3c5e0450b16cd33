"""The list of figures that a document carries as a custom XML part: what each states, and how it was printed."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reportgen import __version__
from reportgen.narrative.facts import Stated
from reportgen.narrative.target import Printed
from reportgen.word.text import attribute, bookmark, is_special

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["FIGURES", "ITEM_ID", "NAMESPACE", "FigureList", "Properties", "figure_list_xml", "parse_figure_list"]

FIGURES = "customXml/item1.xml"
ITEM_ID = "{6F2C1E52-8B0D-4C7E-9A35-3C1F2B7D9E41}"
NAMESPACE = "urn:reportgen:figures:1"


class Properties(NamedTuple):
    """What is known of a document as a whole; `area` is the code, `period` the key, `date` the day it is signed.

    `suppress_below` is the count of people from which on counts are told, 0 where all are. `english` is the number of
    the entry from which on the figures are those of the English text, in a document in both languages; else 0.
    """

    title: str
    office: str
    date: date
    report: str
    area: str
    period: str
    suppress_below: int = 0
    english: int = 0


class FigureList(NamedTuple):
    """A list of figures as read from a document; `document` is the SHA-256 of its `document.xml` as written.

    A figure that is suppressed is stated without a value. `lang` of a document in both languages is `zh-en`, and
    `english` the number of the entry from which on the figures are those of its English text; else 0.
    """

    report: str
    area: str
    period: str
    lang: str
    version: str
    document: str
    suppress_below: int
    figures: tuple[Printed, ...]
    english: int = 0


def figure_list_xml(figures: Sequence[Printed], properties: Properties, lang: str, digest: str) -> str:
    """Write the list; `digest` is the SHA-256 of `document.xml`, in hexadecimal."""
    report, area, period = map(attribute, (properties.report, properties.area, properties.period))
    hiding = f' suppress_below="{properties.suppress_below}"' if properties.suppress_below else ""
    entries = "".join(_entries(figures, properties.english))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<figures xmlns="{NAMESPACE}" report="{report}" area="{area}" period="{period}" lang="{lang}"'
        f' version="{__version__}" document="{digest}"{hiding}>{entries}</figures>'
    )


def parse_figure_list(xml: bytes) -> FigureList | None:
    """Read a list of figures; None where the XML is something else."""
    from xml.etree.ElementTree import ParseError, fromstring

    try:
        root = fromstring(xml)
    except ParseError:
        return None
    if root.tag != f"{{{NAMESPACE}}}figures":
        return None

    report, area, period, lang, version, document = (root.get(name, "") for name in FigureList._fields[:-3])
    below = int(root.get("suppress_below", "0"))
    figures = tuple(map(_printed, root))
    english = next((one.number for one, found in zip(figures, root, strict=True) if found.get("lang") == "en"), 0)
    return FigureList(report, area, period, lang, version, document, below, figures, english)


def _printed(found: "Element") -> Printed:
    number = int(found.get("bookmark", "_fig0").removeprefix("_fig"))
    stated = tuple(Stated(part.get("what", ""), _number(part.get("value"))) for part in found)
    return Printed(number, found.get("expression", ""), found.get("text", ""), stated)


@lru_cache(maxsize=4096)
def _states(what: str) -> str:
    """Return what begins the statement of a figure; figures are named alike in every report."""
    return f'<states what="{attribute(what)}"'


@lru_cache(maxsize=8192)
def _entry(number: int, expression: str) -> str:
    """Return what begins an entry; most stand at the same number in every report of a kind."""
    return f'<figure bookmark="{bookmark(number)}" expression="{attribute(expression)}" text="'


def _entries(figures: Sequence[Printed], english: int) -> list[str]:
    # Nearly all texts are digits and Han: one look at all of them spares a look at each.
    escaped = attribute if is_special("".join([printed.text for printed in figures])) else str
    entries = []
    for number, expression, text, stated in figures:
        states = ""
        for what, value in stated:
            states += f"{_states(what)}/>" if value is None else f'{_states(what)} value="{value!r}"/>'
        entries.append(f'{_entry(number, expression)}{escaped(text)}">{states}</figure>')
    return _with_languages(entries, english) if english else entries


def _with_languages(entries: Sequence[str], english: int) -> list[str]:
    """Say of each entry in which language it was printed; those from the number `english` on are English."""
    langs = ("zh" if number < english else "en" for number in range(1, len(entries) + 1))
    return [entry.replace("<figure", f'<figure lang="{lang}"', 1) for entry, lang in zip(entries, langs, strict=True)]


def _number(text: str | None) -> int | float | None:
    if text is None:
        return None
    return float(text) if any(mark in text for mark in ".en") else int(text)
