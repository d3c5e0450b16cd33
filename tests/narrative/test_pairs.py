"""Which blocks of two languages belong together."""

import pytest

from reportgen.narrative.divided import blocks_of, dividing
from reportgen.narrative.pairs import paired
from reportgen.narrative.target import Cell, Marks, StyleName, TableText
from reportgen.preview.text import TextTarget

TABLE = TableText(("a",), ((Cell("1"),),))
STYLES: dict[str, StyleName] = {"1": "heading1", "2": "heading2", "p": "body", "@": "addressee", "n": "attachment_note"}


def written(sketch: str, lang: str) -> str:
    """Write a report by a sketch: `§` begins a section, `.` ends the last one, T is a table with its caption.

    `1` and `2` are headings, p a paragraph, ^ the title, @ the addressee, n an attachment note, s a signature, a an
    attachment.
    """
    target = dividing(TextTarget(lang))
    making = {
        "§": lambda number: target.section(f"part{sketch[:number].count('§')}"),
        ".": lambda number: target.section(""),
        "T": lambda number: target.caption("table", "", number, "of places") + target.table(TABLE),
        "^": lambda number: target.title("A Title"),
        "s": lambda number: target.signature("An Office", "a day"),
        "a": lambda number: target.page_break() + target.label("", 1, "Attachment") + paragraph(f"a{number}", "body"),
    }

    def paragraph(text: str, style: StyleName) -> str:
        return target.opening(style) + target.words(text, Marks()) + target.closing(style)

    return "".join(
        making[sign](number) if sign in making else paragraph(f"{sign}{number}", STYLES[sign])
        for number, sign in enumerate(sketch)
    )


def pairs(zh: str, en: str) -> list[tuple[str, str]]:
    """Return what stands beside each other, each by its first words."""
    found = paired(blocks_of(written(zh, "zh")), blocks_of(written(en, "en")))
    return [(_first(pair.zh), _first(pair.en)) for pair in found]


def _first(markup: str) -> str:
    return markup.partition("\x1e")[0].partition("\n")[0]


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        ("^§pp.", "^§pp.", [("A Title", "A Title"), ("p2", "p2"), ("p3", "p3")]),
        ("§ppp.", "§p.", [("p1", "p1"), ("p2", ""), ("p3", "")]),
        ("§p.", "§ppp.", [("p1", "p1"), ("", "p2"), ("", "p3")]),
        ("§1pp1p.", "§1p1p.", [("11", "11"), ("p2", "p2"), ("p3", ""), ("14", "13"), ("p5", "p4")]),
        ("§pTp.", "§Tp.", [("p1", ""), ("表2　of places", "Table\u00a01. of places"), ("p3", "p2")]),
        ("§p§p.", "§pp§p.", [("p1", "p1"), ("", "p2"), ("p3", "p4")]),
        ("§12p2p.", "§12p.", [("11", "11"), ("22", "22"), ("p3", "p3"), ("24", ""), ("p5", "")]),
        ("@§p.ns", "@§p.ns", [("@0", "@0"), ("p2", "p2"), ("n4", "n4"), ("An Office", "An Office")]),
        (
            "§p.nnsaa",
            "§p.nnsaa",
            [("p1", "p1"), ("n3", "n3"), ("An Office",) * 2, ("Attachment",) * 2, ("Attachment",) * 2],
        ),
    ],
)
def test_blocks_are_paired_by_section_heading_and_place(zh: str, en: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(zh, en) == expected


def test_a_heading_that_only_one_language_has_stands_alone_with_its_text() -> None:
    assert pairs("§1p2p1p.", "§1p1p.") == [
        *[("11", "11"), ("p2", "p2")],
        *[("23", ""), ("p4", "")],
        *[("15", "13"), ("p6", "p4")],
    ]


def test_an_attachment_is_all_that_stands_on_its_pages() -> None:
    [*_, last] = paired(blocks_of(written("§p.sa", "zh")), blocks_of(written("§p.sa", "en")))
    assert last.kind == "wide"
    assert last.zh == "Attachment\x1ea4\x1e"


def test_text_may_stand_side_by_side_and_tables_may_not() -> None:
    found = paired(blocks_of(written("^§1pT.s", "zh")), blocks_of(written("^§1pT.s", "en")))
    assert [pair.kind for pair in found] == ["wide", "text", "text", "wide", "closing"]


def test_what_a_dividing_target_does_besides_is_what_the_other_does() -> None:
    plain = TextTarget("en")
    target = dividing(plain)
    assert (target.name, target.lang, target.numbers_headings) == (plain.name, plain.lang, plain.numbers_headings)
    assert not hasattr(target, "_nothing")
