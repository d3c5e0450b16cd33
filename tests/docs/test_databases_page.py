"""The page on databases: what it tells a reader to do, done, with an SQLite file."""

import re
from pathlib import Path

import pytest
from pages import LANGS, blocks, page, write_files
from projects import run

CONFIG = Path("reading/reading.yaml")


def figures() -> str:
    result = run("figures", str(CONFIG), "--area", "双河镇", "--period", "2026", "--format", "csv")
    assert result.exit_code == 0, result.output
    return re.sub(r"rooms\.csv|office\.sqlite", "FILE", result.stdout)


@pytest.mark.parametrize("lang", LANGS)
def test_a_table_gives_the_figures_that_the_file_gave(lang: str, here: Path) -> None:
    write_files(page(lang, "own-report"), "reading", here)
    from_file = figures()
    parts = {block.kind: block.text for block in reversed(list(blocks(page(lang, "databases"))))}
    exec(compile(parts["python"], "databases.md", "exec"), {})
    text = CONFIG.read_text(encoding="utf-8")
    before, _, rest = text.partition("ledgers:\n")
    CONFIG.write_text(f"{before}{parts['yaml']}units:\n{rest.partition('units:')[2]}", encoding="utf-8")
    assert "database: {file: office.sqlite, table: rooms}" in CONFIG.read_text(encoding="utf-8")
    Path("reading/rooms.csv").unlink()
    assert figures() == from_file
    assert run("check", str(CONFIG)).output.endswith("no problem found\n")
