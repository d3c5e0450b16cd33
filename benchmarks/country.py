"""A whole country: 20 million people in 41,352 townships, 44 indicators, a report of each township in two languages.

    python benchmarks/country.py [--scale 0.05] [--shuffled] [--random-households]
                                 [--only-aggregate] [--growth]

Makes the ledger (once; it stays in the work folder), then, each stage in fresh processes:

- aggregate: reportgen reads, checks and aggregates the ledger for all levels and writes the store; polars, streaming,
  computes the same indicators of the townships from the same file. In turns; medians. All figures are compared;
- sample: the reports of some whole counties are written with one process and with two, in turns;
- write: all reports in both languages, into an empty folder;
- check: every figure printed in a hundred of the files is compared with the store, some also with polars.

Seconds are from the start of a process to its end (aggregating: to the first byte of the store); memory is that of all
processes of a stage together. Whatever differs or fails ends the script with exit code 1. The last line is JSON.
`--growth` does the stages, without the sample, at three sizes, and fails where time or memory grow faster than they do.

Needs `pip install -e ".[benchmarks]"`.
"""

import argparse
import json
import math
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from country_compare import compare
from country_files import Checked, check_files
from country_ledger import Country, make_country
from stages import Stage, run_stage

from reportgen.figures.store import open_store

HERE = Path(__file__).parent
CONFIG = HERE / "country" / "services.yaml"
SIZES = (0.1, 0.3, 1.0)
MOST_GROWTH = 1.15


class Aggregated(NamedTuple):
    """Medians of the rounds; `polars` in seconds."""

    seconds: float
    gib: float
    store_seconds: float
    polars: float
    polars_gib: float
    compared: int


class Written(NamedTuple):
    """A run of reportgen over all areas, or over the listed ones."""

    seconds: float
    gib: float
    files: int


