"""Layout files, right and wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.config.layout import load_layout
from reportgen.config.schema import schema_text
from reportgen.messages import render
from reportgen.nouns.issue import ReportError
from reportgen.nouns.layout import Font, Grid, Layout

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "templates" / "layouts" / "gbt9704.yaml"


@pytest.fixture(scope="module")
def layout() -> Layout:
    return load_layout(SHIPPED)


def _problems(tmp_path: Path, *changes: tuple[str, str], lang: str = "en") -> list[str]:
    text = SHIPPED.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReportError) as caught:
        load_layout(path)
    return [render(issue, lang).removeprefix(str(tmp_path)).lstrip("/\\") for issue in caught.value.issues]


def test_the_shipped_layout_has_the_type_area_of_the_standard(layout: Layout) -> None:
    assert (layout.page.text_width, layout.page.text_height) == (8845, 12756)
    assert layout.zh.grid == Grid(lines=22, pitch=579, characters=28, spacing=-5)


def test_english_changes_only_what_it_names(layout: Layout) -> None:
    zh, en = layout.zh.style("body"), layout.en.style("body")
    assert (zh.size, en.size) == (32, 28)
    assert en.font == zh.font == Font("Times New Roman", "仿宋_GB2312", "仿宋")
    assert en.first_line == zh.first_line == 200
    assert layout.en.grid.spacing == 0


def test_words_that_stand_out_take_a_font_in_chinese_and_italics_in_english(layout: Layout) -> None:
    assert layout.zh.emphasis == Font("Times New Roman", "楷体_GB2312", "楷体")
    assert layout.en.emphasis is None


def test_the_schema_for_editors_is_that_of_the_model() -> None:
    assert (ROOT / "schemas" / "layout.schema.json").read_text(encoding="utf-8") == schema_text("layout")


MISTAKES = [
    ("top: 37mm", "top: 37"),
    ("size: 二号", "size: 2号"),
    ("color: red", "color: rot"),
    ("line: auto", "line: single"),
    ("leader: dots", "leader: points"),
    ("first_line: 2 characters", "first_line: 32pt"),
    ("after: 1 line", "after: 12pt"),
    ("border: 0.5pt", "border: 0pt"),
    ('text: "{}、"', 'text: "一、"'),
    ("font: title", "font: titel"),
    ("emphasis: subheading", "emphasis: bold"),
    ("lines: 22", "lines: 23"),
    ("lines: 26", "lines: 27"),
    ("spacing: -5 twips", "spacing: 0pt"),
    ('  - {format: decimal, text: "（{}）"}\n', ""),
    ("  date: {font: body, size: 三号, align: right, tight: true}\n", ""),
    ("align: center", "align: middle"),
    ("format: chinese", "format: chinesisch"),
    ("heading4: {font", "heading5: {font"),
]


def test_a_mistake_is_shown_where_it_stands(tmp_path: Path, expected: Callable[[str, str], None]) -> None:
    found = []
    for old, new in MISTAKES:
        found += [f"{old.strip()}  →  {new}".rstrip(), *_problems(tmp_path, (old, new)), ""]
    expected("layout_mistakes.txt", "\n".join(found))


def test_all_mistakes_are_shown_at_once(tmp_path: Path) -> None:
    found = _problems(tmp_path, ("top: 37mm", "top: viel"), ("keep_next", "keep_nxt"), ("padding", "pading"))
    assert len(found) == 4
    assert "did you mean 'keep_next'?" in "".join(found)


def test_mistakes_are_shown_in_chinese(tmp_path: Path) -> None:
    assert _problems(tmp_path, ("lines: 22", "lines: 23"), lang="zh") == [
        "own.yaml:12:1: 错误: 每页23行共高 234.9 毫米，版心只有 225.0 毫米，请改 grid → lines（可用：<= 22）"
        " [layout.too-many-lines]"
    ]


def test_a_missing_file_is_an_issue(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as caught:
        load_layout(tmp_path / "none.yaml")
    assert [issue.code for issue in caught.value.issues] == ["config.not-found"]
