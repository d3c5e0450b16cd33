"""What is wrong between an indicator and the ledgers, units and other indicators it names."""

import re
from collections.abc import Iterator

from reportgen.config.check_expressions import filter_issues, formula_issues, parsed
from reportgen.config.indicator_model import IndicatorModel
from reportgen.config.ledger_model import ColumnModel
from reportgen.config.project import Definition, Project, unknown
from reportgen.config.reserved import figure_name_issues
from reportgen.expressions.names import figure_references
from reportgen.nouns.issue import Issue, issue, nearest

__all__ = ["MEASURE", "indicator_issues"]

MEASURE = re.compile(r"\s*(count|sum|mean|min|max|distinct)\s*(?:\(\s*(\w+)\s*\))?\s*")

_MEASURES = ("count", "sum(…)", "mean(…)", "min(…)", "max(…)", "distinct(…)")
_OF_LEDGERS = ("where", "measure", "by")
_NUMBERS = ("integer", "number", "percent")


def indicator_issues(project: Project) -> Iterator[Issue]:
    """Yield what is wrong with the indicators."""
    yield from _duplicates(project)
    for definition in project.every_definition:
        yield from figure_name_issues(definition.name, definition.place)
        if definition.model:
            yield from _units(project, definition, definition.model)
            yield from _source(project, definition, definition.model)
            yield from _target(project, definition, definition.model)
    yield from _cycles(project)


def _duplicates(project: Project) -> Iterator[Issue]:
    first = project.definitions
    for definition in project.every_definition:
        other = first[definition.name]
        if other is not definition:
            place = other.place
            yield issue(
                "config.duplicate-indicator", definition.place, name=definition.name, file=place.file, line=place.line
            )


def _units(project: Project, definition: Definition, model: IndicatorModel) -> Iterator[Issue]:
    if model.unit not in project.unit_names:
        yield unknown("config.unknown-unit", definition.key("unit"), model.unit, project.unit_names)


def _source(project: Project, definition: Definition, model: IndicatorModel) -> Iterator[Issue]:
    """An indicator comes from a ledger or from a formula, never from both."""
    if model.formula is not None:
        for key in ("ledger", *_OF_LEDGERS):
            if getattr(model, key) is not None:
                yield issue("config.formula-and-ledger", definition.key(key), name=definition.name, key=key)
        yield from formula_issues(project, definition.expression(model.formula, "formula"))
    elif model.ledger is None:
        keys = [key for key in _OF_LEDGERS if getattr(model, key) is not None]
        code = "config.no-ledger" if keys else "config.no-source"
        yield issue(code, definition.place, name=definition.name)
    elif model.measure is None:
        yield issue("config.no-measure", definition.place, allowed=_MEASURES, name=definition.name)
    else:
        yield from _counted(project, definition, model, model.ledger, model.measure)


def _counted(
    project: Project, definition: Definition, model: IndicatorModel, ledger: str, measure: str
) -> Iterator[Issue]:
    written = MEASURE.fullmatch(measure)
    if not written or (written[1] == "count") == bool(written[2]):
        near = nearest(measure, ("count",)) or (
            nearest(measure.partition("(")[0], _MEASURES) if written is None else ""
        )
        yield issue("config.bad-measure", definition.key("measure"), allowed=_MEASURES, nearest=near, found=measure)
        written = None
    declaration = project.ledgers.get(ledger)
    if declaration is None and project.all_ledgers:
        yield unknown("config.unknown-ledger", definition.key("ledger"), ledger, tuple(project.ledgers))
    elif declaration and declaration.usable:
        columns = declaration.columns()
        if written and written[2]:
            yield from _measured(definition, written[1], written[2], ledger, columns)
        yield from _rows(definition, model, ledger, columns)


def _measured(
    definition: Definition, measure: str, column: str, ledger: str, columns: dict[str, ColumnModel]
) -> Iterator[Issue]:
    place = definition.key("measure")
    if column not in columns:
        yield unknown("config.unknown-column", place, column, columns, ledger=ledger)
    elif measure != "distinct" and columns[column].type not in _NUMBERS:
        allowed = [name for name, other in columns.items() if other.type in _NUMBERS]
        kind = columns[column].type
        yield issue("config.not-a-number", place, allowed=allowed, measure=measure, name=column, type=kind)


def _rows(
    definition: Definition, model: IndicatorModel, ledger: str, columns: dict[str, ColumnModel]
) -> Iterator[Issue]:
    if model.where is not None:
        yield from filter_issues(definition.expression(model.where, "where"), ledger, columns)
    if model.by is not None and model.by not in columns:
        yield unknown("config.unknown-column", definition.key("by"), model.by, columns, ledger=ledger)
    elif model.by is not None and columns[model.by].type not in ("text", "category", "boolean"):
        kind = columns[model.by].type
        allowed = ("text", "category", "boolean")
        yield issue(
            "config.wrong-column-type", definition.key("by"), allowed=allowed, key="by", name=model.by, type=kind
        )


def _target(project: Project, definition: Definition, model: IndicatorModel) -> Iterator[Issue]:
    if isinstance(model.target, str) and model.target not in project.definitions and project.complete:
        yield unknown("config.unknown-indicator", definition.key("target"), model.target, project.definitions)


def _cycles(project: Project) -> Iterator[Issue]:
    """Find formulas that lead back to themselves, each circle once."""
    edges = {name: _needs(project, definition) for name, definition in project.definitions.items()}
    done: set[str] = set()
    for start in edges:
        if circle := _circle(start, edges, done):
            definition = project.definitions[circle[0]]
            key = "formula" if definition.model and definition.model.formula is not None else "target"
            yield issue("config.circular-formula", definition.key(key), circle=" → ".join(circle))


def _circle(start: str, edges: dict[str, tuple[str, ...]], done: set[str]) -> list[str]:
    """Walk on from `start` over what is not done yet; return the first circle that is met."""
    trail: list[str] = []
    ahead = [iter((start,))]
    while ahead:
        name = next(ahead[-1], None)
        if name is None:
            ahead.pop()
            if trail:
                done.add(trail.pop())
        elif name in trail:
            done.update(trail)
            return [*trail[trail.index(name) :], name]
        elif name not in done and name in edges:
            trail.append(name)
            ahead.append(iter(edges[name]))
    return []


def _needs(project: Project, definition: Definition) -> tuple[str, ...]:
    """Return the indicators whose figures an indicator's own are made of."""
    model = definition.model
    if model is None or model.formula is None:
        return ()
    tree = parsed(definition.expression(model.formula, "formula"))
    if tree is None:
        return ()
    references = figure_references(tree)
    needed = [_target_of(project, name) if function == "target" else name for function, name in references.through]
    return (*references.plain, *needed)


def _target_of(project: Project, name: str) -> str:
    definition = project.definitions.get(name)
    target = definition.model.target if definition and definition.model else None
    return target if isinstance(target, str) else ""
