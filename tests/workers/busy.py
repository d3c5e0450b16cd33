"""A program that has a crew leave marks in a folder until it is interrupted."""

import sys
from functools import partial
from pathlib import Path

from remotely import leave_mark

from reportgen.workers.crew import hire

if __name__ == "__main__":
    try:
        with hire(2) as crew:
            for _ in crew.run(partial(leave_mark, Path(sys.argv[1])), range(100_000)):
                pass
    except KeyboardInterrupt:
        sys.exit(3)
