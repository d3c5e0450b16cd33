"""The layout of a config: a name, or a base with options and changes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.config.cache import cached_config
from reportgen.config.layout import chosen_layout, load_layout
from reportgen.config.load import load_config
from reportgen.messages import render
from reportgen.nouns.issue import ReportError
from reportgen.nouns.layout import Layout
from reportgen.nouns.report import LayoutChoice

pytestmark = pytest.mark.usefixtures("project")
SUMMARY = Path("sound/summary.yaml")
TEMPLATES = Path("templates")
OWN = Path("templates/layouts/own.yaml")


def _choose(layout: str) -> None:
    text = SUMMARY.read_text(encoding="utf-8")
    SUMMARY.write_text(text.replace("layout: plain", f"layout: {layout}"), encoding="utf-8")


def _chosen(layout: str) -> Layout:
    _choose(layout)
    load_config(SUMMARY)
    return chosen_layout(SUMMARY, TEMPLATES)


def _problems(layout: str, lang: str) -> list[str]:
    text = SUMMARY.read_text(encoding="utf-8")
    _choose(layout)
    with pytest.raises(ReportError) as caught:
        load_config(SUMMARY)
    SUMMARY.write_text(text, encoding="utf-8")
    return [render(issue, lang) for issue in caught.value.issues]


def test_a_name_takes_a_layout_as_it_is() -> None:
    assert _chosen("gbt9704") == load_layout(TEMPLATES / "layouts" / "gbt9704.yaml")


def test_options_and_changes_are_laid_over_the_base() -> None:
    found = _chosen(
        "\n  base: gbt9704\n  options: [bold_headings, fangsong, pitch_28]\n"
        "  page: {margins: {left: 27mm}}\n  styles: {body: {align: left}}"
    )
    body, heading = found.zh.style("body"), found.zh.style("heading2")
    assert (found.zh.grid.pitch, found.zh.grid.lines, found.zh.grid.characters) == (560, 22, 28)
    assert (body.font.east_asian, body.align, body.size) == ("仿宋", "left", 32)
    assert (heading.font.east_asian, heading.bold) == ("楷体", True)
    assert (found.page.left, found.page.right) == (1531, 1474)


def test_what_a_config_says_wins_over_an_option() -> None:
    assert _chosen("{options: [pitch_28], grid: {pitch: 28.5pt}}").zh.grid.pitch == 570


def test_a_layout_may_extend_another_and_bring_its_own_options() -> None:
    OWN.write_text(
        "layout: own\nextends: plain\nstyles: {body: {align: left}}\noptions: {loose: {grid: {spacing: -6 twips}}}\n",
        encoding="utf-8",
    )
    found = _chosen("{base: own, options: [loose, fangsong], grid: {characters: 27}}")
    assert found.name == "own"
    assert (found.zh.style("body").align, found.zh.grid.spacing) == ("left", -6)


def test_a_layout_may_extend_the_one_of_its_own_name_that_comes_with_reportgen() -> None:
    Path("templates/layouts/gbt9704.yaml").write_text(
        "layout: gbt9704\nextends: gbt9704\ntable: {border: 1pt}\n", encoding="utf-8"
    )
    assert _chosen("gbt9704").table.border == 8


def test_a_config_keeps_what_it_chose() -> None:
    Path("sound/letterhead.docx").touch()
    _choose('{base: letterhead.docx, like: plain, options: [fangsong], names: {body: 正文文本, heading1: "标题 1"}}')
    choice = load_config(SUMMARY).layout
    assert (choice.base, choice.layout, choice.is_letterhead) == ("letterhead.docx", "plain", True)
    assert choice.options == ("fangsong",)
    assert [style[:2] for style in choice.names] == [("body", "正文文本"), ("heading1", "标题 1")]
    assert [Path(file).name for file in choice.files] == ["plain.yaml", "gbt9704.yaml", "letterhead.docx"]
    assert LayoutChoice("letterhead.docx").layout == "gbt9704"


@pytest.mark.parametrize("file", ["own.yaml", "plain.yaml", "gbt9704.yaml"])
def test_a_change_of_any_file_of_the_layout_is_noticed(file: str) -> None:
    OWN.write_text("layout: own\nextends: plain\n", encoding="utf-8")
    _choose("own")
    first = cached_config(SUMMARY)
    assert cached_config(SUMMARY) == first
    path = TEMPLATES / "layouts" / file
    path.write_text(f"{path.read_text(encoding='utf-8')}grid: {{lines: 99}}\n", encoding="utf-8")
    with pytest.raises(ReportError):
        cached_config(SUMMARY)


def test_a_layout_that_is_put_before_that_of_the_kit_is_noticed() -> None:
    own = TEMPLATES / "layouts" / "gbt9704.yaml"
    own.unlink()
    _choose("gbt9704")
    first = cached_config(SUMMARY).layout.files
    own.write_text("layout: gbt9704\nextends: gbt9704\n", encoding="utf-8")
    assert (len(first), len(cached_config(SUMMARY).layout.files)) == (1, 2)


MISTAKES = [
    "{base: gbt9407}",
    "{base: letterhead.docx, like: gbt9407}",
    "{options: [fangsung, bold_heading, pitch_30]}",
    "{options: [pitch_30, fangsong, pitch_29]}",
    "{options: [pitch_30], grid: {lines: 22}}",
    "{options: [margins_from_characters], page: {margins: {bottom: 37mm}}}",
    "{page: {margins: {top: 50mm}}}",
    "{page: {margins: {left: 150mm, right: 50mm}}}",
    "{page: {footer: 32mm}}",
    "{page: {width: 2100mm}, grid: {pitch: 0pt}, styles: {body: {size: 2000pt, left: 60 characters}}}",
    "{grid: {pich: 28pt}, colour: red}",
    "{styles: {body: {font: songti}}}",
    '{numbering: [{format: decimal, text: "{1}.{2}"}]}',
    '{page_number: {text: "Page {pages}"}}',
    "[gbt9704]",
]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_mistake_in_the_layout_of_a_config_is_shown_where_it_stands(
    lang: str, expected: Callable[[str, str], None]
) -> None:
    found = []
    for layout in MISTAKES:
        found += [f"layout: {layout}", *_problems(layout, lang), ""]
    expected(f"layout_choice_mistakes.{lang}.txt", "\n".join(found))


FILES = [
    "layout: own\nextends: ownn\n",
    "layout: own\nextends: own\n",
    "layout: own\nextends: plain\noptions: {a: {grid: {lines: 30}}, b: {extends: plain}, c: {colour: red}}\n",
    "layout: own\nextends: plain\noptions: {a: {grid: {lines: 30}}, b: {styles: {body: {font: songti}}}}\n",
    "layout: own\nextends: plain\npage: {margins: {top: 60mm}}\n",
    "layout: own\ngrid: {lines: 20}\n",
    "",
]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_mistake_in_a_file_that_extends_another_is_shown_where_it_stands(
    lang: str, expected: Callable[[str, str], None]
) -> None:
    found = []
    for text in FILES:
        OWN.write_text(text, encoding="utf-8")
        found += [text, *_problems("own", lang), ""]
    expected(f"layout_file_mistakes.{lang}.txt", "\n".join(found))


def test_mistakes_of_the_layout_come_with_those_of_the_config() -> None:
    text = SUMMARY.read_text(encoding="utf-8")
    SUMMARY.write_text(text.replace("layout: plain", "layout: {options: [fangsung]}\nchecks: [1 >]"), encoding="utf-8")
    with pytest.raises(ReportError) as caught:
        load_config(SUMMARY)
    assert "layout.unknown-option" in [issue.code for issue in caught.value.issues]
    assert len(caught.value.issues) > 1
