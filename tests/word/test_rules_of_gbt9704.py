"""GB/T 9704-2012, clause by clause, in what is written for Word.

Lengths are twips (1/20 pt), sizes of type half-points, `…Chars` and `…Lines` hundredths.
"""

import pytest
from laid_out import LANGS, NS, LaidOut, W, attributes, laid_out, layout_of

from reportgen.word.text import halves, seams

MILLIMETRE = 1440 / 25.4
THREE, TWO, FOUR = "32", "44", "28"
"""Chinese sizes of type: 三号, 二号, 四号."""


@pytest.fixture(scope="module")
def zh() -> LaidOut:
    return laid_out(layout_of("gbt9704"), "zh")


@pytest.fixture(scope="module")
def en() -> LaidOut:
    return laid_out(layout_of("gbt9704"), "en")


def test_5_1_the_sheet_is_a4(zh: LaidOut) -> None:
    assert zh.section("w:pgSz") == {"w": "11906", "h": "16838"}


def test_5_2_1_the_margins_leave_a_type_area_of_156_by_225_mm(zh: LaidOut) -> None:
    margins = {side: int(length) / MILLIMETRE for side, length in zh.section("w:pgMar").items()}
    assert abs(margins["top"] - 37) <= 1
    assert abs(margins["left"] - 28) <= 1
    assert 210 - margins["left"] - margins["right"] == pytest.approx(156, abs=0.1)
    assert 297 - margins["top"] - margins["bottom"] == pytest.approx(225, abs=0.1)


def test_5_2_2_the_text_is_size_3_fangsong(zh: LaidOut) -> None:
    assert zh.of("BodyText", "w:rPr/w:sz") == {"val": THREE}
    assert zh.of("BodyText", "w:rPr/w:rFonts")["eastAsia"] == "仿宋_GB2312"


def test_5_2_3_a_page_has_22_lines(zh: LaidOut) -> None:
    assert zh.section("w:docGrid") == {"type": "lines", "linePitch": "579"}
    assert zh.of("BodyText", "w:pPr/w:spacing") == {"line": "579", "lineRule": "exact"}
    height = 16838 - sum(int(zh.section("w:pgMar")[side]) for side in ("top", "bottom"))
    assert 22 * 579 <= height < 22 * 580


def test_5_2_3_a_line_has_28_characters(zh: LaidOut) -> None:
    width = 11906 - sum(int(zh.section("w:pgMar")[side]) for side in ("left", "right"))
    character = int(THREE) * 10 + int(zh.of("BodyText", "w:rPr/w:spacing")["val"])
    assert 28 * character <= width < 29 * character


def test_5_2_3_paragraphs_of_the_text_lie_on_the_grid_one_below_the_other(zh: LaidOut) -> None:
    for name in ("Heading1", "Heading2", "Heading3", "Heading4", "BodyText", "Addressee"):
        assert zh.style(name).find("w:pPr/w:snapToGrid", NS) is None
        assert zh.of(name, "w:pPr/w:spacing") == {"line": "579", "lineRule": "exact"}


@pytest.mark.parametrize("lang", LANGS)
def test_5_2_4_type_is_black_but_for_the_issuer(zh: LaidOut, en: LaidOut, lang: str) -> None:
    styles = (zh if lang == "zh" else en).part("styles").iterfind("w:style", NS)
    colored = [style.get(f"{W}styleId") for style in styles if style.find("w:rPr/w:color", NS) is not None]
    assert colored == ["Issuer"]


def test_7_2_4_the_issuer_is_red_xiaobiaosong_in_the_middle(zh: LaidOut) -> None:
    assert zh.of("Issuer", "w:rPr/w:color") == {"val": "FF0000"}
    assert zh.of("Issuer", "w:rPr/w:rFonts")["eastAsia"] == "方正小标宋简体"
    assert zh.of("Issuer", "w:pPr/w:jc") == {"val": "center"}


