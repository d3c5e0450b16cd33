"""What people read when something is wrong, in both languages."""

from importlib import import_module

from reportgen.messages.reasons import reason_text
from reportgen.nouns.issue import Issue, Place
from reportgen.nouns.unit import Text

__all__ = ["catalogue", "render"]

_STAGES = (
    "expressions",
    "config",
    "data",
    "indicators",
    "figures",
    "narrative",
    "templates",
    "word",
    "letterhead",
    "command",
    "batch",
    "across",
    "cluster",
    "pdf",
    "init",
)
_WORDS = {
    "error": Text("错误", "error"),
    "warning": Text("提醒", "warning"),
    "note": Text("说明", "note"),
    "allowed": Text("可用：", "allowed: "),
    "nearest": Text("是否想写“{}”？", "did you mean {!r}?"),
    "sheet": Text("工作表“{}”", "sheet {}"),
    "row": Text("第{}行", "row {}"),
    "header": Text("“{}”列", "column {}"),
}
_MOST_ALLOWED = 12


def catalogue() -> dict[str, Text]:
    """Return the text of every code."""
    found: dict[str, Text] = {}
    for stage in _STAGES:
        found.update(import_module(f"reportgen.messages.{stage}").MESSAGES)
    return found


def render(issue: Issue, lang: str) -> str:
    """Write an issue on one line: where, how bad, what was found, what is allowed, the nearest match, its code."""
    where = f"{where_text(issue.place, lang)}: " if issue.place else ""
    hint = _hint(issue, lang)
    return f"{where}{_WORDS[issue.severity][lang]}: {message(issue, lang)}{hint} [{issue.code}]"


def message(issue: Issue, lang: str) -> str:
    """Write what was found, without the place and the hints."""
    values = {name: reason_text(value, lang) if name == "reason" else value for name, value in issue.values}
    return catalogue()[issue.code][lang].format(**values)


def where_text(place: Place, lang: str) -> str:
    """Write `file:line:column`, or `file: sheet S, row R, column H`."""
    if place.line is not None:
        return f"{place.file}:{place.line}:{place.column or 1}"
    cells = [
        _WORDS[part][lang].format(value)
        for part, value in (("sheet", place.sheet), ("row", place.row), ("header", place.header))
        if value
    ]
    comma = "，" if lang == "zh" else ", "
    return f"{place.file}: {comma.join(cells)}" if cells else place.file


def _hint(issue: Issue, lang: str) -> str:
    comma = "，" if lang == "zh" else ", "
    hints = []
    if issue.allowed:
        more = comma + "…" if len(issue.allowed) > _MOST_ALLOWED else ""
        hints.append(_WORDS["allowed"][lang] + comma.join(issue.allowed[:_MOST_ALLOWED]) + more)
    if issue.nearest:
        hints.append(_WORDS["nearest"][lang].format(issue.nearest))
    if not hints:
        return ""
    return f"（{'；'.join(hints)}）" if lang == "zh" else f" ({'; '.join(hints)})"
