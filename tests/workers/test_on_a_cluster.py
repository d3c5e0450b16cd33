"""Aggregating and writing on a cluster: the same bytes as on one machine, also when a worker is killed."""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from time import sleep

import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq
import pytest
from projects import SmallProject, cache, run, small, snapshot
from remotely import KILL, process_of
from sites import Site, end, wait_until

from reportgen.pipeline.project import open_project
from reportgen.pipeline.stored import stored_figures
from reportgen.workers.cluster import Cluster
from reportgen.workers.crew import Crew

pytest.importorskip("distributed")
__all__ = ["cache", "small"]

TOWNS = 500
COPIES = 30_000


@pytest.fixture(scope="module")
def site(pair_of_workers: Site) -> Site:
    """Two workers, both there."""
    with Crew(Cluster(pair_of_workers.address)) as crew:
        wait_until(lambda: len({done.result for done in crew.run(process_of, range(8))}) == 2)
    return pair_of_workers


def a_worker(site: Site) -> int:
    with Crew(Cluster(site.address)) as crew:
        number = next(crew.run(process_of, [0])).result
    assert number
    return number


def killed_when(process: int, happens: Callable[[], bool]) -> Thread:
    def kill() -> None:
        wait_until(happens)
        os.kill(process, KILL)

    thread = Thread(target=kill)
    thread.start()
    return thread


def written() -> dict[str, bytes]:
    """Return the files of a run, the manifest without how long things took."""
    files = snapshot(Path("out"))
    return {**files, "manifest.json": re.sub(rb'"ms":[0-9.]+', b'"ms":0', files["manifest.json"])}


@pytest.fixture
def county(small: SmallProject) -> SmallProject:
    """Make a county of very many towns, whose figures are stored."""
    codes = [f"4203239{number:03}" for number in range(TOWNS)]
    areas = "".join(f"{code},第{number}镇,township,420323,\n" for number, code in enumerate(codes, 1))
    rows = "".join(f"2006,{code},{1000 + number},{600 + number},400,5\n" for number, code in enumerate(codes))
    small.write("data/areas.csv", small.read("data/areas.csv") + areas)
    small.write("data/population.csv", small.read("data/population.csv") + rows)
    assert small.figures("--period", "2006").exit_code == 0
    return small


@pytest.fixture
def many_rows(small: SmallProject) -> SmallProject:
    """Make a ledger that is read in several parts."""
    path = small.folder / "data" / "persons.csv"
    table = pa.concat_tables([pacsv.read_csv(path)] * COPIES).combine_chunks()
    pq.write_table(table, path.with_suffix(".parquet"), row_group_size=100_000)
    small.edit("configs/summary.yaml", "path: persons.csv", "path: persons.parquet")
    return small


def build(small: SmallProject, *more: str, lang: str = "en") -> tuple[int, str]:
    arguments = ("--level", "township", "--period", "2006", "-o", "out", "--quiet", *more)
    result = run("build", *small.common, "--all", *arguments, lang=lang)
    return result.exit_code, result.output


def aggregated(name: str, cluster: str = "", notify: Callable[..., None] = lambda *_, **__: None) -> bytes:
    project = open_project(Path("configs/summary.yaml"), Path("data"), Path(name), memory="300M", cluster=cluster)
    stored_figures(project, [], notify)[0].close()
    return Path(name).read_bytes()


def test_reports_are_those_of_one_machine(county: SmallProject, site: Site) -> None:
    local, files = build(county, "--jobs", "1"), written()
    shutil.rmtree("out")
    assert len(files) > 2 * TOWNS
    assert build(county, "--cluster", site.address) == local
    assert written() == files


def test_reports_are_the_same_when_a_worker_is_killed_half_way(county: SmallProject, site: Site) -> None:
    local, files = build(county, "--jobs", "1"), written()
    shutil.rmtree("out")
    killing = killed_when(a_worker(site), lambda: len(list(Path("out").glob("*.docx"))) > TOWNS // 4)
    assert build(county, "--cluster", site.address) == local
    killing.join()
    assert written() == files


def test_figures_are_those_of_one_machine(many_rows: SmallProject, site: Site) -> None:
    assert aggregated("cluster.sqlite", site.address) == aggregated("local.sqlite")


def test_figures_are_the_same_when_a_worker_is_killed_half_way(many_rows: SmallProject, site: Site) -> None:
    victim, begun = a_worker(site), []

    def note(text: object, **_: object) -> None:
        begun.append(text)

    def half_way() -> bool:
        sleep(0.2 if len(begun) == 2 else 0)
        return len(begun) == 2

    killing = killed_when(victim, half_way)
    assert aggregated("cluster.sqlite", site.address, note) == aggregated("local.sqlite")
    killing.join()


def test_a_cluster_that_is_not_there_ends_the_command_before_anything_is_done(county: SmallProject) -> None:
    code, said = build(county, "--cluster", "tcp://127.0.0.1:9")
    assert (code, said[-22:]) == (2, "[cluster.unreachable]\n")
    assert not Path("out", "manifest.json").exists()


def test_a_cluster_that_is_lost_ends_the_run_in_order(county: SmallProject, tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.add_worker()
    killing = Thread(target=lambda: (wait_until(lambda: any(Path("out").glob("*.docx"))), end(site.scheduler)))
    killing.start()
    code, said = build(county, "--cluster", site.address)
    killing.join()
    site.close()
    assert (code, said[-18:]) == (2, "[cluster.cut-off]\n")
    assert (b'"not-built"' in Path("out/manifest.json").read_bytes(), build(county)[0]) == (True, 0)