def test_7_2_5_the_number_of_the_document_stands_in_the_middle_in_size_3_fangsong(zh: LaidOut) -> None:
    assert zh.of("DocumentNumber", "w:pPr/w:jc") == {"val": "center"}
    assert zh.of("DocumentNumber", "w:rPr/w:sz") == {"val": THREE}
    assert zh.of("DocumentNumber", "w:rPr/w:rFonts")["eastAsia"] == "仿宋_GB2312"


def test_7_2_6_the_signer_stands_one_character_from_the_right_in_kaiti(zh: LaidOut) -> None:
    assert zh.of("Signer", "w:pPr/w:jc") == {"val": "right"}
    assert zh.of("Signer", "w:pPr/w:ind")["rightChars"] == "100"
    assert zh.of("Signer", "w:rPr/w:rFonts")["eastAsia"] == "楷体_GB2312"


def test_7_3_1_the_title_is_size_2_xiaobiaosong_in_the_middle(zh: LaidOut) -> None:
    assert zh.of("Title", "w:rPr/w:sz") == {"val": TWO}
    assert zh.of("Title", "w:rPr/w:rFonts")["eastAsia"] == "方正小标宋简体"
    assert zh.of("Title", "w:pPr/w:jc") == {"val": "center"}
    assert zh.of("Title", "w:pPr/w:snapToGrid") == {"val": "0"}


def test_7_3_1_a_title_is_broken_where_a_word_ends_into_lines_of_about_one_length(zh: LaidOut) -> None:
    lines = zh.lines("Title")
    assert lines == ["盘龙城经济开发区2006年度", "流动人口服务管理工作总结"]
    assert max(map(halves, lines)) * int(TWO) * 5 <= 8845


def test_7_3_2_the_addressee_stands_at_the_left_edge(zh: LaidOut) -> None:
    assert zh.of("Addressee", "w:pPr/w:jc") == {"val": "left"}
    assert zh.style("Addressee").find("w:pPr/w:ind", NS) is None


@pytest.mark.parametrize(
    ("level", "font", "number"),
    [(1, "黑体", "%1、"), (2, "楷体_GB2312", "（%2）"), (3, "仿宋_GB2312", "%3."), (4, "仿宋_GB2312", "（%4）")],
)
def test_7_3_3_headings_have_their_fonts_and_numbers(zh: LaidOut, level: int, font: str, number: str) -> None:
    name = f"Heading{level}"
    assert zh.of(name, "w:rPr/w:rFonts")["eastAsia"] == font
    assert zh.of(name, "w:rPr/w:sz") == {"val": THREE}
    assert zh.of(name, "w:pPr/w:ind")["firstLineChars"] == "200"
    assert zh.style(name).find("w:rPr/w:b", NS) is None
    rule = zh.part("numbering").find(f".//w:lvl[@w:ilvl='{level - 1}']", NS)
    assert attributes(rule.find("w:pStyle", NS)) == {"val": name}
    assert attributes(rule.find("w:lvlText", NS)) == {"val": number}
    kind = "chineseCounting" if level < 3 else "decimal"
    assert attributes(rule.find("w:numFmt", NS)) == {"val": kind}
    assert attributes(rule.find("w:suff", NS)) == {"val": "nothing"}


def test_7_3_3_paragraphs_begin_two_characters_in(zh: LaidOut) -> None:
    assert zh.of("BodyText", "w:pPr/w:ind") == {"firstLineChars": "200", "firstLine": "640"}


def test_7_3_4_attachments_are_named_below_a_blank_line_two_characters_in(zh: LaidOut) -> None:
    indent = zh.of("AttachmentNote", "w:pPr/w:ind")
    assert int(indent["leftChars"]) - int(indent["hangingChars"]) == 200
    assert zh.of("AttachmentNote", "w:pPr/w:spacing")["beforeLines"] == "100"
    assert zh.of("AttachmentMore", "w:pPr/w:ind")["leftChars"] == indent["leftChars"]


