"""What a text states, taken apart: the figures that `growth(inflow, 2008)` or `inflow@420116/own` speaks of."""

import re
from typing import NamedTuple

from reportgen.nouns.figure import REST, Figure

__all__ = ["Call", "Named", "spelled", "taken_apart"]

_TERM = re.compile(
    r"(?P<name>[^\W\d]\w*)"
    r"(?:@(?P<area>[^/\s,()\[\]]+)(?P<own>/own)?|\[(?P<category>.*?)\](?=$|, |\)| - )|(?P<opens>\())?"
)
_KEY = re.compile(r"\d[\w.-]*")
_OTHER_PERIODS = frozenset({"at", "preceding"})


class Named(NamedTuple):
    """A figure as lists of figures spell it.

    `area` is a code (empty: the report's own, with REST at its end: what stands at the area itself), `category` one of
    a breakdown (REST: none of them; None: the total), `period` a key, `preceding`, or empty for the report's own.
    """

    name: str
    area: str = ""
    category: str | None = None
    period: str = ""


class Call(NamedTuple):
    """What is stated of figures: the function, empty where it is a figure itself, and a period or number it takes.

    The function of a difference, `population - inflow`, is `-`.
    """

    function: str
    figures: tuple[Named, ...]
    extra: str = ""


def taken_apart(what: str) -> Call | None:
    """Take apart what a text states; None where it is spelled in no way that is known."""
    reader = _Reader(what)
    try:
        found = [reader.term()]
        while reader.take(" - "):
            found.append(reader.term())
        reader.end()
    except ValueError:
        return None
    if len(found) == 1:
        return found[0]
    return Call("-", tuple(named for call in found for named in call.figures))


def spelled(figure: Figure) -> str:
    """Spell a figure of an area or a category: `inflow@420116`, `inflow@420116/own`, `inflow_by_origin[河南省]`."""
    if figure.category:
        return f"{figure.indicator}[{figure.category.removesuffix(REST)}]"
    own = "/own" if figure.area.endswith(REST) else ""
    return f"{figure.indicator}@{figure.area.removesuffix(REST)}{own}"


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def take(self, mark: str) -> bool:
        """Pass over a mark if it comes next."""
        if not self._text.startswith(mark, self._at):
            return False
        self._at += len(mark)
        return True

    def end(self) -> None:
        """Raise ValueError where something is left."""
        if self._at < len(self._text):
            raise ValueError(self._text)

    def term(self) -> Call:
        """Read a figure or a call; raises ValueError where there is none."""
        found = _TERM.match(self._text, self._at)
        if not found:
            raise ValueError(self._text)
        self._at = found.end()
        name = found["name"]
        if found["opens"]:
            return self._call(name)
        area = f"{found['area']}{REST if found['own'] else ''}" if found["area"] else ""
        category = found["category"]
        return Call("", (Named(name, area, REST if category == "" else category),))

    def _call(self, function: str) -> Call:
        figures: list[Named] = []
        extra = ""
        while True:
            if key := _KEY.match(self._text, self._at):
                self._at, extra = key.end(), key[0]
            else:
                figures += self.term().figures
            if not self.take(", "):
                break
        if not self.take(")"):
            raise ValueError(self._text)
        if function in _OTHER_PERIODS and len(figures) == 1:
            return Call("", (figures[0]._replace(period=extra or function),))
        return Call(function, tuple(figures), extra)
