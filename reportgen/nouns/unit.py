"""Units that figures are counted and measured in, with their Chinese classifiers and English plurals."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

__all__ = ["Text", "Unit", "UnitKind"]

UnitKind = Literal["count", "measure", "money", "percent", "points", "ratio"]


@dataclass(frozen=True, slots=True)
class Text:
    """The same text in both languages."""

    zh: str
    en: str

    def __getitem__(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


class Unit(NamedTuple):
    """A unit by its key (`person`), its Chinese classifier (人) and its English noun (person, people).

    Values of kind `percent` are on the scale of 0 to 100, those of `points` are differences of such values.
    `decimals` is how many are printed where an indicator says nothing.
    """

    key: str
    kind: UnitKind
    zh: str
    en: str
    en_plural: str
    decimals: int = 0
