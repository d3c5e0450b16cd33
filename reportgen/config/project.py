"""Everything that a config and its indicator sets say, as far as it can be used, for checks of one part by another."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reportgen.config.document import Document, KeyPath
from reportgen.config.finding_model import FindingModel
from reportgen.config.indicator_model import IndicatorModel
from reportgen.config.ledger_model import ColumnModel, LedgerModel
from reportgen.config.model import ConfigModel
from reportgen.nouns.indicator import Expression
from reportgen.nouns.issue import Issue, Place, issue, nearest
from reportgen.nouns.unit import Unit

__all__ = ["Declaration", "Definition", "FindingRule", "Project", "unknown"]


@dataclass(frozen=True, slots=True)
class Definition:
    """An indicator where it is defined; `model` is None where the definition itself is wrong."""

    name: str
    model: IndicatorModel | None
    document: Document
    path: KeyPath

    @property
    def place(self) -> Place:
        """Return where the indicator's name stands."""
        return self.document.key(*self.path)

    def key(self, *keys: str | int) -> Place:
        """Return where one of the definition's keys stands."""
        return self.document.key(*self.path, *keys)

    def expression(self, text: str, key: str) -> Expression:
        """Return an expression of the definition with its place."""
        return self.document.expression(text, *self.path, key)


@dataclass(frozen=True, slots=True)
class Declaration:
    """A ledger where it is declared; `model` is what is right in it, None where it is wrong as a whole."""

    name: str
    model: LedgerModel | None
    document: Document
    whole: bool

    @property
    def usable(self) -> LedgerModel | None:
        """Return the ledger, None where it or one of its columns is wrong in itself."""
        return self.model if self.whole else None

    def key(self, *keys: str | int) -> Place:
        """Return where the ledger's name stands, or one of the keys below it."""
        return self.document.key("ledgers", self.name, *keys)

    def headed_columns(self) -> Iterator[tuple[str, ColumnModel]]:
        """Yield the columns with their headers."""
        for header, column in self.model.columns.items() if self.model else ():
            yield header, ColumnModel.model_validate({"name": column}) if isinstance(column, str) else column

    def columns(self) -> dict[str, ColumnModel]:
        """Return the columns by the names that expressions use."""
        return {column.name: column for _, column in self.headed_columns()}


@dataclass(frozen=True, slots=True)
class FindingRule:
    """A finding where it is declared; `model` is None where the declaration is wrong in itself."""

    name: str
    model: FindingModel | Literal["off"] | None
    document: Document

    def key(self, *keys: str) -> Place:
        """Return where the finding's name stands, or one of the keys below it."""
        return self.document.key("findings", self.name, *keys)

    def expression(self, text: str, *keys: str) -> Expression:
        """Return a text of the finding with its place."""
        return self.document.expression(text, "findings", self.name, *keys)


@dataclass(frozen=True, slots=True)
class Project:
    """A config with its definitions.

    `broken` are the paths of the config that are wrong in themselves: nothing more is said about them. `complete` is
    False where an indicator set could not be read, so that any indicator may exist; `all_ledgers` where ledgers could
    not be read.
    """

    path: Path
    config: ConfigModel
    document: Document
    broken: frozenset[KeyPath]
    every_definition: tuple[Definition, ...]
    units: dict[str, Unit]
    complete: bool
    ledgers: Mapping[str, Declaration]
    all_ledgers: bool
    every_finding: tuple[FindingRule, ...] = ()

    def is_broken(self, *path: str | int) -> bool:
        """Say whether a part of the config is wrong in itself, or a part above it is."""
        return any(path[:length] in self.broken for length in range(1, len(path) + 1))

    @property
    def definitions(self) -> dict[str, Definition]:
        """Return the first definition of every indicator."""
        found: dict[str, Definition] = {}
        for definition in self.every_definition:
            found.setdefault(definition.name, definition)
        return found

    @property
    def findings(self) -> dict[str, FindingRule]:
        """Return the findings of the sets and of the config, which replaces those of the sets or switches them off."""
        found: dict[str, FindingRule] = {}
        for rule in self.every_finding:
            if rule.document is self.document or rule.name not in found:
                found[rule.name] = rule
        return found

    def names_of(self, key: str) -> Collection[str]:
        """Return every name below a key of the config, whether its value is right or not."""
        data = self.document.at(key)
        return tuple(data) if isinstance(data, dict) else ()

    @property
    def unit_names(self) -> Collection[str]:
        """Return the keys of all units."""
        return tuple(dict.fromkeys((*self.units, *self.names_of("units"))))


def unknown(code: str, place: Place | None, name: str, allowed: Collection[str], **values: str) -> Issue:
    """Return the issue for a name that is none of those allowed."""
    ordered = sorted(set(allowed))
    found = issue(code, place, allowed=ordered, nearest=nearest(name, ordered), name=name)
    return found._replace(values=(*found.values, *values.items()))
