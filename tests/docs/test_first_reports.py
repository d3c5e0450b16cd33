"""The pages that lead to a first report: what they tell a reader to do, done."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from pages import LANGS, Block, blocks, page, write_files
from projects import run

PARTS = ("zh", "en")


def documents(folder: Path) -> dict[str, str]:
    """Return the text of the documents of both languages."""
    files = {path.stem.rpartition("-")[2]: path for path in folder.iterdir() if path.suffix == ".docx"}
    return {lang: "\n".join(part.text for part in Document(str(path)).paragraphs) for lang, path in files.items()}


def commands_of(block: Block) -> Iterator[list[str]]:
    for line in block.text.splitlines():
        yield line.split()


@pytest.mark.parametrize("lang", LANGS)
def test_the_first_report_is_made_as_the_page_says(lang: str, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    added = []
    for block in blocks(page(lang, "first-report")):
        if block.kind == "yaml":
            _append(Path("floating_population_summary.yaml"), block.text)
        elif block.kind:
            part = block.kind.removeprefix("markdown ")
            _append(Path(f"templates/{part}/floating-population-summary/profile.md"), block.text)
            added.append(part)
        for program, *arguments in commands_of(block) if not block.kind else ():
            if program == "cd":
                monkeypatch.chdir(arguments[0])
            else:
                result = run(*arguments)
                assert result.exit_code == 0, result.output
    texts = documents(Path("out"))
    assert added == [*PARTS]
    assert "流入人口中，不满30岁的有" in texts["zh"]
    assert "people were under 30, " in texts["en"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_first_report_has_the_files_and_columns_that_the_page_names(lang: str, here: Path) -> None:
    run("init", "office")
    text = page(lang, "first-report").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w./-]+(?:/|\.(?:xlsx|csv|yaml|md)))`", text))
    assert [name for name in named if not Path("office", name).exists()] == []
    declared = Path("office/ledgers/persons.yaml").read_text(encoding="utf-8")
    columns = re.findall(r"`(\w+: \{.*?\})`", text)
    assert [column in declared for column in columns] == [True, False]


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "\n" + text, encoding="utf-8")


@pytest.mark.parametrize("lang", LANGS)
def test_ones_own_kind_of_report_is_made_as_the_page_says(lang: str, here: Path) -> None:
    commands, english, chinese = write_files(page(lang, "own-report"), "reading", here)
    for _, *arguments in commands_of(commands):
        result = run(*arguments)
        assert result.exit_code == 0, result.output
    texts = documents(Path("out"))
    for part, quoted in (("en", english), ("zh", chinese)):
        assert [line for line in quoted.text.splitlines() if line not in texts[part]] == []


def test_what_the_page_on_ones_own_kind_of_report_says_of_changes_is_true(here: Path) -> None:
    write_files(page("en", "own-report"), "reading", here)
    ledger = Path("reading/rooms.csv")
    ledger.write_text(ledger.read_text(encoding="utf-8").replace("0,150", "0,250"), encoding="utf-8")
    build = ("build", "reading/reading.yaml", "-o")
    assert run(*build, "longer").exit_code == 0
    assert "locked too often" not in documents(Path("longer"))["en"]
    assert "held no event all year" in documents(Path("longer"))["en"]
    ledger.write_text(ledger.read_text(encoding="utf-8").replace("395,0,", "395,1,"), encoding="utf-8")
    assert run(*build, "busier").exit_code == 0
    assert "What Comes Next" not in documents(Path("busier"))["en"]
    assert run(*build, "village", "--area", "柳林村").exit_code == 0
    assert run(*build, "county", "--area", "清溪县").exit_code == 0


def test_a_figure_that_one_language_lacks_is_named(here: Path) -> None:
    write_files(page("en", "own-report"), "reading", here)
    path = Path("reading/templates/zh/reading-rooms/reading.md")
    path.write_text(
        path.read_text(encoding="utf-8").replace("举办读者活动{{ events }}", "举办读者活动"), encoding="utf-8"
    )
    assert "[narrative.parity]" in run("check", "reading/reading.yaml").stderr
