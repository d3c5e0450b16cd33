"""Portions of work: as many areas at a time as take a worker a moment."""

from reportgen.batch.hands import Feed, Hands, Lost
from reportgen.batch.setting import Errand
from reportgen.nouns.area import Area

ERRANDS = [Errand(Area(str(number), "", "", "township"), "") for number in range(2_000)]


def test_portions_grow_with_what_the_workers_of_a_pool_manage() -> None:
    with Hands(2) as hands:
        found = [done for done in hands.through(len, Feed(ERRANDS, lambda: False)) if not isinstance(done, Lost)]
    assert sum(count for _, count in found) == len(ERRANDS)
    assert max(count for _, count in found) > 100
    assert {errand for chunk, _ in found for errand in chunk} == set(ERRANDS)
