"""YAML as plain values with places."""

from collections.abc import Callable
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.config.document import Document, parse_document
from reportgen.messages import render
from reportgen.nouns.indicator import Expression
from reportgen.nouns.issue import Place

WRONG = {
    "a tab": "a:\n\tb: 1\n",
    "a full-width colon": "report：a\nb: 2\n",
    "a full-width colon further down": "b: 1\nreport： a\n",
    "a colon in a value": "a: b: c\n",
    "a value that goes on deeper": "a: 1\n b: 2\n",
    "a key without colon": "a: 1\nb\nc: 2\n",
    "a quote never closed": "b: 1\na: 'x\nc: 2\n",
    "an unknown escape": 'a: "\\q"\n',
    "a bracket never closed": "a: [1, 2\nb: 3\n",
    "text behind a quote": 'a: {zh: "x" y}\n',
    "a key in a list": "- a\nb: 1\n",
    "a list beside a value": "a: -\n  - b\n",
    "a sudden indentation": "a: 1\nb:\n    c: 1\n  d: 2\n",
    "a control character": "a: \x07",
    "a sign that starts nothing": "a: @x\n",
    "a percent sign": "a: %x\n",
    "several documents": "a: 1\n---\nb: 2\n",
    "deep nesting": "[" * 200 + "]" * 200,
    "deeper nesting": "- " * 100_000 + "a",
    "an alias without anchor": "a: &one 1\nb: *two\n",
    "an alias of itself": "a: &a [*a]\n",
    "a tag": "a: !!python/object/apply:os.system [x]\n",
    "a tag on a value": "a: !secret x\n",
    "a list as key": "? [a]\n: b\n",
    "a merge of a word": "a: {<<: x}\n",
    "a key twice": "a: 1\nb: 2\na: 3\n",
    "a million values": "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"{new}: &{new} [{','.join([f'*{old}'] * 10)}]\n" for old, new in zip("abcdef", "bcdefg", strict=True)),
    "only a bracket": "{",
}


def read(text: str) -> Document:
    document, issues = parse_document(dedent(text), "a.yaml")
    assert not issues
    return document


def test_what_is_wrong_with_the_yaml_is_said_with_its_line(expected: Callable[[str, str], None]) -> None:
    lines = []
    for name, text in WRONG.items():
        _, issues = parse_document(text, "a.yaml")
        lines += [f"{name}\n", *(f"    {render(found, lang)}\n" for found in issues for lang in ("en", "zh"))]
    expected("yaml.txt", "".join(lines))


def test_words_are_read_as_they_look() -> None:
    texts = ["是", "yes", "no", "on", "007", "12:30", "2007-01-10", "0x1f", "1_000", ".inf"]
    assert read(f"a: [{', '.join(texts)}, '1', \"true\"]").data == {"a": [*texts, "1", "true"]}
    others = "[true, False, 12, -3, 1.50, 1e3, ~, null]"
    assert read(others).data == [True, False, 12, -3, 1.5, 1000.0, None, None]


def test_keys_are_texts() -> None:
    assert read("{1: a, true: b, 是: c, '': d}").data == {"1": "a", "true": "b", "是": "c", "": "d"}


def test_keys_and_values_know_their_places() -> None:
    document = read(
        """\
        标题: 总结
        ledgers:
          persons: {path: [a.csv, 'b.csv']}
        """
    )
    assert document.value("标题") == Place("a.yaml", 1, 5)
    assert document.key("ledgers", "persons", "path") == Place("a.yaml", 3, 13)
    assert document.value("ledgers", "persons", "path", 1) == Place("a.yaml", 3, 27)
    assert document.key("ledgers", "persons", "colour", "red") == Place("a.yaml", 3, 3)
    assert document.key("nothing") == Place("a.yaml", 1, 1)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: x == 1", Place("a.yaml", 1, 4)),
        ("a: 'x == 1'", Place("a.yaml", 1, 5)),
        ('a: "x == 1"', Place("a.yaml", 1, 5)),
        ("a: |\n  x == 1", Place("a.yaml", 2, None)),
        ("a: x\n  == 1", Place("a.yaml", 1, None)),
    ],
)
def test_an_expression_knows_its_first_character_where_columns_can_be_counted(text: str, place: Place) -> None:
    assert read(text).expression("x == 1", "a") == Expression("x == 1", place)


def test_anchors_and_merges_are_understood() -> None:
    document = read(
        """\
        base: &base {x: 1, y: 1}
        more: &more {y: 2, z: 2}
        a: {<<: *base, x: 3}
        b: {<<: [*base, *more]}
        """
    )
    assert document.at("a") == {"x": 3, "y": 1}
    assert document.at("b") == {"x": 1, "y": 1, "z": 2}
    assert document.key("a", "y") == Place("a.yaml", 1, 20)


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n"])
def test_an_empty_file_holds_nothing(text: str) -> None:
    assert read(text).data is None


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert parse_document("a: 1", "a.yaml")[0].data == {"a": 1}


@given(st.text(alphabet="ab:：-[]{}'\"|>&*!?#,\n \t是1", max_size=40))
def test_any_text_is_read_or_refused_with_issues_that_can_be_printed(text: str) -> None:
    _, issues = parse_document(text, "a.yaml")
    assert all(render(found, lang) for found in issues for lang in ("en", "zh"))
