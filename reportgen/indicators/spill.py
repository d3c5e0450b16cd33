"""Keys on their way to be counted: in memory while there is room, else in files of a temporary folder."""

import pickle
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from types import TracebackType
from typing import Self

from reportgen.indicators.shared_keys import Piece
from reportgen.nouns.issue import Place, ReportError, issue

__all__ = ["Spill"]


class Spill:
    """Pieces by their buckets. Use it as a context: its files go in any case."""

    def __init__(self, memory: int) -> None:
        self._memory = memory
        self._size = 0
        self._held: dict[int, list[Piece]] = {}
        self._folder: TemporaryDirectory[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._folder:
            self._folder.cleanup()

    def add(self, piece: Piece) -> None:
        """Keep a piece; raises ReportError where there is no room for temporary files."""
        self._held.setdefault(piece.bucket, []).append(piece)
        self._size += piece.size
        if self._size > self._memory:
            try:
                self._write()
            except OSError as error:
                place = Place(Path(gettempdir()).as_posix())
                raise ReportError([issue("indicators.cannot-spill", place, reason=error.strerror or error)]) from None

    def buckets(self) -> Iterator[list[Piece]]:
        """Yield the pieces of one bucket after the other."""
        written = {int(path.suffix[1:]) for path in Path(self._folder.name).iterdir()} if self._folder else set()
        for bucket in sorted(written | self._held.keys()):
            yield [*self._read(bucket), *self._held.pop(bucket, ())]

    def _write(self) -> None:
        self._folder = self._folder or TemporaryDirectory(prefix="reportgen-")
        for bucket, pieces in self._held.items():
            with self._path(bucket).open("ab") as file:
                for piece in pieces:
                    pickle.dump(piece, file, pickle.HIGHEST_PROTOCOL)
        self._held.clear()
        self._size = 0

    def _read(self, bucket: int) -> Iterator[Piece]:
        if self._folder and (path := self._path(bucket)).exists():
            with path.open("rb") as file:
                while file.peek(1):
                    yield pickle.load(file)
            path.unlink()

    def _path(self, bucket: int) -> Path:
        assert self._folder
        return Path(self._folder.name) / f"keys.{bucket}"
