"""The stages of `country.py` that need a process of their own and are no command of reportgen.

    python benchmarks/country_stages.py DATA STORE

Reads, checks and aggregates the ledger, and writes the store, as the commands do; marks when it begins to write.
"""

import sys
from pathlib import Path
from typing import Any

from stages import mark

from reportgen.figures import write
from reportgen.pipeline.project import open_project
from reportgen.pipeline.stored import stored_figures

CONFIG = Path(__file__).parent / "country" / "services.yaml"


def main() -> None:
    data, store = map(Path, sys.argv[1:3])
    write_store = write.write_store

    def marked(*given: Any, **named: Any) -> None:  # noqa: ANN401 - whatever it is called with
        mark("aggregated")
        write_store(*given, **named)
        mark("stored")

    write.write_store = marked
    project = open_project(CONFIG, data, store)
    opened, warnings = stored_figures(project, [], lambda *_, **__: None)
    with opened:
        if warnings:
            raise SystemExit(f"the ledger is not clean: {warnings[0]}")
        print(f"{len(opened.areas())} areas")


if __name__ == "__main__":
    main()
