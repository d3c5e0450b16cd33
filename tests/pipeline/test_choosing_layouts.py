"""A config's layout, from the command to the document."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from projects import CONFIG, SmallProject

CHOICES = (
    "gbt9704",
    "plain",
    "letter",
    "{base: plain, options: [serif, compact]}",
    "{base: letter, languages: {en: {styles: {body: {size: 13pt}}}}}",
)


def _styles(small: SmallProject, lang: str) -> str:
    found = next(data for name, data in small.documents.items() if name.endswith(f"-{lang}.docx"))
    with ZipFile(BytesIO(found)) as package:
        return package.read("word/styles.xml").decode()


def _text(small: SmallProject, lang: str) -> list[str]:
    found = next(data for name, data in small.documents.items() if name.endswith(f"-{lang}.docx"))
    return [paragraph.text.replace("\n", "") for paragraph in Document(BytesIO(found)).paragraphs[1:]]


def test_another_layout_changes_no_word(small: SmallProject) -> None:
    texts = []
    looks = set()
    before = CHOICES[0]
    for choice in CHOICES:
        small.edit(CONFIG, f"layout: {before}", f"layout: {choice}")
        assert small.build("--force").exit_code == 0
        texts.append([_text(small, lang) for lang in ("zh", "en")])
        looks.add(_styles(small, "en"))
        before = choice
    assert all(text == texts[0] for text in texts)
    assert len(looks) == len(CHOICES)


@pytest.mark.parametrize("change", ["styles: {body: {bold: true}}", "extends: plain"])
def test_a_change_of_a_layout_file_is_seen_in_the_next_document(small: SmallProject, change: str) -> None:
    (small.folder / "templates" / "layouts").mkdir()
    small.write("templates/layouts/own.yaml", "layout: own\nextends: gbt9704\n")
    small.edit(CONFIG, "layout: gbt9704", "layout: own")
    assert small.build().exit_code == 0
    first = _styles(small, "zh")
    text = small.read("templates/layouts/own.yaml")
    kept = text.replace("extends: gbt9704\n", "") if "extends" in change else text
    small.write("templates/layouts/own.yaml", f"{kept}{change}\n")
    assert small.build("--force").exit_code == 0
    assert _styles(small, "zh") != first


def test_check_finds_what_is_wrong_with_a_layout(small: SmallProject) -> None:
    small.edit(CONFIG, "layout: gbt9704", "layout: {options: [pitch_30, fangsung], grid: {lines: 22}}")
    result = small.check()
    assert result.exit_code == 2
    assert f'{CONFIG}:4:30: error: the layout has no option "fangsung"' in result.stderr
    small.edit(CONFIG, "fangsung", "fangsong")
    assert f"{CONFIG}:4:41: error: 22 lines on a page take 232.8 mm" in small.check().stderr


def test_type_that_fills_more_than_a_line_breaks_no_title(small: SmallProject) -> None:
    small.edit(CONFIG, "layout: gbt9704", "layout: {base: gbt9704, styles: {title: {size: 900pt}}}")
    assert small.build().exit_code == 0
