"""Who may import whom: read off every import statement, wherever in a module it stands."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = Path(__file__).parents[1] / "reportgen"
STAGES = (
    "nouns",
    "expressions",
    "config",
    "data",
    "indicators",
    "figures",
    "disclosure",
    "across",
    "narrative",
    "word",
    "preview",
)
# Those that see several stages, and what they may see besides.
JOINING = {
    "pipeline": {"cachefolder", "pdf", "workers", *STAGES},
    "batch": {"pipeline", "cachefolder", "pdf", "workers", *STAGES},
    "starter": {*STAGES},
}
ALLOWED: dict[str, set[str]] = {
    **{stage: set(STAGES[:index]) for index, stage in enumerate(STAGES)},
    **JOINING,
    # Tasks are sent to workers by those who have many of them; who works knows nothing of what the tasks are.
    "workers": {"nouns"},
    "data": {"workers", *STAGES[: STAGES.index("data")]},
    "indicators": {"workers", *STAGES[: STAGES.index("indicators")]},
    # What people read is looked up by those who show it to them, in a terminal or in a workbook.
    "across": {*STAGES[: STAGES.index("across")], "messages"},
    "messages": {"nouns"},
    "console": {"nouns", "messages"},
    "results": {"nouns", "messages", "console", "pipeline", "batch"},
    "progress": {"nouns", "console"},
    "options": {"nouns", "console"},
    "cli": {"nouns", "config", "console", "options", "progress", "results", "pipeline", "batch", "pdf", "starter"},
    "__main__": {"cli"},
    "cachefolder": set(),
    "pdf": {"nouns", "word"},
    "__init__": set(),
}
NOT_BESIDE = {
    ("preview", "word"): "two formats know nothing of each other",
    ("data", "config"): "a ledger is read by its spec, whoever wrote it",
    ("indicators", "config"): "indicators come as nouns",
    ("figures", "config"): "a config comes as a noun",
    ("figures", "data"): "a ledger is a frame, and the store must load without pandas",
    ("figures", "indicators"): "the store takes rows",
    ("disclosure", "config"): "a config comes as a noun",
    ("disclosure", "data"): "figures are protected without ledgers",
    ("disclosure", "indicators"): "figures are protected without pandas",
    ("disclosure", "figures"): "figures come from whoever gathers them",
    ("across", "config"): "a config comes as a noun",
    ("across", "data"): "a batch is checked without ledgers",
    ("across", "indicators"): "a batch is checked without pandas",
    ("narrative", "across"): "a report knows nothing of others",
    ("word", "across"): "a document knows nothing of others",
    ("preview", "across"): "a page knows nothing of others",
    ("narrative", "disclosure"): "facts come as they may be told",
    ("word", "disclosure"): "documents are written from what was printed",
    ("narrative", "config"): "a config comes as a noun",
    ("narrative", "data"): "prose is written without ledgers",
    ("narrative", "indicators"): "prose is written without pandas",
    ("narrative", "figures"): "facts come from whoever gathers them",
    ("word", "config"): "a layout comes as a noun",
    ("word", "data"): "documents are written without ledgers",
    ("word", "indicators"): "documents are written without pandas",
    ("word", "figures"): "documents are written from what was printed",
}
EXCEPTIONS = {
    ("config", "cachefolder"): "a config that was read is kept",
    ("figures.pack", "numpy"): "a store is packed a column at a time; who reads one needs none of it",
    ("figures.table", "numpy"): "it names the types of the columns that are packed",
    ("pipeline.kept", "jinja2"): "its version is part of the key of compiled templates",
}
LIBRARIES = {
    "yaml": {"config"},
    "pydantic": {"config"},
    "pydantic_core": {"config"},
    "pandas": {"data", "indicators"},
    "numpy": {"data", "indicators"},
    "pyarrow": {"data", "indicators"},
    "python_calamine": {"data"},
    "sqlalchemy": {"data"},
    "pypinyin": {"data"},
    "jinja2": {"narrative"},
    "markdown_it": {"narrative"},
    "markupsafe": {"preview"},
    "docx": {"word"},
    "lxml": {"word"},
    "click": {"cli", "console", "options", "progress"},
    "isal": {"word"},
    "xlsxwriter": {"across", "starter"},
    "distributed": {"workers"},
}


class Import(NamedTuple):
    """What a module imports; `module` is without `reportgen.`, `stage` its first part."""

    module: str
    line: int
    imported: str

    @property
    def stage(self) -> str:
        return self.module.partition(".")[0]

    def __str__(self) -> str:
        return f"{self.module}:{self.line} imports {self.imported}"


def _imports() -> Iterator[Import]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if parts[0] != "kit":
            module = ".".join(parts).removesuffix(".__init__")
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                for name in _names(node):
                    yield Import(module, node.lineno, name)  # type: ignore[attr-defined]  # imports have a line


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        assert not node.level, "imports are absolute"
        if node.module == "reportgen":
            return [f"reportgen.{alias.name}" for alias in node.names if not alias.name.startswith("__")]
        return [node.module or ""]
    return []


IMPORTS = tuple(_imports())
OWN = tuple(found for found in IMPORTS if found.imported.startswith("reportgen."))
FOREIGN = tuple(
    found
    for found in IMPORTS
    if not found.imported.startswith("reportgen") and found.imported.partition(".")[0] not in sys.stdlib_module_names
)


def _excepted(found: Import, imported: str) -> bool:
    return (found.module, imported) in EXCEPTIONS or (found.stage, imported) in EXCEPTIONS


def test_every_folder_and_module_of_the_package_has_its_place() -> None:
    assert {found.stage for found in IMPORTS} <= ALLOWED.keys()


def test_a_stage_imports_itself_and_earlier_stages() -> None:
    wrong = []
    for found in OWN:
        imported = found.imported.split(".")[1]
        allowed = ALLOWED[found.stage] - {other for stage, other in NOT_BESIDE if stage == found.stage}
        if imported not in allowed | {found.stage} and not _excepted(found, imported):
            wrong.append(str(found))
    assert wrong == []


def test_a_library_is_imported_where_it_belongs_and_nowhere_else() -> None:
    wrong = []
    for found in FOREIGN:
        library = found.imported.partition(".")[0]
        if found.stage not in LIBRARIES.get(library, ()) and not _excepted(found, library):
            wrong.append(str(found))
    assert wrong == []


@pytest.mark.parametrize("exception", sorted(EXCEPTIONS), ids="-".join)
def test_every_exception_is_made_use_of(exception: tuple[str, str]) -> None:
    who, imported = exception
    names = [found.imported.removeprefix("reportgen.") for found in IMPORTS if who in (found.module, found.stage)]
    assert imported in {name.partition(".")[0] for name in names}


def test_nouns_import_nouns_and_the_standard_library_only() -> None:
    assert [str(found) for found in FOREIGN if found.stage == "nouns"] == []
    assert {found.imported.split(".")[1] for found in OWN if found.stage == "nouns"} == {"nouns"}


@pytest.mark.parametrize("module", sorted({found.module for found in OWN}))
def test_several_stages_are_seen_by_those_who_join_them_only(module: str) -> None:
    """A stage may know one stage before it besides the nouns and the expressions, which belong to all."""
    seen = {found.imported.split(".")[1] for found in OWN if found.module == module}
    stage = module.partition(".")[0]
    if stage not in (*JOINING, "cli"):
        others = seen & set(STAGES) - {stage, "nouns", "expressions"}
        assert len([other for other in others if (module, other) not in EXCEPTIONS]) <= 1


def test_no_two_test_modules_share_a_name() -> None:
    """Pytest imports them by their names alone."""
    names = [path.name for path in Path(__file__).parent.rglob("test_*.py")]
    assert sorted({name for name in names if names.count(name) > 1}) == []