def test_7_3_5_the_date_begins_two_characters_to_the_right_of_the_office_that_signs(zh: LaidOut) -> None:
    """Word adds a quarter of a character where Han meets digits."""
    starts, ends = [], []
    for paragraph in (zh.last("Signature"), zh.last("Date")):
        text = "".join(paragraph.itertext())
        ends.append(int(paragraph.find("w:pPr/w:ind", NS).get(f"{W}right")))
        starts.append(ends[-1] + halves(text) * 160 + len(seams(text)) * 80 - len(text) * 5)
    assert ends[0] == 2 * 320
    assert starts[0] - starts[1] == 2 * 320
    assert zh.of("Signature", "w:pPr/w:spacing")["beforeLines"] == "100"


def test_7_3_7_an_attachment_begins_a_page_with_its_label_in_size_3_heiti(zh: LaidOut) -> None:
    assert zh.style("AttachmentLabel").find("w:pPr/w:pageBreakBefore", NS) is not None
    assert zh.of("AttachmentLabel", "w:pPr/w:jc") == {"val": "left"}
    assert zh.of("AttachmentLabel", "w:rPr/w:rFonts")["eastAsia"] == "黑体"
    assert zh.of("AttachmentLabel", "w:rPr/w:sz") == {"val": THREE}


def test_7_3_7_the_title_of_an_attachment_stands_on_the_third_line(zh: LaidOut) -> None:
    assert zh.of("AttachmentTitle", "w:pPr/w:spacing")["beforeLines"] == "100"
    assert zh.of("AttachmentTitle", "w:pPr/w:jc") == {"val": "center"}


def test_7_4_2_copies_are_named_in_size_4_fangsong_one_character_in_on_both_sides(zh: LaidOut) -> None:
    assert zh.of("Copies", "w:rPr/w:sz") == {"val": FOUR}
    assert zh.of("Copies", "w:rPr/w:rFonts")["eastAsia"] == "仿宋_GB2312"
    indent = zh.of("Copies", "w:pPr/w:ind")
    assert (indent["leftChars"], indent["rightChars"]) == ("100", "100")


def test_7_5_page_numbers_are_size_4_songti_of_half_width_between_dashes(zh: LaidOut) -> None:
    assert zh.of("Footer", "w:rPr/w:sz") == {"val": FOUR}
    fonts = zh.of("Footer", "w:rPr/w:rFonts")
    assert (fonts["eastAsia"], fonts["ascii"], fonts["hAnsi"]) == ("宋体", "宋体", "宋体")
    for part in ("footer1", "footer2"):
        assert "".join(zh.part(part).itertext()) == "— 1 —"
        assert attributes(zh.part(part).find("w:p/w:fldSimple", NS)) == {"instr": " PAGE "}


@pytest.mark.parametrize(("kind", "side"), [("default", "right"), ("even", "left")])
def test_7_5_page_numbers_stand_one_character_from_the_outer_edge(zh: LaidOut, kind: str, side: str) -> None:
    assert zh.part("settings").find("w:evenAndOddHeaders", NS) is not None
    kinds = [found.get(f"{W}type") for found in zh.part("document").iterfind(".//w:footerReference", NS)]
    footer = zh.part(f"footer{kinds.index(kind) + 1}")
    assert attributes(footer.find("w:p/w:pPr/w:jc", NS)) == {"val": side}
    assert attributes(footer.find("w:p/w:pPr/w:ind", NS))[f"{side}Chars"] == "100"


def test_7_5_the_dashes_stand_7_mm_below_the_type_area(zh: LaidOut) -> None:
    margins = zh.section("w:pgMar")
    line = int(zh.of("Footer", "w:pPr/w:spacing")["line"])
    below = int(margins["bottom"]) - int(margins["footer"]) - line / 2
    assert below / MILLIMETRE == pytest.approx(7, abs=0.5)


