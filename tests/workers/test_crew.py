"""Crews: every task gets a result, whoever does it and whoever dies of it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from itertools import count, islice
from pathlib import Path

import pytest

from reportgen.nouns.issue import ReportError, issue
from reportgen.workers.crew import Crew, Done, Shared, hire

KILL = signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM


@pytest.fixture(scope="module")
def pair() -> Iterator[Crew]:
    with hire(2) as crew:
        yield crew


def double(number: int) -> int:
    return 2 * number


def fail_at(bad: int, number: int) -> int:
    if number == bad:
        raise ReportError([issue("batch.no-rows")])
    return number


class Stubborn(Exception):
    """An error that cannot be pickled."""

    def __init__(self) -> None:
        super().__init__("no way")
        self.hook = lambda: None


def refuse(number: int) -> int:
    raise Stubborn


def die_at(bad: int, number: int) -> int:
    if number == bad:
        os.kill(os.getpid(), KILL)
    return number


def die_once(folder: Path, number: int) -> int:
    mark = folder / f"{number}"
    if number % 5 == 0 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), KILL)
    return number


def leave_mark(folder: Path, number: int) -> int:
    (folder / f"{number}").touch()
    time.sleep(0.02)
    return number


class Careful:
    """Counts in a file how often it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __setstate__(self, state: dict[str, Path]) -> None:
        self.__dict__.update(state)
        with self.path.open("a", encoding="ascii") as file:
            file.write(f"{os.getpid()}\n")


def look_at(shared: Shared[Careful], number: int) -> str:
    return shared.value.path.name


def process_of(number: int) -> int:
    time.sleep(0.05)
    return os.getpid()


def parent_of(number: int) -> int:
    return os.getppid()


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_task_has_its_result(jobs: int) -> None:
    with hire(jobs) as crew:
        done = sorted(crew.run(double, range(50)))
    assert done == [Done(number, 2 * number) for number in range(50)]


def test_a_crew_of_one_is_this_process() -> None:
    with hire(1) as crew:
        assert (crew.size, [done.result for done in crew.run(process_of, [0])]) == (1, [os.getpid()])


def test_a_crew_of_two_works_in_two_other_processes(pair: Crew) -> None:
    found = {done.result for done in pair.run(process_of, range(8))}
    assert (pair.size, len(found), os.getpid() in found) == (2, 2, False)


def test_a_crew_makes_several_runs(pair: Crew) -> None:
    first = {done.result for done in pair.run(process_of, range(8))}
    assert {done.result for done in pair.run(process_of, range(8))} == first


def note_process(folder: Path, _: None) -> None:
    (folder / str(os.getpid())).touch()


@pytest.mark.parametrize("jobs", [1, 2])
def test_workers_that_are_prepared_have_begun_before_there_is_a_task(jobs: int, tmp_path: Path) -> None:
    with hire(jobs) as crew:
        crew.prepare(partial(note_process, tmp_path))
        assert [done.result for done in crew.run(double, [1])] == [2]
        found = {done.result for done in crew.run(process_of, range(8))} | {os.getpid()}
    assert {int(path.name) for path in tmp_path.iterdir()} <= found
    assert jobs == 1 or any(tmp_path.iterdir())


def test_a_crew_that_dies_of_being_prepared_works_all_the_same() -> None:
    with hire(2) as crew:
        crew.prepare(partial(die_at, None))  # type: ignore[arg-type]
        assert sorted(done.result or 0 for done in crew.run(double, range(4))) == [0, 2, 4, 6]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_function_raises_is_raised_with_all_that_it_carries(jobs: int) -> None:
    with hire(jobs) as crew, pytest.raises(ReportError) as caught:
        list(crew.run(partial(fail_at, 3), range(10)))
    assert [found.code for found in caught.value.issues] == ["batch.no-rows"]


def test_an_error_that_cannot_be_sent_is_told_in_words(pair: Crew) -> None:
    with pytest.raises(RuntimeError, match="Stubborn: no way"):
        list(pair.run(refuse, [1]))


def test_a_function_that_cannot_be_sent_is_an_error_here(pair: Crew) -> None:
    with pytest.raises((AttributeError, TypeError), match="pickle"):
        list(pair.run(lambda number: number, [1]))


