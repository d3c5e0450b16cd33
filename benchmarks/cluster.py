"""What a cluster costs: seconds of each of its processes, for a part of the country of `country.py`.

    python benchmarks/cluster.py [--scale 0.1] [--density 4] [--workers 2] [--figures-only]

Starts a scheduler and workers on this machine and has them aggregate the ledger and write all reports, after a run
that warms them up. The seconds are those of processors, told by the system for each process, so that other work on the
machine matters less. Ends with exit code 1 where the figures or the files differ from those of one process. Then it
times tasks that do nothing, and weighs what is sent. `--figures-only` leaves the reports out. The last line is JSON.

Needs `pip install -e ".[benchmarks,cluster]"`.
"""

import argparse
import json
import os
import pickle
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import country_ledger
import psutil
from country_ledger import Country

from reportgen.workers.crew import hire

HERE = Path(__file__).parent
CONFIG = HERE / "country" / "services.yaml"
MEMORY = "400M"
EMPTY = 1000


class Site(NamedTuple):
    """A cluster on this machine: its address and processes."""

    address: str
    scheduler: psutil.Process
    workers: tuple[psutil.Process, ...]

    def seconds(self) -> dict[str, float]:
        """Return the seconds of processors that the scheduler and the workers have taken so far."""
        return {"scheduler": _taken(self.scheduler), "workers": sum(map(_taken, self.workers))}


class Cost(NamedTuple):
    """Seconds by the clock, and of processors by who took them."""

    clock: float
    client: float
    scheduler: float
    workers: float


def main() -> None:
    parser = argparse.ArgumentParser(description="aggregate and write on a cluster, and say what each process takes")
    parser.add_argument("--scale", type=float, default=0.1, help="the part of the country's townships and rows")
    parser.add_argument("--density", type=float, default=1.0, help="so many times the rows of each township")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "reportgen-cluster")
    parser.add_argument("--figures-only", action="store_true", help="write no reports")
    given = parser.parse_args()
    stages = ("aggregate",) if given.figures_only else ("aggregate", "write")
    country_ledger.ROWS = round(country_ledger.ROWS * given.density)
    folder = given.work / f"{given.scale:g}x{given.density:g}"
    country = country_ledger.make_country(folder, given.scale)
    for path in folder.glob("out*"):
        shutil.rmtree(path)
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent), "REPORTGEN_CACHE_DIR": str(folder / "cache")}
    print(f"{country.rows:,} rows of {country.townships:,} townships, {given.workers} workers")
    alone = {stage: _costs(folder, stage, "", None, environment) for stage in stages}
    with _site(given.workers, folder, environment) as site:
        for stage in stages:
            _costs(folder, stage, "warm", site, environment)
        found = {stage: _costs(folder, stage, "cluster", site, environment) for stage in stages}
        task = _task(site)
    if _prints(folder, "") != _prints(folder, "cluster"):
        raise SystemExit("the cluster has written something else than one process")
    print(json.dumps(_summary(country, alone, found, task, folder)))


def _costs(folder: Path, stage: str, name: str, site: Site | None, environment: Mapping[str, str]) -> Cost:
    """Run a stage as a command, with the figures and files of `name`."""
    store = folder / f"figures{name}.sqlite"
    places = ["--data", str(folder), "--store", str(store), "--memory", MEMORY]
    cluster = ["--cluster", site.address] if site else []
    if stage == "aggregate":
        store.unlink(missing_ok=True)
        listed = folder / "one.txt"
        listed.write_text(_first_town(folder), encoding="utf-8")
        what = ["--from-file", str(listed), "--dry-run", "-o", str(folder / "dry")]
    else:
        what = ["--all", "-o", str(folder / f"out{name}")]
    command = [sys.executable, "-m", "reportgen", "build", str(CONFIG), *places, *what, "--period", "2025", "--quiet"]
    before, start, children = site.seconds() if site else {}, time.perf_counter(), os.times()
    subprocess.run([*command, *(cluster or ["--jobs", "1"])], env=environment, check=True, stdout=subprocess.DEVNULL)
    clock, after, ended = time.perf_counter() - start, site.seconds() if site else {}, os.times()
    client = ended.children_user + ended.children_system - children.children_user - children.children_system
    others = {who: after[who] - before[who] for who in after}
    cost = Cost(clock, client, others.get("scheduler", 0.0), others.get("workers", 0.0))
    told = ", ".join(f"{who} {seconds:.2f}" for who, seconds in cost._asdict().items())
    print(f"{stage:>9} {name or 'one process':>11}: {told}")
    return cost


def _first_town(folder: Path) -> str:
    lines = (folder / "areas.csv").read_text("utf-8").splitlines()
    return next(line.split(",")[0] for line in lines if ",township," in line)


