"""What is held of keys while parts come in does not grow with the number of parts."""

from pathlib import Path

import numpy as np
import pyarrow

from reportgen.data.spool import open_spool
from reportgen.indicators.key_ranges import KeyRanges
from reportgen.indicators.keys import buckets_of, codes_of
from reportgen.indicators.plan import Quantity
from reportgen.indicators.shared_keys import Piece
from reportgen.indicators.spill import Spill
from reportgen.indicators.tally import Extents

AREAS = 8000
NONE = np.zeros(0, dtype=np.int64)


def extents(areas: list[int], least: list[float], most: list[float]) -> Extents:
    return Extents(np.array(areas, dtype=np.int64), np.array(least), np.array(most))


def texts(part: int) -> Extents:
    """Return what a part says that has keys of all areas in no order."""
    every = np.arange(AREAS)
    marks = np.array([f"{part + area:020}" for area in every], dtype="S20")
    return Extents(every, marks, marks)


def asked(ranges: KeyRanges) -> dict[int, list[int]]:
    return {part: areas.tolist() for part, areas in ranges.overlapping().items()}


def test_areas_with_keys_of_their_own_are_not_asked_for() -> None:
    ranges = KeyRanges(5)
    ranges.add(0, extents([0, 1], [10, 20], [11, 25]), NONE)
    ranges.add(1, extents([1, 3], [26, 30], [29, 31]), NONE)
    assert not asked(ranges)


def test_areas_whose_keys_lie_between_those_of_others_are_asked_for_in_every_part() -> None:
    ranges = KeyRanges(5)
    ranges.add(0, extents([0, 1, 4], [10, 20, 90], [12, 25, 99]), NONE)
    ranges.add(1, extents([2, 3], [12, 30], [15, 31]), NONE)
    ranges.add(2, extents([0], [40], [41]), NONE)
    assert asked(ranges) == {0: [0, 1], 1: [2, 3], 2: [0]}


def test_an_area_is_asked_for_where_two_parts_may_have_the_same_key_of_it() -> None:
    ranges = KeyRanges(5)
    ranges.add(7, extents([1, 2], [10, 20], [12, 22]), NONE)
    ranges.add(3, extents([1], [12], [14]), NONE)
    assert asked(ranges) == {7: [1], 3: [1]}


def test_keys_that_came_with_the_tally_are_not_asked_for_again() -> None:
    ranges = KeyRanges(5)
    ranges.add(0, extents([1, 2], [10, 11], [12, 22]), np.array([1, 2]))
    ranges.add(1, extents([2, 3], [21, 23], [22, 24]), np.array([3]))
    assert asked(ranges) == {1: [2]}


def test_of_a_further_part_no_more_is_held_than_a_bit_for_each_area() -> None:
    ranges = KeyRanges(AREAS)
    ranges.add(0, texts(0), NONE)
    before = ranges.nbytes
    for part in range(1, 101):
        ranges.add(part, texts(part), NONE)
    assert ranges.nbytes == before + 100 * AREAS // 8
    assert len(asked(ranges)) == 101


def test_keys_beyond_their_memory_lie_in_the_spool(tmp_path: Path) -> None:
    quantity, allowed, most = Quantity("distinct", column="person"), 20_000, 0
    with open_spool(tmp_path) as spool, Spill(allowed, spool) as spill:
        for part in range(50):
            places = np.arange(100, dtype=np.uint8)
            members = pyarrow.array([f"{part}-{at}" for at in range(100)], pyarrow.large_string())
            spill.add(Piece(part % 3, quantity, places, np.zeros(100, dtype=np.uint8), places, members))
            most = max(most, spill.size)
        assert most <= allowed
        assert len(list(tmp_path.glob("*/*.keys"))) == 3
        found = [text for pieces in spill.buckets() for piece in pieces for text in piece.members.to_pylist()]
    assert sorted(found) == sorted(f"{part}-{at}" for part in range(50) for at in range(100))
    assert not list(tmp_path.iterdir())


def test_equal_keys_are_in_one_bucket_and_count_once() -> None:
    first, other = (pyarrow.array(found, pyarrow.large_string()) for found in (["a", "人"], ["人", "b", "a"]))
    assert buckets_of(first, 7).tolist() == buckets_of(other, 7)[[2, 0]].tolist()
    assert codes_of([first, other]).tolist() == [0, 1, 1, 2, 0]
    whole, broken = np.array([3, 0]), np.array([0.0, -0.0, 3.0])
    assert buckets_of(whole, 7).tolist() == buckets_of(broken, 7)[[2, 0]].tolist()
    assert codes_of([whole, broken]).tolist() == [0, 1, 1, 1, 0]
