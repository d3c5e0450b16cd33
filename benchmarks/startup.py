"""How long a cold `reportgen build` of one township takes when its figures are stored.

    python benchmarks/startup.py [--runs 15]

Runs three commands in turn, each in a process of its own: the build, a bare `python -c pass`, and
`python -c "import pandas, docx, jinja2"`. Prints the median of each; the last line is a JSON object with `ms` (the
build) and `ratio_imports` (the build against the imports).
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main() -> None:
    parser = argparse.ArgumentParser(description="time a cold build against bare imports")
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "import pandas, docx, jinja2": [sys.executable, "-c", "import pandas, docx, jinja2"],
            "reportgen build": _build(Path(folder)),
        }
        # Without bytecode a cold start would time the compiler.
        environment = {**os.environ, "REPORTGEN_CACHE_DIR": str(Path(folder) / "cache")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for command in commands.values():
            _run(command, environment)
        for _ in range(runs):
            for name, command in commands.items():
                times[name].append(_run(command, environment))
    medians = {name: statistics.median(found) for name, found in times.items()}
    for name, ms in medians.items():
        print(f"{name:28} {ms:7.1f} ms (median of {runs}, {min(times[name]):.1f} to {max(times[name]):.1f})")
    build = medians["reportgen build"]
    print(
        json.dumps({"ms": round(build, 1), "ratio_imports": round(build / medians["import pandas, docx, jinja2"], 3)})
    )


def _build(folder: Path) -> list[str]:
    config, data = ROOT / "configs" / "floating_population_summary.yaml", ROOT / "examples" / "panlongcheng"
    options = ["--data", str(data), "--area", "420116403", "--period", "2006", "--lang", "zh", "--force"]
    places = ["-o", str(folder / "out"), "--store", str(folder / "figures.sqlite")]
    return [sys.executable, "-m", "reportgen", "build", str(config), *options, *places]


def _run(command: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
