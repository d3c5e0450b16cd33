"""SHA-256 of files, found beside other work: hashing lets other threads run."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import Event

from reportgen.data.files import blocks_of

__all__ = ["Hashing", "hashing"]


class Hashing:
    """Hashes files one after the other in a thread of its own."""

    def __init__(self, thread: ThreadPoolExecutor, stopped: Event) -> None:
        self._thread = thread
        self._stopped = stopped

    def begin(self, path: Path) -> "Future[str]":
        """Begin to hash a file; what comes of it is the digest, or the ReportError of reading it."""
        return self._thread.submit(_digest, path, self._stopped)


@contextmanager
def hashing() -> Iterator[Hashing]:
    """Hash files in the background; what is not done by the end is given up."""
    stopped = Event()
    thread = ThreadPoolExecutor(1, "hashing")
    try:
        yield Hashing(thread, stopped)
    finally:
        stopped.set()
        thread.shutdown(cancel_futures=True)


def _digest(path: Path, stopped: Event) -> str:
    found = sha256()
    for block in blocks_of(path, path.as_posix(), 1 << 20):
        if stopped.is_set():
            break
        found.update(block)
    return found.hexdigest()
