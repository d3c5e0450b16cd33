"""Where the figures of a page come from: the list at its end, which also is what a reader sees who points at one."""

from typing import NamedTuple

from markupsafe import escape

from reportgen.preview.words import PageWords

__all__ = ["Amount", "Definition", "Entry", "Ledger", "Line", "Origins", "Part", "origins_html"]


class Amount(NamedTuple):
    """A value as it is kept, without rounding, and as a text with its unit; or, without a value, why there is none."""

    text: str
    value: int | float | None = None


class Part(NamedTuple):
    """What a formula names: its title, its spelling in the config, and its value."""

    title: str
    what: str
    amount: Amount


class Line(NamedTuple):
    """A figure: what it is, its value, the place, the period and the rows that were counted, the parts of its formula.

    `name` is its indicator's, empty for what is worked out from the lines that follow.
    """

    title: str
    amount: Amount
    where: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    name: str = ""


class Entry(NamedTuple):
    """An entry of the list of figures: its text as printed, and lines for each of the things that it states."""

    number: int
    text: str
    stated: tuple[tuple[Line, ...], ...]


class Definition(NamedTuple):
    """How an indicator is made: its formula, or measure and filter, as the config writes them, and its ledgers."""

    name: str
    title: str
    text: str
    ledgers: tuple[str, ...]


class Ledger(NamedTuple):
    """The files of a ledger, each with what is told of it."""

    name: str
    files: tuple[str, ...]


class Origins(NamedTuple):
    """Everything that a page says of where its figures come from."""

    entries: tuple[Entry, ...]
    definitions: tuple[Definition, ...]
    ledgers: tuple[Ledger, ...]


def origins_html(origins: Origins, words: PageWords) -> str:
    """Return the section at the end of a page; nothing where no figure is printed."""
    if not origins.entries:
        return ""
    entries = "".join(map(_entry, origins.entries))
    definitions = "".join(_definition(one, words) for one in origins.definitions)
    ledgers = "".join(map(_ledger, origins.ledgers))
    return (
        f'<section class="origins" aria-labelledby="origins"><h2 id="origins">{escape(words.heading)}</h2>'
        f'<p class="hint">{escape(words.hint)}</p>'
        f"<details><summary>{escape(words.fold.format(len(origins.entries)))}</summary>"
        f"<h3>{escape(words.figures)}</h3><ol>{entries}</ol>"
        f"<h3>{escape(words.definitions)}</h3><dl>{definitions}</dl>"
        f"<h3>{escape(words.files)}</h3><dl>{ledgers}</dl></details></section>"
    )


def _entry(entry: Entry) -> str:
    several = len(entry.stated) > 1
    stated = "".join(
        f'<div id="f{entry.number}-{at}">{_lines(lines)}</div>' if several else _lines(lines)
        for at, lines in enumerate(entry.stated, 1)
    )
    return f'<li id="f{entry.number}"><a href="#p{entry.number}">{escape(entry.text)}</a>{stated}</li>'


def _lines(lines: tuple[Line, ...]) -> str:
    return "".join(map(_line, lines))


def _line(line: Line) -> str:
    title = escape(line.title)
    named = f'<a href="#i-{escape(line.name)}">{title}</a>' if line.name else f"<b>{title}</b>"
    where = f"<small>{escape(' · '.join(line.where))}</small>" if line.where else ""
    parts = "".join(
        f"<i>{escape(part.title)} <code>{escape(part.what)}</code> {_amount(part.amount)}</i>" for part in line.parts
    )
    return f"<p>{named} {_amount(line.amount)} {where}{parts}</p>"


def _amount(amount: Amount) -> str:
    text = escape(amount.text)
    return f"<em>{text}</em>" if amount.value is None else f'<data value="{amount.value!r}">{text}</data>'


def _definition(definition: Definition, words: PageWords) -> str:
    links = ", ".join(f'<a href="#l-{escape(name)}">{escape(name)}</a>' for name in definition.ledgers)
    rests = f" <small>{escape(words.rests_on)} {links}</small>" if links else ""
    name = escape(definition.name)
    return (
        f'<dt id="i-{name}">{escape(definition.title)} <code>{name}</code></dt>'
        f"<dd><code>{escape(definition.text)}</code>{rests}</dd>"
    )


def _ledger(ledger: Ledger) -> str:
    files = "".join(f"<dd>{escape(file)}</dd>" for file in ledger.files)
    name = escape(ledger.name)
    return f'<dt id="l-{name}"><code>{name}</code></dt>{files}'
