"""The benchmark of a whole country, at a size that takes seconds."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "country.py"


def test_a_small_country_is_aggregated_written_and_checked_figure_by_figure(tmp_path: Path) -> None:
    for peer in ("polars", "psutil"):
        pytest.importorskip(peer, reason=f"{peer} is not installed: pip install -e '.[benchmarks]'")
    command = [sys.executable, SCRIPT, "--scale", "0.0005", "--rounds", "1", "--checked", "20", "--work", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["reports"] == 2 * found["townships"]
    assert found["checked_files"] == 20
    assert found["checked_figures"] > 20 * 60
