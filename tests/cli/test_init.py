"""`reportgen init`: a project that checks clean and builds at once, for every kind of report."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from shutil import copytree, ignore_patterns
from zipfile import ZipFile

import pytest
from click.testing import Result
from docx import Document
from projects import run, snapshot

from reportgen.starter.kinds import DEFAULT_KIND, kinds

ROOT = Path(__file__).parents[2]
KINDS = kinds()
CONFIG_NAME = Path(KINDS[DEFAULT_KIND].config.path).name
MADE = re.compile(r"\n  (reportgen .*)")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTGEN_CACHE_DIR", str(cache))
    monkeypatch.chdir(tmp_path)


def init(*arguments: str, lang: str = "en") -> Result:
    return run("init", *arguments, lang=lang)


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_project_of_every_kind_is_clean_and_builds_as_it_says(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = init("office", "--report", kind)
    assert (said.exit_code, said.stderr) == (0, "")
    check, build = MADE.findall(said.stdout)
    monkeypatch.chdir(tmp_path / "office")
    checked = run(*check.split()[1:], "--strict")
    assert checked.exit_code == 0, checked.output
    assert not re.search("error:|warning:", checked.output)
    built = run(*build.split()[1:], "--strict")
    assert built.exit_code == 0, built.output
    documents = sorted(Path("out").iterdir())
    assert [path.stem.rpartition("-")[2] for path in documents] == ["en", "zh"]
    # The workbooks say what the example's own files say.
    config, example = KINDS[kind].config.path, KINDS[kind].example
    assert run("build", config, "--data", example.as_posix(), "-o", "from-example").exit_code == 0
    for path in documents:
        assert _body(path) == _body(Path("from-example") / path.name)


def _body(path: Path) -> bytes:
    with ZipFile(path) as package:
        return package.read("word/document.xml")


def test_every_kind_that_ships_can_be_begun_with() -> None:
    shipped = {path.stem.replace("_", "-") for path in (ROOT / "configs").glob("*.yaml")}
    assert set(KINDS) == shipped
    assert all(kind.example.is_dir() for kind in KINDS.values())


def test_the_default_is_the_summary_of_the_floating_population() -> None:
    said = init("office", lang="zh")
    assert said.stdout.startswith("已建立 office：流动人口服务管理工作总结，")
    assert Path("office", CONFIG_NAME).is_file()


def test_the_kinds_are_listed_with_their_titles() -> None:
    assert f"{DEFAULT_KIND}  " in init("--list").stdout
    assert "流动人口服务管理工作总结\n" in init("--list", lang="zh").stdout
    assert len(init("--list").stdout.splitlines()) == len(KINDS)


def test_an_unknown_kind_is_answered_with_those_there_are() -> None:
    said = init("office", "--report", "floating-population-sumary")
    assert said.exit_code == 2
    assert "there is no kind of report 'floating-population-sumary' (allowed: " in said.stderr
    listed = f"{DEFAULT_KIND} (流动人口服务管理工作总结, Summary of Services for the Floating Population)"
    assert listed in said.stderr
    assert said.stderr.endswith(f"did you mean '{DEFAULT_KIND}'?) [init.unknown-kind]\n")
    assert "没有“x”这种报告（可用：" in init("office", "--report", "x", lang="zh").stderr
    assert not Path("office").exists()


def test_a_folder_must_be_named() -> None:
    said = init()
    assert (said.exit_code, said.stdout) == (2, "")
    assert said.stderr == (
        "error: name the folder of the new project, as in reportgen init summary; --list lists the kinds of report"
        " [init.no-folder]\n"
    )
    assert init(lang="zh").stderr == (
        "错误: 请写明项目放在哪个文件夹，如 reportgen init 工作总结；用 --list 可列出全部报告种类 [init.no-folder]\n"
    )


def test_a_second_project_does_not_overwrite_the_first() -> None:
    init("office")
    before = snapshot(Path("office"))
    said = init("office")
    assert said.exit_code == 2
    assert said.stderr.count("[init.file-exists]") == len(before)
    assert snapshot(Path()) == {f"office/{name}": data for name, data in before.items()}


def test_the_same_project_is_made_of_the_same_bytes() -> None:
    init("one")
    init("two")
    assert snapshot(Path("one")) == snapshot(Path("two"))


@pytest.mark.parametrize(("lang", "words"), [("zh", "## 换上自己的台账"), ("en", "## Put in your own ledgers")])
def test_the_readme_is_in_the_language_of_messages_and_names_what_is_there(lang: str, words: str) -> None:
    init("office", "--ui-lang", lang)
    text = Path("office/README.md").read_text(encoding="utf-8")
    assert words in text
    assert len(text.splitlines()) < 100
    files = set(re.findall(r"`([\w./-]+/|[\w./-]+\.(?:yaml|md|csv|xlsx))`", text))
    assert {name for name in files if not Path("office", name).exists()} == {"persons-2026.xlsx"}


def test_spreadsheet_programs_open_the_areas_file_and_editors_find_the_schemas() -> None:
    init("office")
    assert Path("office/areas.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    for path in Path("office").rglob("*.yaml"):
        schema = path.read_text(encoding="utf-8").partition("$schema=")[2].partition("\n")[0]
        assert (path.parent / schema).is_file()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_guide_comes_along_and_its_pages_lead_to_one_another(lang: str) -> None:
    init("office", "--ui-lang", lang)
    pages = {path.name: path.read_text(encoding="utf-8") for path in Path("office/guide").iterdir()}
    assert set(pages) == {path.name for path in (ROOT / "docs" / lang).glob("*.md")}
    links = {link.partition("#")[0] for text in pages.values() for link in re.findall(r"\]\(([^)\s]+)\)", text)}
    here = {link for link in links if link and not link.startswith("https://")}
    assert here <= set(pages)
    assert all(re.match(r"# .+\n\n[^\[\n]", text) for text in pages.values())


def test_a_template_or_set_that_is_deleted_falls_back_to_the_kits() -> None:
    init("office")
    config = next(Path("office").glob("*.yaml")).as_posix()
    run("build", config, "-o", "first")
    for path in (*Path("office/templates").rglob("*.md"), *Path("office/indicators").iterdir()):
        path.unlink()
    again = run("build", config, "-o", "second")
    assert again.exit_code == 0, again.output
    for path in Path("first").iterdir():
        assert _body(path) == _body(Path("second") / path.name)


def test_a_sentence_that_is_changed_is_printed() -> None:
    init("office")
    path = next(Path("office/templates/en").rglob("opening.md"))
    path.write_text("This is ours.\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert run("build", next(Path("office").glob("*.yaml")).as_posix(), "--lang", "en").exit_code == 0
    document = Document(str(next(Path("out").iterdir())))
    assert "This is ours." in [paragraph.text for paragraph in document.paragraphs]


def test_an_installed_package_has_all_that_a_project_needs(tmp_path: Path) -> None:
    site = tmp_path / "site"
    copytree(ROOT / "reportgen", site / "reportgen", ignore=ignore_patterns("__pycache__"))
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    for source, target in build["targets"]["wheel"]["force-include"].items():
        copytree(ROOT / source, site / target, ignore=ignore_patterns("__pycache__"))
    command = [sys.executable, "-m", "reportgen"]
    env = {**os.environ, "PYTHONPATH": str(site), "REPORTGEN_CACHE_DIR": str(tmp_path / "cache")}
    for arguments in (["init", "."], ["check", CONFIG_NAME, "--strict"], ["build", CONFIG_NAME]):
        (tmp_path / "office").mkdir(exist_ok=True)
        subprocess.run([*command, *arguments], check=True, cwd=tmp_path / "office", env=env, capture_output=True)
    assert len(list((tmp_path / "office" / "out").iterdir())) == 2


def test_no_other_command_imports_what_writes_workbooks() -> None:
    code = "import sys; from reportgen.cli import commands; print('xlsxwriter' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "False\n"
