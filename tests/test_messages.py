"""Messages: one for every code that is raised, in both languages, and none that no test has seen."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from reportgen.messages import catalogue, message, render, where_text
from reportgen.nouns.issue import Place, issue

ROOT = Path(__file__).parents[1]
MESSAGES = catalogue()
PREFIXES = sorted({code.partition(".")[0] for code in MESSAGES})
CODE = re.compile(rf"(?:{'|'.join(PREFIXES)})\.[a-z0-9]+(?:-[a-z0-9]+)*")


def _modules() -> Iterator[ast.Module]:
    for path in sorted((ROOT / "reportgen").rglob("*.py")):
        if "messages" not in path.parts:
            yield ast.parse(path.read_text(encoding="utf-8"))


def _texts(tree: ast.Module) -> set[str]:
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def _composed(tree: ast.Module) -> set[str]:
    """Return the codes that a module puts together, as in f"narrative.{kind}-missing", from texts of its own."""
    words = _texts(tree)
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            parts = (re.escape(str(part.value)) if isinstance(part, ast.Constant) else "(.+)" for part in node.values)
            pattern = re.compile("".join(parts))
            fits = ((code, pattern.fullmatch(code)) for code in MESSAGES)
            found |= {code for code, fit in fits if fit and set(fit.groups()) <= words}
    return found


def _called(tree: ast.Module) -> Iterator[str]:
    """Yield what `issue` is called with where that is a plain text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "issue" and node.args:
            code = node.args[0]
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                yield code.value


MODULES = tuple(_modules())
RAISED = {text for tree in MODULES for text in _texts(tree) if text in MESSAGES}
RAISED |= {code for tree in MODULES for code in _composed(tree)}
SEEN = "\n".join(
    path.read_text(encoding="utf-8", errors="replace")
    for path in sorted((ROOT / "tests").rglob("*"))
    if path.suffix in (".py", ".txt", ".csv", ".md", ".json") and path.name != "test_messages.py"
)


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_a_message_stands_in_both_languages_with_the_same_placeholders(code: str) -> None:
    text = MESSAGES[code]
    assert text.zh
    assert text.en
    assert _placeholders(text.zh) == _placeholders(text.en)


@pytest.mark.parametrize("code", sorted({code for tree in MODULES for code in _called(tree)}))
def test_a_code_that_is_raised_has_a_message(code: str) -> None:
    assert code in MESSAGES
    assert CODE.fullmatch(code)


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_a_message_belongs_to_a_code_that_is_raised(code: str) -> None:
    assert code in RAISED


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_a_message_has_been_read_by_a_test(code: str) -> None:
    assert re.search(rf"{re.escape(code)}(?![\w-])", SEEN)


def test_no_code_stands_in_two_files() -> None:
    without_codes = ("__init__", "reasons")
    files = [path for path in (ROOT / "reportgen" / "messages").glob("*.py") if path.stem not in without_codes]
    keys = [
        key.value
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant)
    ]
    assert sorted(keys) == sorted(MESSAGES)


def test_an_issue_is_written_with_its_place_its_hints_and_its_code() -> None:
    found = issue(
        "narrative.unknown-name", Place("a.md", 3, 7), allowed=("inflow", "outflow"), nearest="inflow", found="inflw"
    )
    assert render(found, "en") == (
        "a.md:3:7: error: unknown figure, condition or function 'inflw'"
        " (allowed: inflow, outflow; did you mean 'inflow'?) [narrative.unknown-name]"
    )
    assert render(found, "zh") == (
        "a.md:3:7: 错误: 未知的指标、条件或函数“inflw”（可用：inflow，outflow；是否想写“inflow”？）"
        " [narrative.unknown-name]"
    )
    assert message(found, "en") == "unknown figure, condition or function 'inflw'"


def test_a_warning_says_so_and_an_issue_may_have_no_place() -> None:
    found = issue("narrative.computes", severity="warning", found="")
    assert render(found, "en").startswith("warning: a template chooses words")
    assert render(found, "zh").startswith("提醒: 模板只选择措辞")


def test_a_long_list_of_what_is_allowed_is_cut() -> None:
    found = issue("narrative.unknown-name", allowed=[f"n{number}" for number in range(20)], found="x")
    assert "n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11, …)" in render(found, "en")


@pytest.mark.parametrize(
    ("place", "zh", "en"),
    [
        (Place("a.md", 3), "a.md:3:1", "a.md:3:1"),
        (Place("a.md"), "a.md", "a.md"),
        (
            Place("a.xlsx", sheet="台账", row=4, header="年度"),
            "a.xlsx: 工作表“台账”，第4行，“年度”列",
            "a.xlsx: sheet 台账, row 4, column 年度",
        ),
        (Place("a.csv", row=4), "a.csv: 第4行", "a.csv: row 4"),
    ],
)
def test_a_place_is_written_as_editors_and_spreadsheets_show_it(place: Place, zh: str, en: str) -> None:
    assert (where_text(place, "zh"), where_text(place, "en")) == (zh, en)
