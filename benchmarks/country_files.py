"""Finished reports against the store and against polars: every figure of a random hundred, read back from the files.

Nothing of what writes reports is used: files are opened as zip archives, what each figure states is worked out anew
from the raw figures of the store, and formatted here, by the rules in the guide.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

import polars as pl
import yaml
from lxml import etree

from reportgen.figures.store import Store, open_store
from reportgen.nouns.figure import Figure
from reportgen.nouns.period import parse_period

__all__ = ["Checked", "check_files"]

HERE = Path(__file__).parent
_LIST = "{urn:reportgen:figures:1}"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CALL = re.compile(r"(\w+)\((.*)\)")
_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NAMES = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_WORDS = {word: at for at, word in enumerate(_NAMES)}
_RISES = ("增长", "提高", "增加", "高于", "up ", "above", "more")
_FALLS = ("下降", "减少", "低于", "降至", "down ", "below", "fewer", "less")
_LEVEL = ("持平", "unchanged", "略", "slightly", "达到", "meeting")
_WITH_POLARS = ("registered", "inflow", "households", "employers", "support_paid", "average_age", "permit_rate")
_MORE = 2
"""How many categories more than asked for are listed where they tie."""


class Checked(NamedTuple):
    """How many files were opened, how many printed figures were found right, and how many of them by polars too."""

    files: int
    figures: int
    by_polars: int


class Entry(NamedTuple):
    """One printed figure: the expression in the template, its text, and what it states by expression."""

    expression: str
    text: str
    states: Mapping[str, float]


def check_files(out: Path, store: Path, peer: Path, most: int = 100) -> Checked:
    """Check the figures of up to `most` files, taken at random but the same ones each time.

    Raises SystemExit with the first differences.
    """
    paths = sorted(out.rglob("*.docx"))
    chosen = random.Random(7).sample(paths, min(most, len(paths)))
    theirs = {
        (row["area"], str(row["year"])): row
        for row in pl.read_parquet(peer / "indicators.parquet").iter_rows(named=True)
    }
    wrong: list[str] = []
    figures = by_polars = 0
    with open_store(store) as opened:
        for path in chosen:
            area, period, lang, entries = _opened(path)
            facts = Facts(opened, area, period)
            texts = _printed(path)
            if [entry.text for entry in entries] != texts:
                wrong.append(f"{path.name}: the list of figures is not what is printed")
            for entry in entries:
                wrong += [f"{path.name}: {entry.expression}: {problem}" for problem in _problems(entry, facts, lang)]
            row = theirs[area, period]
            more = [(entry.states[name], row[name])
                    for entry in entries for name in _WITH_POLARS if name in entry.states]  # fmt: skip
            wrong += [f"{path.name}: {ours} is {found} by polars" for ours, found in more if not _close(ours, found)]
            figures += len(entries)
            by_polars += len(more)
    if wrong or not chosen:
        raise SystemExit("\n".join([f"{len(wrong)} of {figures} printed figures are wrong:", *wrong[:10]]))
    return Checked(len(chosen), figures, by_polars)


def _opened(path: Path) -> tuple[str, str, str, list[Entry]]:
    with ZipFile(path) as package:
        names = [name for name in package.namelist() if name.startswith("customXml/item")]
        roots = (etree.fromstring(package.read(name)) for name in names)
        root = next(root for root in roots if root.tag == f"{_LIST}figures")
    entries = [
        Entry(found.get("expression"), found.get("text"), {at.get("what"): float(at.get("value")) for at in found})
        for found in root
    ]
    return root.get("area"), root.get("period"), root.get("lang"), entries


def _printed(path: Path) -> list[str]:
    """Read the text of the runs between each pair of bookmarks from the document itself."""
    with ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    texts: dict[str, str] = {}
    open_ids: dict[str, str] = {}
    for element in root.iter():
        if element.tag == f"{_WORD}bookmarkStart" and element.get(f"{_WORD}name").startswith("_fig"):
            open_ids[element.get(f"{_WORD}id")] = element.get(f"{_WORD}name")
            texts[element.get(f"{_WORD}name")] = ""
        elif element.tag == f"{_WORD}bookmarkEnd":
            open_ids.pop(element.get(f"{_WORD}id"), None)
        elif element.tag == f"{_WORD}t":
            for name in open_ids.values():
                texts[name] += element.text or ""
    return [texts[name] for name in sorted(texts)]


class Facts:
    """The raw figures of an area in a year and the year before, and what can be worked out from them."""

    def __init__(self, store: Store, area: str, period: str) -> None:
        self._now, self._before = period, str(int(period) - 1)
        periods = [found for key in (self._now, self._before) if (found := parse_period(key))]
        self._figures: Mapping[tuple[str, str, str], Figure] = store.figures(area, periods)

    def value(self, name: str, category: str = "", *, before: bool = False) -> float:
        """Return a figure; raises KeyError where there is none, TypeError where it is missing."""
        found = self._figures[name, self._before if before else self._now, category].value
        return float(found)  # type: ignore[arg-type]

    def figure(self, name: str) -> Figure:
        """Return this year's figure."""
        return self._figures[name, self._now, ""]

    def largest(self, name: str, most: int) -> float:
        """Add up the largest categories of a breakdown, with all that tie with the last or, if too many do, none."""
        found = sorted(
            (float(figure.value or 0) for (indicator, period, category), figure in self._figures.items()
             if indicator == name and period == self._now and category), reverse=True)  # fmt: skip
        last = found[:most][-1]
        tied = [value for value in found if value >= last]
        return sum(tied if len(tied) <= most + _MORE else [value for value in found if value > last])

    def stated(self, what: str) -> float:
        """Work out what an entry states: `inflow`, `previous(inflow)`, `share(tenants, inflow)`, `by_work[x]` …"""
        call = _CALL.fullmatch(what)
        if not call:
            name, _, category = what.split("@")[0].removesuffix("]").partition("[")
            return self.value(name, category)
        function, parts = call[1], call[2].split(", ")
        if function == "share":
            return self.stated(parts[0]) / self.stated(parts[1]) * 100
        if function == "rank":
            return self.figure(parts[0]).rank
        if function == "target":
            return float(_indicators()[parts[0]]["target"])
        now, past = self.value(parts[0]), self.value(parts[0], before=True) if function != "top_share" else 0.0
        return {"previous": lambda: past, "change": lambda: now - past, "growth": lambda: (now - past) / past * 100,
                "top_share": lambda: self.largest(parts[0], int(parts[1])) / now * 100}[function]()  # fmt: skip