def test_characters_that_both_scripts_have_take_the_chinese_font(zh: LaidOut) -> None:
    """“ ” — … would come from the Latin font without the hint."""
    for run in zh.part("document").iterfind(".//w:r[w:t]", NS):
        assert attributes(run.find("w:rPr/w:rFonts", NS)) == {"hint": "eastAsia"}


@pytest.mark.parametrize("lang", LANGS)
def test_the_languages_are_chinese_and_english_wherever_word_looks_for_them(
    zh: LaidOut, en: LaidOut, lang: str
) -> None:
    found = zh if lang == "zh" else en
    defaults = found.part("styles").find("w:docDefaults/w:rPrDefault/w:rPr/w:lang", NS)
    assert attributes(defaults) == {"val": "en-US", "eastAsia": "zh-CN", "bidi": "ar-SA"}
    assert attributes(found.part("settings").find("w:themeFontLang", NS)) == {"val": "en-US", "eastAsia": "zh-CN"}


@pytest.mark.parametrize("lang", LANGS)
def test_no_font_and_no_colour_comes_from_a_theme(zh: LaidOut, en: LaidOut, lang: str) -> None:
    found = zh if lang == "zh" else en
    for part in ("styles", "numbering", "document", "settings", "footer1", "footer2"):
        assert not [name for element in found.part(part).iter() for name in element.attrib if "heme" in name]


def test_english_has_the_same_sheet_and_a_grid_of_its_own(zh: LaidOut, en: LaidOut) -> None:
    assert en.section("w:pgSz") == zh.section("w:pgSz")
    assert en.section("w:pgMar") == zh.section("w:pgMar")
    assert en.section("w:docGrid") == {"type": "lines", "linePitch": "480"}
    assert en.style("BodyText").find("w:rPr/w:spacing", NS) is None


@pytest.mark.parametrize(
    ("option", "pitch", "lines"),
    [
        ("pitch_28", 560, 22),
        ("pitch_28_8", 576, 22),
        ("pitch_28_95", 579, 22),
        ("pitch_29", 580, 21),
        ("pitch_30", 600, 21),
        ("margins_from_characters", 592, 22),
    ],
)
def test_a_disputed_pitch_is_set_with_the_lines_that_it_leaves(option: str, pitch: int, lines: int) -> None:
    layout = layout_of(f"{{base: gbt9704, options: [{option}]}}")
    found = laid_out(layout, "zh")
    assert layout.zh.grid.lines == lines
    assert lines * pitch <= layout.page.text_height < (lines + 1) * pitch
    assert found.section("w:docGrid")["linePitch"] == str(pitch)
    assert found.of("BodyText", "w:pPr/w:spacing")["line"] == str(pitch)


def test_margins_may_be_measured_from_the_characters() -> None:
    """The first line's characters then stand 37 mm from the edge, the last line's 35 mm."""
    layout = layout_of("{base: gbt9704, options: [margins_from_characters]}")
    lead = (layout.zh.grid.pitch - 320) / 2 / MILLIMETRE
    assert layout.page.top / MILLIMETRE + lead == pytest.approx(37, abs=0.05)
    assert layout.page.bottom / MILLIMETRE + lead == pytest.approx(35, abs=0.05)


def test_headings_may_be_bold() -> None:
    found = laid_out(layout_of("{base: gbt9704, options: [bold_headings]}"), "zh")
    bold = [level for level in range(1, 5) if found.style(f"Heading{level}").find("w:rPr/w:b", NS) is not None]
    assert bold == [2, 3, 4]


def test_fonts_with_rare_characters_may_stand_in_for_those_of_gb_2312() -> None:
    found = laid_out(layout_of("{base: gbt9704, options: [fangsong]}"), "zh")
    assert found.of("BodyText", "w:rPr/w:rFonts")["eastAsia"] == "仿宋"
    assert found.of("Heading2", "w:rPr/w:rFonts")["eastAsia"] == "楷体"
    assert attributes(found.part("fontTable").find("w:font[@w:name='仿宋']/w:altName", NS)) == {"val": "仿宋_GB2312"}
