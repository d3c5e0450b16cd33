"""What the README promises: its commands, its links, and the report that a reader makes in ten minutes."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from projects import run

from reportgen.pipeline.build import Order, build_report
from reportgen.pipeline.check import check_project
from reportgen.pipeline.project import open_project

ROOT = Path(__file__).parents[1]
README, CHINESE = ROOT / "README.md", ROOT / "README.zh-CN.md"
AREA = "盘龙城经济开发区"
COMMANDS = [
    "python -m pip install . && reportgen build configs/floating_population_summary.yaml"
    " --data examples/panlongcheng --area 盘龙城经济开发区 --period 2006 --lang both -o out",
    'python -m pip install -e ".[test]" && python -m pytest',
]
SECTIONS = {
    README: ("Quick start", "Your own report in ten minutes", "A project of your own"),
    CHINESE: ("快速开始", "十分钟写出自己的报告", "建立自己的项目"),
}
PAGES = sorted([README, CHINESE, ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
# Inner links, which begin with #, stand in the second group.
LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)#\s]*)(?:#([^)\s]*))?\)")


def section(path: Path, heading: str) -> str:
    """Return what stands under a heading of the second level."""
    found = re.search(rf"^## {re.escape(heading)}$(.*?)(?=^## |\Z)", path.read_text(encoding="utf-8"), re.M | re.S)
    assert found, f"{path.name} has no section {heading}"
    return found[1]


def fenced(text: str) -> list[str]:
    return re.findall(r"^```[^\n]*\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def project_of(path: Path, folder: Path) -> str:
    """Write the files of the own report, as a reader does, and return the README's sentence about the document."""
    text = section(path, SECTIONS[path][1])
    names = list(dict.fromkeys(re.findall(r"`(visits/[\w./]+\.\w+)`", text)))
    for name, content in zip(names, fenced(text), strict=False):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8", newline="\n")
    quoted = re.search(r"：?(2006年[^。]*。)", text)
    assert quoted
    return quoted[1]


@pytest.mark.parametrize("path", [README, CHINESE], ids=["en", "zh"])
def test_two_commands_lead_from_a_copy_to_a_report_and_to_tests(path: Path) -> None:
    assert "".join(fenced(section(path, SECTIONS[path][0]))).splitlines() == COMMANDS


def test_the_readmes_have_the_same_sections_and_examples() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (README, CHINESE)]
    headings = [len(re.findall("^## ", text, re.MULTILINE)) for text in texts]
    assert headings[0] == headings[1]
    own = [fenced(section(path, SECTIONS[path][1])) for path in (README, CHINESE)]
    assert own[0] == own[1]


def test_they_name_the_same_options() -> None:
    english, chinese = (
        set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", path.read_text(encoding="utf-8"))) for path in (README, CHINESE)
    )
    assert english == chinese


@pytest.mark.parametrize("path", [README, CHINESE], ids=["en", "zh"])
def test_the_own_report_is_built_in_both_languages_and_says_what_is_quoted(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTGEN_CACHE_DIR", str(tmp_path / "cache"))
    quoted = project_of(path, tmp_path)
    project = open_project(Path("visits/visits.yaml"), None, None)
    assert check_project(project, None, None, _silent) == ()
    built = build_report(project, Order(AREA, None, ("zh", "en"), Path("out")), _silent)
    assert [document.lang for document in built.documents] == ["zh", "en"]
    assert (built.warnings, built.dropped) == ((), ())
    texts = [_paragraphs(document.data) for document in built.documents]
    assert quoted in texts[0]
    assert any("71 households, up by 26.8 percent year on year" in text for text in texts[1])


@pytest.mark.parametrize("path", [README, CHINESE], ids=["en", "zh"])
def test_a_project_of_ones_own_is_made_as_they_say(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTGEN_CACHE_DIR", str(tmp_path / "cache"))
    init, enter, build = "".join(fenced(section(path, SECTIONS[path][2]))).splitlines()
    assert run(*init.split()[1:]).exit_code == 0
    monkeypatch.chdir(enter.removeprefix("cd "))
    assert run(*build.split()[1:]).exit_code == 0
    assert len(list(Path("out").iterdir())) == 2


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(path: Path) -> None:
    lost = []
    for target, anchor in LINK.findall(path.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            found = path.parent / target if target else path
            if not found.exists() or (anchor and anchor not in _anchors(found)):
                lost.append(f"{target}#{anchor}" if anchor else target)
    assert lost == []


def _anchors(path: Path) -> set[str]:
    """Return the anchors that headings have on GitHub."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _paragraphs(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(BytesIO(data)).paragraphs]


def _silent(*_: object, **__: object) -> None:
    """Say nothing of progress."""
