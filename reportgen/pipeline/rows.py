"""The rows of tables: areas below, categories, indicators, what is left of the total, and the total."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from reportgen.narrative.facts import Fact, Part
from reportgen.narrative.material import TableRow
from reportgen.narrative.phrases.reading import is_known
from reportgen.nouns.area import Area
from reportgen.nouns.figure import HIDDEN, Figure
from reportgen.nouns.indicator import Indicator
from reportgen.nouns.issue import ReportError, issue
from reportgen.nouns.period import Period
from reportgen.nouns.tables import Table
from reportgen.pipeline.rest import rests_below, rests_of_categories

if TYPE_CHECKING:
    from reportgen.figures.store import Store

__all__ = ["RowMaker"]

_Figures = Mapping[tuple[str, str, str], Figure]
_Below = Mapping[tuple[str, str], Figure]


class RowMaker(NamedTuple):
    """Makes the rows of a report's tables.

    `figures` are the true figures of the area, `facts` those that the report may tell, and `tell` makes the one of the
    other.
    """

    indicators: Mapping[str, Indicator]
    store: Store
    area: Area
    period: Period
    figures: _Figures
    facts: Mapping[str, Fact]
    tell: Callable[[Figure], Figure]

    def rows(self, table: Table) -> tuple[TableRow, ...]:
        """Return the rows of a table, with the row of the area itself for the total; none where there is no figure.

        A table of areas at a level that is not below the area's has no rows, but those of towns that are cities too.

        Raises ReportError where the rows do not add up to the total, and no ledger row explains why.
        """
        if table.is_above(self.area) and not any(self.store.under(self.area.code, table.level).values()):
            return ()
        if table.groups:
            return tuple(self._by_indicator(table))
        rows = self._by_category(table) if table.rows else self._by_area(table)
        if table.total or not rows:
            rows.append(TableRow(self.area, tuple(map(self._total, table.names)), kind="total"))
        return tuple(rows) if any(is_known(fact) for row in rows for fact in row.facts) else ()

    def _total(self, name: str) -> Fact:
        """Return the fact of the area itself; its own rank, among others than the rows, is none of a total."""
        formula = self.indicators[name].formula
        is_rank = formula is not None and formula.text.lstrip().startswith("rank(")
        return Fact(self.indicators[name], _without_peers(self.facts[name].figure)) if is_rank else self.facts[name]

    def _by_indicator(self, table: Table) -> list[TableRow]:
        """Return a row for each indicator that has a figure, or had one a year ago."""
        return [
            TableRow(self.area, (fact,), fact.indicator.title, "indicator", group.title)
            for group in table.groups
            for fact in map(self.facts.__getitem__, group.indicators)
            if is_known(fact) or (fact.before and fact.before.value is not None)
        ]

    def _by_area(self, table: Table) -> list[TableRow]:
        """Return a row for each area below that has figures, and one for what stands at the area itself."""
        if table.level and (under := self._under(table.level)):
            return self._by_level(table, under)
        below = self.store.children(self.area.code)
        figures = self.store.figures_of([child.code for child in below], self.period, table.names)
        rows = self._of_areas(below, table, figures)
        if rows and table.total:
            rows += self._own(table, self.area, self._totals(table.names), figures)
        return rows

    def _under(self, level: str) -> dict[str, tuple[Area, ...]]:
        """Return the areas of a level by those directly below; none where they stand directly below themselves."""
        under = self.store.under(self.area.code, level)
        deep = any(one.parent != self.area.code for members in under.values() for one in members)
        return under if deep else {}

    def _by_level(self, table: Table, under: Mapping[str, Sequence[Area]]) -> list[TableRow]:
        """Return the rows of each area directly below, together, then those that have nothing below them."""
        names, key = table.names, self.period
        below = self.store.children(self.area.code)
        tops = self.store.figures_of([child.code for child in below], key, names)
        grouped: list[TableRow] = []
        single: list[TableRow] = []
        for child in below:
            members = [one for one in under[child.code] if one != child]
            figures = self.store.figures_of([one.code for one in members], key, names) if members else {}
            rows = self._of_areas(members, table, figures)
            if rows and table.total:
                totals = {name: tops[child.code, name] for name in names if (child.code, name) in tops}
                rows += self._own(table, child, totals, figures)
            grouped += [row._replace(group=child) for row in rows]
            single += [] if rows else self._of_areas((child,), table, tops)
        if table.total and (grouped or single):
            single += self._own(table, self.area, self._totals(names), tops)
        return grouped + single

    def _of_areas(self, areas: Sequence[Area], table: Table, figures: _Below) -> list[TableRow]:
        return [
            TableRow(area, tuple(self._fact(name, area.code, figures.get((area.code, name))) for name in table.names))
            for area in areas
            if any((area.code, name) in figures for name in table.names)
        ]

    def _own(self, table: Table, area: Area, totals: Mapping[str, Figure], figures: _Below) -> list[TableRow]:
        """Return the row of what stands at an area itself, and not at one of those whose figures these are."""
        parts: dict[str, list[Figure]] = {name: [] for name in table.names}
        for (_, name), figure in figures.items():
            parts[name].append(figure)
        rests = rests_below(totals, parts, self.indicators)
        self._require_rows(table, area, totals, rests)
        return self._rest(table, area, rests, "own")

    def _by_category(self, table: Table) -> list[TableRow]:
        """Return a row for each category, the largest first, those not told last, and one for what has none."""
        parts = {name: {part.figure.category: part for part in self.facts[name].parts} for name in table.names}
        leading = parts.get(table.rows) or {part.figure.category: part for part in self.facts[table.rows].parts}
        labels = {category: part for of_name in (leading, *parts.values()) for category, part in of_name.items()}
        ordered = sorted(labels.values(), key=_hidden_by_name)
        rows = [TableRow(self.area, self._of_category(table, part, parts), part.label, "category") for part in ordered]
        if rows and table.total:
            true: dict[str, list[Figure]] = {name: [] for name in table.names}
            for (name, key, category), figure in self.figures.items():
                if category and key == self.period.key and name in true:
                    true[name].append(figure)
            rests = rests_of_categories(self._totals(table.names), true, self.indicators)
            rows += self._rest(table, self.area, rests, "rest")
        return rows

    def _of_category(self, table: Table, part: Part, parts: Mapping[str, Mapping[str, Part]]) -> tuple[Fact, ...]:
        category = part.figure.category
        found = ((name, parts[name].get(category)) for name in table.names)
        return tuple(
            Fact(self.indicators[name], one.figure) if one else self._fact(name, self.area.code, None, category)
            for name, one in found
        )

    def _rest(
        self, table: Table, area: Area, rests: Mapping[str, Figure], kind: Literal["own", "rest"]
    ) -> list[TableRow]:
        if not any(rest.value for rest in rests.values()):
            return []
        facts = tuple(self._fact(name, area.code, rests.get(name)) for name in table.names)
        return [TableRow(area, facts, kind=kind)]

    def _require_rows(
        self, table: Table, area: Area, totals: Mapping[str, Figure], rests: Mapping[str, Figure]
    ) -> None:
        """Raise ReportError where areas do not add up, although no ledger row stands at the area itself."""
        wrong = [
            issue(
                "figures.table-does-not-add-up",
                table.place,
                table=table.name,
                name=name,
                area=area.name,
                parts=(totals[name].value or 0) - (rest.value or 0),
                total=totals[name].value,
            )
            for name, rest in rests.items()
            if rest.value and rest.rows <= 0 and self.indicators[name].measure
        ]
        if wrong:
            raise ReportError(dict.fromkeys(wrong))

    def _totals(self, names: Sequence[str]) -> dict[str, Figure]:
        key = self.period.key
        return {name: self.figures[name, key, ""] for name in names if (name, key, "") in self.figures}

    def _fact(self, name: str, area: str, figure: Figure | None, category: str = "") -> Fact:
        if figure is None:
            return Fact(self.indicators[name], Figure(name, area, self.period.key, None, category, "no-rows"))
        return Fact(self.indicators[name], self.tell(figure))


def _without_peers(figure: Figure) -> Figure:
    return figure._replace(value=None, missing=figure.missing or "no-rank")


def _hidden_by_name(part: Part) -> str:
    """Keep what is told in its order, and put what is not behind it, by its name."""
    return part.figure.category if part.figure.missing in HIDDEN else ""
