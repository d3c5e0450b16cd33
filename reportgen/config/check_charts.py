"""What is wrong with charts."""

from collections.abc import Collection, Iterator

from reportgen.config.chart_model import ChartModel
from reportgen.config.check_tables import AREAS, INDICATORS, additive_names, breakdown_issues
from reportgen.config.document import KeyPath
from reportgen.config.project import Project, unknown
from reportgen.config.reserved import name_issues
from reportgen.nouns.issue import Issue, Place, issue

__all__ = ["PERIODS", "chart_issues", "figures_of"]

PERIODS = "periods"
ROWS = (AREAS, PERIODS, INDICATORS)
_ROUND = ("pie", "doughnut")
_RATES = ("percent", "points", "ratio")


def figures_of(chart: ChartModel) -> tuple[str, ...]:
    """Return the indicators of a chart; of one by category that names none, the breakdown itself."""
    if chart.figures is not None:
        return tuple(chart.figures)
    return () if chart.rows in ROWS else (chart.rows,)


def chart_issues(project: Project) -> Iterator[Issue]:
    """Yield what is wrong with the charts of a report."""
    for name in project.names_of("charts"):
        yield from _name(project, name)
    adding = additive_names(project) if project.config.charts else frozenset[str]()
    for name, chart in project.config.charts.items():
        yield from _Chart(project, name, chart).issues(adding)


def _name(project: Project, name: str) -> Iterator[Issue]:
    """Find a name that cannot be one, or that a table has: attachments and references name both alike."""
    place = project.document.key("charts", name)
    yield from name_issues(name, place)
    if name in project.names_of("tables"):
        table = project.document.key("tables", name)
        yield issue("config.name-used", place, name=name, file=table.file, line=table.line)


class _Chart:
    def __init__(self, project: Project, name: str, chart: ChartModel) -> None:
        self._project = project
        self._path: KeyPath = ("charts", name)
        self._name = name
        self._chart = chart
        known = {name for name, one in project.definitions.items() if one.model}
        self._figures = [figure for figure in figures_of(chart) if figure in known]

    def issues(self, adding: Collection[str]) -> Iterator[Issue]:
        yield from self._rows()
        yield from self._unknown()
        yield from self._keys()
        yield from self._kind(adding)
        yield from self._units()
        yield from self._twice()

    def _rows(self) -> Iterator[Issue]:
        """Find rows that are none, and figures that do not have the categories of the rows."""
        chart, project, place = self._chart, self._project, self._value("rows")
        if chart.rows in ROWS:
            if chart.figures is None:
                yield issue("config.chart-without-figures", self._key(), chart=self._name, rows=chart.rows)
            return
        if chart.rows not in project.definitions:
            if project.complete:
                known = [name for name, one in project.definitions.items() if one.model and one.model.by]
                yield unknown("config.unknown-rows", place, chart.rows, (*ROWS, *known))
            return
        yield from breakdown_issues(project, place, chart.rows)
        for number, figure in enumerate(chart.figures or ()):
            if figure in project.definitions:
                yield from breakdown_issues(project, self._value("figures", number), figure, chart.rows)

    def _unknown(self) -> Iterator[Issue]:
        if self._project.complete:
            for number, figure in enumerate(self._chart.figures or ()):
                if figure not in self._project.definitions:
                    place = self._value("figures", number)
                    yield unknown("config.unknown-indicator", place, figure, self._project.definitions)

    def _keys(self) -> Iterator[Issue]:
        """Find keys that mean nothing with these rows."""
        chart = self._chart
        if chart.last is not None and chart.rows != PERIODS:
            yield issue("config.chart-key", self._key("last"), allowed=[PERIODS], key="last", rows=chart.rows)
        if chart.most is not None and chart.rows in (PERIODS, INDICATORS):
            yield issue("config.chart-key", self._key("most"), key="most", rows=chart.rows)

    def _kind(self, adding: Collection[str]) -> Iterator[Issue]:
        """Find a kind that shows what these figures are not."""
        chart, place = self._chart, self._value("kind")
        if (chart.kind == "line") != (chart.rows == PERIODS) and chart.kind in ("line", *_ROUND):
            yield issue("config.chart-kind", place, kind=chart.kind, rows=chart.rows)
            return
        if chart.kind in _ROUND and chart.rows != INDICATORS and len(self._figures) > 1:
            yield issue("config.chart-one-series", place, kind=chart.kind)
        if chart.kind in (*_ROUND, "stacked"):
            for figure in self._figures:
                if self._is_rate(figure) or (chart.rows not in (PERIODS, INDICATORS) and figure not in adding):
                    yield issue("config.chart-of-no-parts", place, kind=chart.kind, name=figure)

    def _units(self) -> Iterator[Issue]:
        units = dict.fromkeys(self._unit(figure) for figure in self._figures)
        if len(units) > 1:
            yield issue("config.chart-units", self._key("figures"), chart=self._name, found=", ".join(units))

    def _twice(self) -> Iterator[Issue]:
        """Find an indicator that would be drawn beside itself, or be two parts of one whole."""
        figures = self._chart.figures or []
        for number, figure in enumerate(figures):
            if figure in figures[:number]:
                yield issue("config.chart-figure-twice", self._value("figures", number), chart=self._name, name=figure)

    def _is_rate(self, figure: str) -> bool:
        unit = self._project.units.get(self._unit(figure))
        return unit is not None and unit.kind in _RATES

    def _unit(self, figure: str) -> str:
        model = self._project.definitions[figure].model
        assert model is not None
        return model.unit

    def _key(self, *keys: str) -> Place:
        return self._project.document.key(*self._path, *keys)

    def _value(self, *keys: str | int) -> Place:
        return self._project.document.value(*self._path, *keys)