def test_a_task_that_kills_its_worker_every_time_is_lost_and_no_other() -> None:
    with hire(2) as crew:
        done = sorted(crew.run(partial(die_at, 5), range(20)))
    lost = done.pop(5)
    assert (lost.task, lost.result, lost.lost) == (5, None, "BrokenProcessPool")
    assert done == [Done(number, number) for number in range(20) if number != 5]


def test_a_worker_that_dies_costs_time_only(tmp_path: Path) -> None:
    with hire(2) as crew:
        done = sorted(crew.run(partial(die_once, tmp_path), range(12)))
    assert done == [Done(number, number) for number in range(12)]


def test_tasks_are_asked_for_when_a_worker_will_soon_be_free(pair: Crew) -> None:
    asked = []

    def endless() -> Iterator[int]:
        for number in count():
            asked.append(number)
            yield number

    results = pair.run(double, endless())
    assert len(list(islice(results, 20))) == 20
    assert len(asked) <= 20 + 4
    results.close()  # type: ignore[attr-defined]  # it is a generator


def test_what_has_not_begun_when_the_iterator_is_closed_is_not_done(tmp_path: Path) -> None:
    with hire(2) as crew:
        results = crew.run(partial(leave_mark, tmp_path), range(1000))
        next(results)
        results.close()  # type: ignore[attr-defined]  # it is a generator
    assert 1 <= len(list(tmp_path.iterdir())) <= 5


def test_a_shared_value_is_unpickled_once_in_each_process(pair: Crew, tmp_path: Path) -> None:
    shared = Shared(Careful(tmp_path / "log.txt"))
    for _ in range(2):
        found = {done.result for done in pair.run(partial(look_at, shared), range(30))}
        assert found == {"log.txt"}
    processes = (tmp_path / "log.txt").read_text("ascii").split()
    assert len(processes) == len(set(processes)) <= 2


def test_a_shared_value_reaches_processes_that_take_the_place_of_dead_ones(tmp_path: Path) -> None:
    shared = Shared(Careful(tmp_path / "log.txt"))
    with hire(2) as crew:
        list(crew.run(partial(look_at, shared), range(4)))
        list(crew.run(partial(die_at, 0), [0]))
        assert [done.result for done in crew.run(partial(look_at, shared), [1])] == ["log.txt"]


def test_in_the_same_process_a_shared_value_is_the_value(tmp_path: Path) -> None:
    careful = Careful(tmp_path / "log.txt")
    assert Shared(careful).value is careful
    with hire(1) as crew:
        list(crew.run(partial(look_at, Shared(careful)), range(3)))
    assert not careful.path.exists()


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process with a crew of two that has begun to leave marks."""
    tests = Path(__file__).parent
    places = os.pathsep.join([str(tests), str(tests.parents[1])])
    environment = {**os.environ, "PYTHONPATH": places, "TMPDIR": str(tmp_path), "TMP": str(tmp_path)}
    (tmp_path / "marks").mkdir()
    process = subprocess.Popen(
        [sys.executable, str(tests / "busy.py"), str(tmp_path / "marks")], env=environment, start_new_session=True
    )
    while not any((tmp_path / "marks").iterdir()):
        time.sleep(0.02)
        assert process.poll() is None
    yield process
    process.kill()
    process.wait()


def marks_that_stay(folder: Path) -> int:
    """Return how many marks there are once no more come."""
    count = -1
    while count != (count := len(list((folder / "marks").iterdir()))):
        time.sleep(0.3)
    return count


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_no_worker_outlives_who_hired_it(busy: subprocess.Popen[bytes], tmp_path: Path) -> None:
    busy.kill()
    busy.wait()
    assert marks_that_stay(tmp_path) < 100
    assert [path.name for path in tmp_path.iterdir()] == ["marks"]


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_an_interrupt_is_for_who_hired_the_workers(
    busy: subprocess.Popen[bytes], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    os.killpg(busy.pid, signal.SIGINT)
    assert busy.wait(20) == 3
    assert marks_that_stay(tmp_path) < 100
    assert capfd.readouterr().err == ""
