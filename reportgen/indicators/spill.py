"""Keys on their way to be counted: in memory while there is room, else in files of a temporary folder."""

import pickle
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import gettempdir
from types import TracebackType
from typing import Any, Self

from reportgen.data.spool import Spool, open_spool
from reportgen.indicators.plan import Quantity
from reportgen.indicators.shared_keys import Piece
from reportgen.nouns.issue import Place, ReportError, issue

__all__ = ["Spill"]

_FOLDER = "reportgen"
_Key = tuple[Quantity, int]


class Spill:
    """Pieces by their quantities and buckets, at most about `memory` bytes of them. Use it as a context.

    The others lie in files of the spool; without one, in a folder of the system's for temporary files.
    """

    def __init__(self, memory: int, spool: Spool | None = None) -> None:
        self._memory = memory
        self._spool = spool
        self._held: dict[_Key, list[Piece]] = {}
        self._files: dict[_Key, Path] = {}
        self._opened = ExitStack()
        self.size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for path in self._files.values():
            path.unlink(missing_ok=True)
        self._opened.close()

    def add(self, piece: Piece) -> None:
        """Keep a piece; raises ReportError where there is no room for temporary files."""
        self._held.setdefault((piece.quantity, piece.bucket), []).append(piece)
        self.size += piece.size
        if self.size > self._memory:
            try:
                self._write()
            except OSError as error:
                place = Place(self._above.as_posix())
                raise ReportError([issue("indicators.cannot-spill", place, reason=error.strerror or error)]) from None

    def buckets(self) -> Iterator[list[Piece]]:
        """Yield the pieces of one quantity and bucket after the other."""
        for key in [*self._files, *(key for key in self._held if key not in self._files)]:
            yield [*self._read(key), *self._held.pop(key, ())]

    @property
    def _above(self) -> Path:
        return self._spool.above if self._spool else Path(gettempdir()) / _FOLDER

    def _write(self) -> None:
        self._spool = self._spool or self._opened.enter_context(open_spool(self._above))
        for key, pieces in self._held.items():
            if key not in self._files:
                self._files[key] = self._spool.file(".keys")
            with self._files[key].open("ab") as file:
                for piece in pieces:
                    pickle.dump(piece[2:], file, pickle.HIGHEST_PROTOCOL)
        self._held.clear()
        self.size = 0

    def _read(self, key: _Key) -> Iterator[Piece]:
        if key in self._files:
            with self._files[key].open("rb") as file:
                while file.peek(1):
                    columns: tuple[Any, ...] = pickle.load(file)
                    yield Piece(key[1], key[0], *columns)
            self._files[key].unlink()
