"""A letterhead for a layout: which file is meant, and what may be said besides."""

from pathlib import Path

import pytest

from reportgen.config.cache import cached_config
from reportgen.config.load import load_config
from reportgen.messages import render
from reportgen.nouns.issue import ReportError

pytestmark = pytest.mark.usefixtures("project")
SUMMARY = Path("sound/summary.yaml")
AMONG_LAYOUTS = Path("templates/layouts/office.docx")
BESIDE = Path("sound/office.docx")
LANGS = pytest.mark.parametrize("lang", ["zh", "en"])


def _choose(layout: str) -> None:
    text = SUMMARY.read_text(encoding="utf-8")
    SUMMARY.write_text(text.replace("layout: plain", f"layout: {layout}"), encoding="utf-8")


def _problems(layout: str, lang: str) -> str:
    _choose(layout)
    with pytest.raises(ReportError) as caught:
        load_config(SUMMARY)
    return "".join(render(found, lang) for found in caught.value.issues)


@pytest.mark.parametrize("layout", ["office.docx", "{base: office.docx, like: gbt9704, names: {body: 正文文本}}"])
def test_a_letterhead_lies_beside_the_config_or_among_the_layouts(layout: str) -> None:
    _choose(layout)
    BESIDE.write_bytes(b"x")
    found = load_config(SUMMARY).layout
    assert (found.layout, found.files[-1]) == ("gbt9704", BESIDE.as_posix())
    AMONG_LAYOUTS.write_bytes(b"y")
    assert load_config(SUMMARY).layout.files[-1].endswith(AMONG_LAYOUTS.as_posix())


def test_a_letterhead_that_comes_up_among_the_layouts_is_taken_though_a_config_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTGEN_CACHE_DIR", str(tmp_path / "cache"))
    _choose("office.docx")
    BESIDE.write_bytes(b"x")
    assert cached_config(SUMMARY).layout.files[-1] == BESIDE.as_posix()
    assert cached_config(SUMMARY).layout.files[-1] == BESIDE.as_posix()
    AMONG_LAYOUTS.write_bytes(b"y")
    assert cached_config(SUMMARY).layout.files[-1].endswith(AMONG_LAYOUTS.as_posix())


@LANGS
def test_a_letterhead_that_is_nowhere_is_an_error_that_names_those_there_are(lang: str) -> None:
    BESIDE.write_bytes(b"x")
    text = _problems("{base: ofice.docx, names: {bdy: x}}", lang)
    assert "[letterhead.missing]" in text
    assert {"zh": "版式文件夹和“sound”中都没有“ofice.docx”", "en": 'no "ofice.docx" among the layouts or in "sound"'}[
        lang
    ] in text
    assert "office.docx" in text
    assert "[letterhead.unknown-role]" in text
    assert {"zh": "是否想写“body”", "en": "did you mean 'body'"}[lang] in text


@LANGS
def test_what_only_a_letterhead_has_may_not_be_said_of_a_layout(lang: str) -> None:
    text = _problems("{base: gbt9704, like: plain, names: {body: x}}", lang)
    assert text.count("[letterhead.not-a-letterhead]") == 2
    said = {
        "zh": "“names”只用于单位模板（.docx），而 base 写的是版式“gbt9704”",
        "en": '"names" is for a letterhead (.docx)',
    }
    assert said[lang] in text
