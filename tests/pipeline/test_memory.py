"""How much memory a run may take."""

from pathlib import Path

import pytest
from making import problems

from reportgen.nouns.issue import ReportError
from reportgen.pipeline.memory import LEAST, default_memory, parse_memory, workers_within


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("512M", 512 << 20),
        ("2G", 2 << 30),
        ("2 GB", 2 << 30),
        ("1.5g", 3 << 29),
        ("400000K", 400_000 << 10),
        ("1073741824", 1 << 30),
    ],
)
def test_a_size_is_understood_as_people_write_it(text: str, size: int) -> None:
    assert parse_memory(text) == size


@pytest.mark.parametrize("text", ["much", "2X", "-1G", "G"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(ReportError) as caught:
        parse_memory(text)
    assert (
        problems(caught.value) == f"error: {text!r} is not a size of memory such as 512M or 2G [command.bad-memory]\n"
    )
    assert problems(caught.value, "zh") == (f"错误: “{text}”不是内存大小，应写作 512M 或 2G [command.bad-memory]\n")


def test_too_little_to_work_with_is_refused() -> None:
    assert parse_memory("300M") == LEAST
    with pytest.raises(ReportError) as caught:
        parse_memory("299M")
    assert problems(caught.value) == (
        "error: 299M of memory is too little to work with; give at least 300M [command.little-memory]\n"
    )
    assert problems(caught.value, "zh") == ("错误: 内存 299M 太小，程序转不动；至少要 300M [command.little-memory]\n")


def test_by_default_it_is_a_quarter_of_what_there_is_and_at_least_a_gibibyte() -> None:
    assert parse_memory(None) == default_memory() >= 1 << 30


def test_more_processes_need_more_memory() -> None:
    assert [workers_within(512 << 20, jobs) for jobs in (1, 2, 8)] == [1, 1, 1]
    assert [workers_within(2 << 30, jobs) for jobs in (1, 2, 8)] == [1, 2, 4]


def test_figures_are_the_same_with_little_memory(tmp_path: Path) -> None:
    from reportgen.figures.store import open_store
    from reportgen.pipeline.project import open_project
    from reportgen.pipeline.stored import stored_figures

    root = Path(__file__).parents[2]
    config = root / "configs" / "floating_population_summary.yaml"
    stores = []
    for memory in (None, "300M"):
        path = tmp_path / f"{memory}.sqlite"
        project = open_project(config, root / "examples" / "panlongcheng", path, memory=memory)
        store, _ = stored_figures(project, (), lambda *_, **__: None)
        store.close()
        stores.append(path.read_bytes())
        with open_store(path):
            pass
    assert stores[0] == stores[1]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["300M.sqlite", "None.sqlite"]