def _task(site: Site) -> Cost:
    """Return what a task that does nothing takes, one after the other and many at a time."""
    with hire(1, site.address) as crew:
        list(crew.run(abs, range(100)))
        start = time.perf_counter()
        for number in range(50):
            list(crew.run(abs, [number]))
        clock = (time.perf_counter() - start) / 50
        before, mine = site.seconds(), time.process_time()
        list(crew.run(abs, range(EMPTY)))
        client, after = time.process_time() - mine, site.seconds()
    taken = {who: (after[who] - before[who]) / EMPTY for who in after}
    cost = Cost(clock, client / EMPTY, taken["scheduler"], taken["workers"])
    print(", ".join(f"{who} {seconds * 1000:.2f} ms" for who, seconds in cost._asdict().items()), "for an empty task")
    return cost


def _summary(
    country: Country, alone: Mapping[str, Cost], found: Mapping[str, Cost], task: Cost, folder: Path
) -> dict[str, float]:
    millions = country.rows / 1e6
    return {
        "rows": country.rows,
        "workers_s_per_million_rows": round(found["aggregate"].workers / millions, 2),
        "client_s_per_million_rows": round(found["aggregate"].client / millions, 2),
        "one_process_s_per_million_rows": round(alone["aggregate"].client / millions, 2),
        **(_of_reports(country, alone["write"], found["write"], folder) if "write" in found else {}),
        "task_ms": round(1000 * task.clock, 1),
        "task_scheduler_ms": round(1000 * task.scheduler, 2),
        "bytes_per_row": round(country.persons.stat().st_size / country.rows, 1),
        "store_bytes_per_township": round((folder / "figurescluster.sqlite").stat().st_size / country.townships),
        "partial_bytes_per_area": _partial_bytes(folder, country),
    }


def _of_reports(country: Country, alone: Cost, found: Cost, folder: Path) -> dict[str, float]:
    reports = 2 * country.townships
    files = [path.stat().st_size for path in (folder / "outcluster").rglob("*.docx")]
    return {
        "reports": reports,
        "workers_ms_per_report": round(1000 * found.workers / reports, 2),
        "client_ms_per_report": round(1000 * found.client / reports, 3),
        "one_process_ms_per_report": round(1000 * alone.client / reports, 2),
        "bytes_per_report": round(sum(files) / len(files)),
    }


def _partial_bytes(folder: Path, country: Country) -> int:
    """Return how many bytes a worker sends back of a part of the ledger, for each area that occurs in it."""
    from reportgen.data.areas import read_areas
    from reportgen.data.read import read_ledgers
    from reportgen.data.room import Room
    from reportgen.indicators import counted
    from reportgen.indicators.aggregate import aggregate
    from reportgen.pipeline.project import open_project
    from reportgen.workers.crew import Crew

    sizes = []
    tally = counted._tally

    def weighed(task: counted._Tallied) -> object:
        found = tally(task)
        sizes.append(len(pickle.dumps(found, pickle.HIGHEST_PROTOCOL)))
        return found

    counted._tally = weighed  # type: ignore[assignment]
    project = open_project(CONFIG, folder, None)
    areas = read_areas(country.areas, country.areas.as_posix())
    ledgers, _ = read_ledgers(project.config, folder, areas, Room(0, 1 << 26, None))
    aggregate(project.config, ledgers, areas, (), Crew())
    print(f"{len(sizes)} parts, {sum(sizes):,} bytes are sent back")
    return round(sum(sizes) / country.townships)


def _prints(folder: Path, name: str) -> dict[str, str]:
    """Return the digests of a run's files and figures."""
    files = {path.name: path for path in (folder / f"out{name}").rglob("*.docx")}
    found = {**files, "figures": folder / f"figures{name}.sqlite"}
    return {key: sha256(path.read_bytes()).hexdigest() for key, path in found.items()}


@contextmanager
def _site(count: int, folder: Path, environment: Mapping[str, str]) -> Iterator[Site]:
    """Start a scheduler and workers, and end them."""
    card = folder / "scheduler.json"
    card.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as scratch, (folder / "log.txt").open("wb") as log:

        def start(*what: str) -> subprocess.Popen[bytes]:
            command = [sys.executable, "-m", "dask", *what, "--host", "127.0.0.1", "--no-dashboard"]
            return subprocess.Popen(command, env=environment, stdout=log, stderr=log)

        started = [start("scheduler", "--port", "0", "--scheduler-file", str(card))]
        while not card.exists():
            time.sleep(0.1)
        address = json.loads(card.read_text("utf-8"))["address"]
        options = ("--nthreads", "1", "--no-nanny", "--local-directory", scratch)
        started += [start("worker", address, *options) for _ in range(count)]
        try:
            with hire(1, address) as crew:
                while crew.size < count:
                    time.sleep(0.1)
            scheduler, *workers = (psutil.Process(process.pid) for process in started)
            yield Site(address, scheduler, tuple(workers))
        finally:
            for process in reversed(started):
                process.kill()
                process.wait()


def _taken(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


if __name__ == "__main__":
    main()
