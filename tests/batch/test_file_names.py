"""Names of documents: of places that share a name, and of names that no file system takes."""

import json
import re
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import SmallProject, cache, run, small
from towns import add_towns, code_of_town

from reportgen.nouns.area import Area
from reportgen.nouns.period import parse_period
from reportgen.pipeline.names import file_name, safe_name
from reportgen.word.guard import read_figures

__all__ = ["cache", "small"]

CHENGGUAN = Path(__file__).with_name("chengguan.csv")


def reports(folder: str = "out") -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(Path(folder, "manifest.json").read_text(encoding="utf-8"))["reports"]
    return found


def test_88_towns_of_one_name_have_88_different_files(small: SmallProject) -> None:
    areas = CHENGGUAN.read_text(encoding="utf-8")
    codes = re.findall(r"^(\d+),城关镇,", areas, re.MULTILINE)
    assert len(codes) == 88
    small.write("data/areas.csv", areas)
    small.write("data/persons.csv", small.read("data/persons.csv").splitlines()[0] + "\n")
    head = small.read("data/population.csv").splitlines()[0]
    rows = (f"2006,{code},{1000 + number},{number},1000,7" for number, code in enumerate(codes))
    small.write("data/population.csv", "\n".join((head, *rows)) + "\n")

    options = ("--all", "--period", "2006", "--lang", "zh", "--folders", "codes", "-o", "out")
    assert run("build", *small.common, *options).exit_code == 0
    paths = [Path("out", report["path"]) for report in reports()]
    assert len({path.read_bytes() for path in paths}) == len(set(paths)) == 88
    for code, path in zip(codes, paths, strict=True):
        figures = read_figures(path)
        assert figures
        assert figures.area == code
        assert path.parent == Path("out", code[:2], code[:4], code[:6])


STRANGE = {
    "slashes": "东/西\\村",
    "what Windows refuses": '问号?星号*冒号:引号"<竖>|',
    "a name of a folder above": "../../出去",
    "a full stop at the end": "末尾有点.",
    "a space at the end": "末尾有空格 ",
    "a device": "CON",
    "a hidden file": ".hidden",
    "a name of 120 letters": "很长" * 60,
    "a name of 300 letters": "长" * 300,
    "rare letters": "𠮷村",
    "an accent of its own": "Cafe\u0301",
    "marks that are not seen": "左\u200f右",
}


def test_names_that_no_file_system_takes_are_written_under_others(small: SmallProject) -> None:
    add_towns(small, list(STRANGE.values()))
    result = run("build", *small.common, "--all", "--period", "2006", "-o", "out", "--lang", "zh")
    assert result.exit_code == 0, result.stderr
    names = [path.name for path in Path("out").glob("*.docx")]
    assert len(names) == 3 + len(STRANGE)
    assert max(len(name.encode()) for name in names) <= 200
    assert not [name for name in names if re.search(r'[<>:"/\\|?*\x00-\x1f]', name)]
    assert sorted(Path().iterdir()) == sorted(map(Path, ("configs", "data", "figures.sqlite", "out", "templates")))


@pytest.mark.parametrize("name", ["铃\x07声村", "换\x0b行村", "删\x7f除村"], ids=ascii)
def test_a_name_with_a_control_character_never_stops_the_others(small: SmallProject, name: str) -> None:
    add_towns(small, [name, "好镇"])
    result = run("build", *small.common, "--all", "--period", "2006", "-o", "out", "--lang", "zh")
    assert result.exit_code in (0, 1)
    assert "command.crash" not in result.stderr
    statuses = {report["area"]: report["status"] for report in reports()}
    assert Counter(statuses.values())["written"] >= 4
    for report in reports():
        if report["status"] == "written":
            figures = read_figures(Path("out", report["path"]))
            assert figures
            assert figures.area == report["area"]


def test_of_two_codes_that_differ_in_capitals_alone_one_is_written_and_the_other_said(small: SmallProject) -> None:
    areas = small.read("data/areas.csv") + "a1,同名镇,township,420323,\nA1,同名镇,township,420323,\n"
    small.write("data/areas.csv", areas)
    rows = small.read("data/population.csv") + "2006,a1,10,4,6,1\n2006,A1,10,5,5,1\n"
    small.write("data/population.csv", rows)
    for lang, text in (("en", "A1 was not written: its file would have the name of that of a1"), ("zh", "文件同名")):
        result = run("build", *small.common, "--all", "--period", "2006", "-o", "out", lang=lang)
        assert result.exit_code == 1
        assert text in result.stderr
        assert "[batch.same-file]" in result.stderr


def test_codes_may_be_folders_of_any_name(small: SmallProject) -> None:
    areas = small.read("data/areas.csv") + "CON,奇怪县,county,4203,\n..,点县,county,4203,\n"
    areas += "1/2,甲镇,township,CON,\n1:2,甲镇,township,..,\n"
    small.write("data/areas.csv", areas)
    rows = small.read("data/population.csv") + "2006,1/2,10,4,6,1\n2006,1:2,10,5,5,1\n"
    small.write("data/population.csv", rows)
    options = ("--all", "--period", "2006", "-o", "out", "--lang", "zh", "--folders", "codes")
    assert run("build", *small.common, *options).exit_code == 0
    paths = [Path("out", report["path"]) for report in reports()]
    assert len(set(paths)) == 5
    assert all(path.resolve().is_relative_to(Path("out").resolve()) for path in paths)


PERIOD = parse_period("2006")


@given(st.text(), st.text())
def test_any_code_and_name_give_a_name_that_file_systems_take(code: str, name: str) -> None:
    assert PERIOD
    found = file_name(Area(code, name, "", "township"), PERIOD, "zh", "docx")
    assert len(found.encode()) <= 255
    assert not set(found) & set('<>:"/\\|?*\0\n')
    assert Path(found).name == found
    assert not found.startswith(".")


@given(st.sets(st.text(min_size=1), min_size=2, max_size=2))
def test_two_codes_never_give_one_name(codes: set[str]) -> None:
    one, other = codes
    assert safe_name(one) != safe_name(other)


def test_a_usual_code_is_left_as_it_is() -> None:
    assert safe_name("420323100") == "420323100"
    assert safe_name("a/b") == f"a_b~{sha256(b'a/b').hexdigest()[:8]}"
    assert code_of_town(1) == "420323301"
