"""On which pages paragraphs and rows come to stand."""

from typing import Any

from reportgen.word.contents.pagination import Block, pages_of

LINE = 100
ROOM = 10 * LINE


def _block(name: str, lines: int = 1, **changes: Any) -> Block:  # noqa: ANN401 - any field
    return Block((LINE,) * lines, (name,), **{"room": ROOM, **changes})


def test_a_page_is_filled_before_the_next_one_begins() -> None:
    assert pages_of([_block("a", 9), _block("b"), _block("c")]) == {"a": 1, "b": 1, "c": 2}


def test_a_long_paragraph_goes_on_on_the_next_page() -> None:
    assert pages_of([_block("a", 25), _block("b", 5), _block("c")]) == {"a": 1, "b": 3, "c": 4}


def test_no_line_of_a_paragraph_is_left_alone() -> None:
    assert pages_of([_block("a", 9), _block("b", 4)]) == {"a": 1, "b": 2}
    assert pages_of([_block("a", 8), _block("b", 3)]) == {"a": 1, "b": 2}
    assert pages_of([_block("a", 8), _block("b", 4), _block("c", 8), _block("d")]) == {"a": 1, "b": 1, "c": 2, "d": 3}


def test_a_heading_stays_with_the_first_lines_below_it() -> None:
    assert pages_of([_block("a", 8), _block("h", keep_next=True), _block("b", 4)]) == {"a": 1, "h": 2, "b": 2}
    assert pages_of([_block("a", 7), _block("h", keep_next=True), _block("b", 4)]) == {"a": 1, "h": 1, "b": 1}


def test_headings_stay_together() -> None:
    placed = [_block("a", 6), _block("g", keep_next=True), _block("h", keep_next=True), _block("b", 3)]
    assert pages_of(placed) == {"a": 1, "g": 2, "h": 2, "b": 2}


def test_what_is_too_long_for_one_page_is_not_kept_together() -> None:
    rows = [_block(f"r{number}", keep_next=True) for number in range(12)]
    assert pages_of([_block("a", 5), *rows])["r0"] == 1


def test_of_the_spaces_between_paragraphs_the_larger_one_counts() -> None:
    placed = [_block("a", 4, after=80), _block("b", 4, before=100), _block("c", after=0)]
    assert pages_of(placed) == {"a": 1, "b": 1, "c": 1}
    assert pages_of([_block("a", 4, after=80), _block("b", 4, before=101), _block("c")])["c"] == 2


def test_the_space_before_a_paragraph_goes_at_the_head_of_a_page() -> None:
    placed = [_block("a", 10), _block("b", 9, before=200), _block("c")]
    assert pages_of(placed) == {"a": 1, "b": 2, "c": 2}


def test_what_begins_a_page_keeps_its_space() -> None:
    placed = [_block("a"), _block("b", 9, before=200, new_page=True), _block("c")]
    assert pages_of(placed)["c"] == 3


def test_the_first_page_keeps_the_space_at_its_head() -> None:
    assert pages_of([_block("a", 8, before=200), _block("b")]) == {"a": 1, "b": 2}


def test_another_section_begins_a_page() -> None:
    assert pages_of([_block("a"), _block("b", sheet=1), _block("c", sheet=1)]) == {"a": 1, "b": 2, "c": 2}


def test_a_table_repeats_its_head_on_every_page() -> None:
    rows = [_block(f"r{number}", head=LINE) for number in range(20)]
    pages = pages_of([_block("head"), *rows])
    assert [pages[f"r{number}"] for number in (8, 9, 17, 18)] == [1, 2, 2, 3]
