"""Charts as drawings in a page: each bar, point and slice leads to what it states."""

from collections.abc import Callable, Mapping, Sequence

from markupsafe import escape

from reportgen.narrative.target import ChartText
from reportgen.nouns.tables import ChartKind
from reportgen.preview.marks import SIZE, WIDTH, Mark, marks_of
from reportgen.preview.plots import bars, columns, lines, stacks
from reportgen.preview.slices import slices

__all__ = ["chart_svg"]

_DRAWN: Mapping[ChartKind, Callable[[ChartText, Sequence[Mark], str], tuple[str, float]]] = {
    "bar": bars,
    "column": columns,
    "stacked": stacks,
    "line": lines,
    "pie": slices,
    "doughnut": slices,
}


def chart_svg(chart: ChartText, lang: str) -> str:
    """Return a chart; its names and values are text, its description is its alternative text."""
    content, height = _DRAWN[chart.kind](chart, marks_of(chart, lang), lang)
    label = f"c{chart.number}"
    return (
        f'<svg viewBox="0 0 {WIDTH:g} {height:.5g}" font-size="{SIZE:g}" role="group" aria-labelledby="{label}">'
        f'<title id="{label}">{escape(chart.description)}</title>{content}</svg>'
    )
