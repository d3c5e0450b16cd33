"""Files a second: a batch of reportgen against docxtpl and python-docx, which write the same reports in process pools.

    python benchmarks/batch_render.py [--scale 0.02] [--rounds 3] [--peers 120]

The ledger of a part of the country is made and aggregated beforehand. Then, in turns:

- reportgen: `reportgen build --all` in both languages, with one process and with two: from the stored figures to files
  in an empty folder, with wording, checks, lists of figures and the manifest, and with the start of the command;
- docxtpl: the same documents with a placeholder for every figure, on the same pruned package, filled with texts that
  were formatted beforehand (which is in its favour) and saved, by a pool of two processes that has already begun;
- python-docx: the same paragraphs, runs and tables built on the same pruned package and saved, by such a pool.

The two write as many reports as `--peers` says, all of those whose outline is the most common one; the work for each is
that of `render.py`. Files are removed at the end only: some file systems are slow to make files where many have just
been removed. Prints the medians of the rounds; the last line is a JSON object with `files_per_second` (one process),
`two_processes`, `scaling` (how much more two write than one), `ratio_docxtpl` and `ratio_python_docx` (two processes
against two). Needs `pip install -e ".[dev,benchmarks]"`.
"""

import argparse
import json
import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import NamedTuple

from country_ledger import make_country
from render import Peers

from reportgen.pipeline.build import Order, documents_of
from reportgen.pipeline.facts import Gatherer
from reportgen.pipeline.formats import writers_of
from reportgen.pipeline.project import Project, open_project
from reportgen.pipeline.stored import stored_figures
from reportgen.pipeline.writers import Document

HERE = Path(__file__).parent
CONFIG = HERE / "country" / "services.yaml"
LANGS = ("zh", "en")
PEERS = {"docxtpl": Peers.with_docxtpl, "python-docx": Peers.with_python_docx}
PROCESSES = 2

Texts = tuple[str, tuple[str, ...]]
"""The language of a report, and its figures as they are printed."""


class Sample(NamedTuple):
    """A document of each language, and the texts of reports that have their outline."""

    models: dict[str, Document]
    texts: list[Texts]


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        country = make_country(folder / "data", arguments.scale)
        project = open_project(CONFIG, folder / "data", folder / "figures.sqlite")
        sample = _sample(project, folder, arguments.peers)
        runs: dict[str, Callable[[int], float]] = {
            "one process": lambda number: _batch(folder, number, 1),
            "two processes": lambda number: _batch(folder, number, PROCESSES),
        }
        with _pool(sample, folder) as pool:
            for peer in PEERS:
                runs[peer] = lambda _, peer=peer: _written(pool, peer, sample.texts)
                _written(pool, peer, sample.texts[: 4 * PROCESSES])
            _batch(folder, -1, PROCESSES)
            medians = _medians(runs, arguments.rounds)
    _report(medians, country.townships, sample)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="time batches against docxtpl and python-docx in process pools")
    parser.add_argument("--scale", type=float, default=0.04, help="the part of the country's townships")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", type=int, default=120, help="how many reports docxtpl and python-docx write a round")
    return parser.parse_args()


def _sample(project: Project, folder: Path, most: int) -> Sample:
    """Write some reports in memory, and choose those whose figures are printed by the same expressions."""
    store, _ = stored_figures(project, [], lambda *_, **__: None)
    order = Order(None, None, LANGS, folder / "sample", date(2026, 1, 10))
    found: list[tuple[Document, ...]] = []
    with store:
        period = max(store.periods(), key=lambda one: one.end)
        writers, gatherer = writers_of(project, LANGS), Gatherer(project.config, store)
        for area in store.areas("township")[:most]:
            found.append(documents_of(project, gatherer, area, period, writers, order).documents)
    kinds = [tuple(_outline(document) for document in documents) for documents in found]
    ((common, _),) = Counter(kinds).most_common(1)
    alike = [documents for documents, kind in zip(found, kinds, strict=True) if kind == common]
    texts = [(document.lang, _texts(document)) for documents in alike for document in documents]
    again = (texts * most)[:most]
    return Sample(dict(zip(LANGS, alike[0], strict=True)), again)


def _outline(document: Document) -> tuple[str, ...]:
    return tuple(printed.expression for printed in document.rendered.printed)


def _texts(document: Document) -> tuple[str, ...]:
    return tuple(printed.text for printed in document.rendered.printed)


def _batch(folder: Path, number: int, jobs: int) -> float:
    """Write all reports into a folder of their own; return how many files a second."""
    out = folder / f"out-{jobs}-{number}"
    command = [sys.executable, "-m", "reportgen", "build", str(CONFIG), "--all", "--jobs", str(jobs), "-q"]
    command += ["--data", str(folder / "data"), "--store", str(folder / "figures.sqlite"), "-o", str(out)]
    # Without bytecode the start of every process would time the compiler.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    seconds = time.perf_counter() - start
    return sum(1 for _ in out.rglob("*.docx")) / seconds


_peers: dict[str, Peers] = {}
"""The peers of a process of the pool, by language."""


def _pool(sample: Sample, folder: Path) -> ProcessPoolExecutor:
    """Start processes that know the models."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(PROCESSES, context, initializer=_begin, initargs=(sample.models, folder))
    for _ in pool.map(_written_by, [("docxtpl", text) for text in sample.texts[: 4 * PROCESSES]]):
        pass
    return pool


def _begin(models: dict[str, Document], folder: Path) -> None:
    for lang, document in models.items():
        own = folder / f"{lang}-{os.getpid()}"
        own.mkdir()
        _peers[lang] = Peers(document, own)


def _written(pool: ProcessPoolExecutor, peer: str, texts: Sequence[Texts]) -> float:
    """Let the pool write reports; return how many a second."""
    start = time.perf_counter()
    for _ in pool.map(_written_by, [(peer, text) for text in texts], chunksize=4):
        pass
    return len(texts) / (time.perf_counter() - start)


def _written_by(task: tuple[str, Texts]) -> None:
    peer, (lang, texts) = task
    PEERS[peer](_peers[lang], texts)


def _medians(runs: dict[str, Callable[[int], float]], rounds: int) -> dict[str, float]:
    """Return the median of the files a second of each; the rounds take turns."""
    found: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(rounds):
        for name, run in runs.items():
            found[name].append(run(number))
    return {name: statistics.median(each) for name, each in found.items()}


def _report(medians: dict[str, float], townships: int, sample: Sample) -> None:
    figures = len(sample.models["zh"].rendered.printed)
    print(f"{townships} townships, two languages, {figures} figures in a report; {os.cpu_count()} cores")
    for name, rate in medians.items():
        print(f"{name:14} {rate:8.1f} files a second")
    one, two = medians["one process"], medians["two processes"]
    summary = {"files_per_second": round(one, 1), "two_processes": round(two, 1), "scaling": round(two / one, 2)}
    ratios = {f"ratio_{peer.replace('-', '_')}": round(two / medians[peer], 1) for peer in PEERS}
    print(json.dumps({**summary, **ratios}))


if __name__ == "__main__":
    main()