def main() -> None:
    given = _arguments()
    given.work.mkdir(parents=True, exist_ok=True)
    if given.growth:
        _grow(given)
        return
    folder, country = _made(given, given.scale)
    _clear(folder)
    print(f"{country.rows:,} rows of {country.townships:,} townships, {country.persons.stat().st_size / 2**20:.0f} MiB")
    aggregated = _aggregate(folder, country, given.rounds)
    if given.only_aggregate:
        print(json.dumps(_aggregating(country, aggregated)))
        return
    one, two = _sampled(folder, given)
    written = _write(folder, "out", given.jobs)
    checked = check_files(folder / "out", folder / "figures.sqlite", folder / "polars", given.checked)
    print(f"checked: {checked.figures:,} printed figures of {checked.files} files, {checked.by_polars:,} by polars too")
    print(json.dumps(_summary(country, aggregated, (one, two), written, checked)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="aggregate a country's ledger and write all of its reports")
    parser.add_argument("--scale", type=float, default=1.0, help="the part of the country's townships and rows")
    parser.add_argument("--shuffled", action="store_true", help="rows in any order instead of sorted by area")
    parser.add_argument("--random-households", action="store_true", help="households known all over the country")
    parser.add_argument("--only-aggregate", action="store_true", help="write no reports")
    parser.add_argument("--growth", action="store_true", help="run three sizes, and compare the cost per unit")
    parser.add_argument("--jobs", type=int, default=2, help="processes that write")
    parser.add_argument("--rounds", type=int, default=3, help="how often what is compared takes turns")
    parser.add_argument("--sample", type=int, default=4000, help="townships written with one and two processes")
    parser.add_argument("--checked", type=int, default=100, help="files that are opened and checked")
    default = Path(tempfile.gettempdir()) / "reportgen-country"
    parser.add_argument("--work", type=Path, default=default, help="folder of ledgers, stores and reports")
    return parser.parse_args()


def _made(given: argparse.Namespace, scale: float) -> tuple[Path, Country]:
    names = [f"{scale:g}", *(["shuffled"] if given.shuffled else []), *(["random"] if given.random_households else [])]
    folder = given.work / "-".join(names)
    return folder, make_country(folder, scale, shuffled=given.shuffled, random_households=given.random_households)


def _aggregate(folder: Path, country: Country, rounds: int) -> Aggregated:
    """Aggregate with reportgen and with polars in turns, then compare what they found."""
    store, peer = folder / "figures.sqlite", folder / "polars"
    peer.mkdir(exist_ok=True)
    ours, theirs = [], []
    for _ in range(rounds):
        shutil.rmtree(folder / "cache", ignore_errors=True)
        store.unlink(missing_ok=True)
        ours.append(_python(folder, HERE / "country_stages.py", folder, store))
        theirs.append(_python(folder, HERE / "country_polars.py", country.persons, peer))
    found = Aggregated(
        _median(ours, lambda stage: stage.marks["aggregated"].seconds),
        _median(ours, lambda stage: stage.marks["aggregated"].gib),
        _median(ours, lambda stage: stage.marks["stored"].seconds - stage.marks["aggregated"].seconds),
        _median(theirs, lambda stage: stage.marks["done"].seconds),
        _median(theirs, lambda stage: stage.gib),
        compare(store, peer),
    )
    print(f"aggregate: {found.seconds:.2f} s, {found.gib:.2f} GiB; store: {found.store_seconds:.2f} s")
    print(f"polars:    {found.polars:.2f} s, {found.polars_gib:.2f} GiB; {found.compared:,} figures are the same")
    return found


def _sampled(folder: Path, given: argparse.Namespace) -> tuple[float, float]:
    """Return the seconds that the reports of some counties take with one process and with two."""
    listed = folder / "sample.txt"
    townships = _sample(folder / "figures.sqlite", given.sample)
    listed.write_text("\n".join(townships), encoding="utf-8")
    seconds: dict[int, list[float]] = {1: [], 2: []}
    for turn in range(given.rounds):
        for jobs, found in seconds.items():
            found.append(_write(folder, f"out-{turn}-{jobs}", jobs, "--from-file", str(listed)).seconds)
    one, two = median(seconds[1]), median(seconds[2])
    print(f"{len(townships):,} townships: {one:.2f} s with one process, {two:.2f} s with two ({one / two:.2f}x)")
    return one, two


def _sample(store: Path, most: int) -> list[str]:
    """Take the townships of whole counties, spread over the country."""
    with open_store(store) as opened:
        codes = [area.code for area in opened.areas("township")]
    counties = list(dict.fromkeys(code[:6] for code in codes))
    every = max(len(codes) // most, 1)
    taken = frozenset(counties[::every])
    return [code for code in codes if code[:6] in taken]


def _write(folder: Path, name: str, jobs: int, *selected: str) -> Written:
    """Write reports into an empty folder: of what is selected, else of all."""
    out = folder / name
    places = ["--data", str(folder), "--store", str(folder / "figures.sqlite"), "-o", str(out)]
    command = [sys.executable, "-m", "reportgen", "build", str(CONFIG), *places, *(selected or ["--all"])]
    stage = run_stage([*command, "--jobs", str(jobs), "--period", "2025", "--quiet"], _environment(folder))
    files = sum(1 for _ in out.rglob("*.docx"))
    if not selected:
        print(f"write: {files:,} files in {stage.seconds:.1f} s with {jobs} processes, {stage.gib:.2f} GiB")
    return Written(stage.seconds, stage.gib, files)


def _clear(folder: Path) -> None:
    """Remove what an earlier run wrote, all at once: where files have just been removed, making some can be slow."""
    for path in folder.glob("out*"):
        shutil.rmtree(path)


def _python(folder: Path, script: Path, *given: Path) -> Stage:
    return run_stage([sys.executable, str(script), *map(str, given)], _environment(folder))


def _environment(folder: Path) -> dict[str, str]:
    paths = [str(HERE.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {"PYTHONPATH": os.pathsep.join(paths), "REPORTGEN_CACHE_DIR": str(folder / "cache")}


def _median(stages: list[Stage], of: Callable[[Stage], float]) -> float:
    return median(of(stage) for stage in stages)


def _aggregating(country: Country, found: Aggregated) -> dict[str, Any]:
    return {
        "rows": country.rows,
        "townships": country.townships,
        "aggregate_s": round(found.seconds, 2),
        "polars_s": round(found.polars, 2),
        "ratio_polars": round(found.seconds / found.polars, 2),
        "aggregate_gib": round(found.gib, 2),
        "polars_gib": round(found.polars_gib, 2),
        "store_s": round(found.store_seconds, 2),
        "compared_figures": found.compared,
    }


def _summary(
    country: Country, aggregated: Aggregated, sampled: tuple[float, float], written: Written, checked: Checked
) -> dict[str, Any]:
    one, two = sampled
    if written.files != 2 * country.townships:
        raise SystemExit(f"{written.files:,} files were written of {2 * country.townships:,}")
    return {
        **_aggregating(country, aggregated),
        "reports": written.files,
        "write_s": round(written.seconds, 1),
        "files_per_second": round(written.files / written.seconds),
        "one_process_s": round(one, 2),
        "scaling": round(one / two, 2),
        "write_gib": round(written.gib, 2),
        "checked_files": checked.files,
        "checked_figures": checked.figures,
    }


def _grow(given: argparse.Namespace) -> None:
    """Do the stages at three sizes; fail where the cost grows faster than the size."""
    found = {}
    for size in SIZES:
        folder, country = _made(given, given.scale * size)
        _clear(folder)
        aggregated = _aggregate(folder, country, given.rounds)
        written = _write(folder, "out", given.jobs)
        check_files(folder / "out", folder / "figures.sqlite", folder / "polars", given.checked)
        found[country.rows] = {
            "aggregate_s": aggregated.seconds,
            "store_s": aggregated.store_seconds,
            "aggregate_gib": aggregated.gib,
            "write_s": written.seconds,
            "write_gib": written.gib,
        }
        print(f"{country.rows:>12,} rows: " + ", ".join(
            f"{name} {cost:.2f} ({cost / country.rows * 1e6:.3f} a million rows)"
            for name, cost in found[country.rows].items()))  # fmt: skip
    (least, first), *_, (most, last) = found.items()
    powers = {name: math.log(last[name] / first[name]) / math.log(most / least) for name in first}
    if steep := [f"{name} grows by the power {power:.2f}" for name, power in powers.items() if power > MOST_GROWTH]:
        raise SystemExit("; ".join(steep))
    print(json.dumps({"rows": list(found), **{f"{name}_power": round(power, 2) for name, power in powers.items()}}))


if __name__ == "__main__":
    main()