@cache
def _indicators() -> dict[str, dict[str, Any]]:
    paths = (HERE / "country" / "indicators").glob("*.yaml")
    sets = [yaml.safe_load(path.read_text(encoding="utf-8"))["indicators"] for path in paths]
    return {name: keys for found in sets for name, keys in found.items()}


def _problems(entry: Entry, facts: Facts, lang: str) -> Iterator[str]:
    """Say what is wrong with an entry: a value that the store does not have, or a text that does not say the value."""
    told = {Decimal(found.replace(",", "")) for found in _NUMERAL.findall(_without_names(entry.text))}
    told |= {Decimal(_WORDS[word]) for word in re.findall(r"[a-z]+", entry.text.lower()) if word in _WORDS}
    allowed: set[Decimal] = set()
    for what, listed in entry.states.items():
        found = facts.stated(what)
        if not _close(found, listed):
            yield f"{what} is listed as {listed}, and is {found}"
        forms = set(_forms(what, entry, facts))
        allowed |= forms
        if not forms & told and not _said_in_words(what, found, entry, facts):
            yield f"{entry.text!r} does not say {what} = {found}"
    if more := told - allowed:
        yield f"{entry.text!r} says {', '.join(map(str, more))}"
    if ("," in entry.text) if lang == "zh" else re.search(r"\d{4}", entry.text):
        yield f"{entry.text!r} groups its digits wrongly"
    yield from _turned(entry, facts)


def _without_names(text: str) -> str:
    """Leave out what stands in the words around a figure: the English `top 3` is `top three`, a year is no figure."""
    return re.sub(r"(?:60|16)岁以[上下]|aged 60|under 16|year on year|no(?:body| longer)", "", text)


def _forms(what: str, entry: Entry, facts: Facts) -> Iterator[Decimal]:
    """Give every number that may be printed for what is stated."""
    value = facts.stated(what)
    call = _CALL.fullmatch(what)
    function, name = (call[1], call[2].split(", ")[0]) if call else ("", what.split("@")[0].partition("[")[0])
    if function == "rank":
        yield from (Decimal(int(value)), Decimal(facts.figure(name).ranked))
    elif function == "target":
        for decimals in (1, 2, 3):
            yield abs(_rounded(facts.value(name), decimals) - Decimal(str(value)))
    elif function in ("growth", "change"):
        yield from (_rounded(abs(value), decimals) for decimals in (1, 2))
        yield from (_rounded(abs(value) / 100, 1), Decimal(int(facts.value(name))))
    elif function == "top_share":
        yield _rounded(value, 1)
        listed = len(entry.text)  # the text says how many are listed, which is at most nine
        yield from (Decimal(at) for at in range(1, min(listed, 10)))
    else:
        yield from (_rounded(value, decimals) for decimals in _decimals(name, function))
        yield _rounded(value / 10_000, 2)


def _decimals(name: str, function: str) -> Sequence[int]:
    unit = "percent" if function == "share" else _indicators()[name]["unit"]
    return {"percent": (1, 2, 3), "age": (1,), "stay": (1,), "per_household": (2,)}.get(unit, (0,))


def _said_in_words(what: str, value: float, entry: Entry, facts: Facts) -> bool:
    """Say whether a text without the number says it otherwise: first place, no change, none, or next to its target."""
    text = entry.text
    if what.startswith("rank("):
        return value == 1 and ("首位" in text or "1st" in text)
    if what.startswith(("growth(", "change(")):
        return "翻" in text or (_rounded(abs(value), 1) == 0 and any(word in text for word in _LEVEL))
    if entry.expression.startswith("target("):
        return True  # the gap is checked as the target's; the rate itself is not repeated
    return value == 0 and any(word in text for word in ("零", "none", "zero"))


def _turned(entry: Entry, facts: Facts) -> Iterator[str]:
    """Say where a word of rising or falling has the wrong direction."""
    for what in entry.states:
        call = _CALL.fullmatch(what)
        if not call or call[1] not in ("growth", "change", "target"):
            continue
        value = facts.value(call[2]) - facts.stated(what) if call[1] == "target" else facts.stated(what)
        rises, falls = (any(word in entry.text for word in words) for words in (_RISES, _FALLS))
        if (rises and value < 0) or (falls and value > 0):
            yield f"{entry.text!r} has the wrong direction for {value}"


def _rounded(value: float, decimals: int) -> Decimal:
    return Decimal(f"{value:.12g}").quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-10 * max(abs(one), abs(other), 1.0)
