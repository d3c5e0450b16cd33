"""The layouts `plain` and `letter`, in what is written for Word."""

import pytest
from laid_out import LANGS, NS, LaidOut, attributes, laid_out, layout_of

from reportgen.word.text import halves

MODERN = pytest.mark.parametrize("name", ["plain", "letter"])


@pytest.fixture(scope="module")
def documents() -> dict[tuple[str, str], LaidOut]:
    return {(name, lang): laid_out(layout_of(name), lang) for name in ("plain", "letter") for lang in LANGS}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("name", "width", "height", "margin"), [("plain", "11906", "16838", "1417"), ("letter", "12240", "15840", "1440")]
)
def test_the_sheet_is_that_of_the_country(
    documents: dict[tuple[str, str], LaidOut], name: str, lang: str, width: str, height: str, margin: str
) -> None:
    found = documents[name, lang]
    assert found.section("w:pgSz") == {"w": width, "h": height}
    margins = found.section("w:pgMar")
    assert {margins[side] for side in ("top", "right", "bottom", "left")} == {margin}


@pytest.mark.parametrize(
    ("name", "lang", "east_asian", "latin", "size"),
    [
        ("plain", "zh", "等线", "Calibri", "24"),
        ("plain", "en", "等线", "Calibri", "22"),
        ("letter", "zh", "宋体", "Times New Roman", "24"),
        ("letter", "en", "宋体", "Times New Roman", "24"),
    ],
)
def test_the_text_is_set_in_fonts_that_come_with_word(
    documents: dict[tuple[str, str], LaidOut], name: str, lang: str, east_asian: str, latin: str, size: str
) -> None:
    fonts = documents[name, lang].of("BodyText", "w:rPr/w:rFonts")
    assert (fonts["eastAsia"], fonts["ascii"], fonts["hAnsi"]) == (east_asian, latin, latin)
    assert documents[name, lang].of("BodyText", "w:rPr/w:sz") == {"val": size}


@MODERN
def test_english_paragraphs_stand_in_blocks_with_a_ragged_right_side(
    documents: dict[tuple[str, str], LaidOut], name: str
) -> None:
    found = documents[name, "en"]
    assert found.style("BodyText").find("w:pPr/w:ind", NS) is None
    assert found.of("BodyText", "w:pPr/w:jc") == {"val": "left"}
    assert int(found.of("BodyText", "w:pPr/w:spacing")["after"]) > 0


@MODERN
def test_chinese_paragraphs_begin_two_characters_in(documents: dict[tuple[str, str], LaidOut], name: str) -> None:
    assert documents[name, "zh"].of("BodyText", "w:pPr/w:ind")["firstLineChars"] == "200"
    assert documents[name, "zh"].of("BodyText", "w:pPr/w:jc") == {"val": "both"}


@MODERN
def test_english_headings_are_numbered_in_decimals_with_the_numbers_above_them(
    documents: dict[tuple[str, str], LaidOut], name: str
) -> None:
    levels = documents[name, "en"].part("numbering").findall(".//w:lvl", NS)
    texts = [attributes(level.find("w:lvlText", NS))["val"] for level in levels]
    assert texts == ["%1", "%1.%2", "%1.%2.%3", "%1.%2.%3.%4"]
    assert {attributes(level.find("w:numFmt", NS))["val"] for level in levels} == {"decimal"}
    assert {attributes(level.find("w:suff", NS))["val"] for level in levels} == {"space"}


@MODERN
def test_chinese_headings_are_numbered_as_chinese_readers_expect(
    documents: dict[tuple[str, str], LaidOut], name: str
) -> None:
    levels = documents[name, "zh"].part("numbering").findall(".//w:lvl", NS)
    assert [attributes(level.find("w:lvlText", NS))["val"] for level in levels] == ["%1、", "（%2）", "%3.", "（%4）"]


def test_chinese_headings_may_be_numbered_in_decimals_too() -> None:
    found = laid_out(layout_of("{base: plain, options: [decimal_headings]}"), "zh")
    levels = found.part("numbering").findall(".//w:lvl", NS)
    assert attributes(levels[1].find("w:lvlText", NS)) == {"val": "%1.%2"}
    assert attributes(levels[1].find("w:suff", NS)) == {"val": "space"}


@pytest.mark.parametrize(
    ("choice", "lang", "text", "fields"),
    [
        ("plain", "en", "Page 1 of 1", [" PAGE ", " NUMPAGES "]),
        ("plain", "zh", "第1页　共1页", [" PAGE ", " NUMPAGES "]),
        ("{base: plain, options: [number_alone]}", "en", "1", [" PAGE "]),
        ("letter", "en", "1", [" PAGE "]),
        ("{base: letter, options: [page_of_pages]}", "en", "Page 1 of 1", [" PAGE ", " NUMPAGES "]),
    ],
)
def test_pages_are_numbered_in_the_middle(choice: str, lang: str, text: str, fields: list[str]) -> None:
    found = laid_out(layout_of(choice), lang)
    for part in ("footer1", "footer2"):
        footer = found.part(part)
        assert "".join(footer.itertext()) == text
        assert [attributes(field)["instr"] for field in footer.iterfind("w:p/w:fldSimple", NS)] == fields
        assert attributes(footer.find("w:p/w:pPr/w:jc", NS)) == {"val": "center"}
        assert footer.find("w:p/w:pPr/w:ind", NS) is None


@MODERN
@pytest.mark.parametrize("lang", LANGS)
def test_a_title_is_broken_into_lines_that_fit(documents: dict[tuple[str, str], LaidOut], name: str, lang: str) -> None:
    found, page = documents[name, lang], layout_of(name).page
    lines = found.lines("Title")
    half = int(found.of("Title", "w:rPr/w:sz")["val"]) * 5
    assert all(halves(line) * half <= page.text_width for line in lines)
    if lang == "zh":
        assert len(lines) == 1 or min(map(halves, lines)) * 2 >= max(map(halves, lines))
    else:
        assert lines[0] == "Panlongcheng Economic Development Zone:"


@MODERN
@pytest.mark.parametrize("lang", LANGS)
def test_a_page_has_as_many_lines_as_the_grid_says(name: str, lang: str) -> None:
    layout = layout_of(name)
    grid = layout[lang].grid
    assert grid.lines == layout.page.text_height // grid.pitch
    if lang == "zh":
        assert grid.characters == layout.page.text_width // (layout.zh.style("body").size * 10)
