"""How far a batch has got: a bar with rate and time left on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from reportgen.console import Console
from reportgen.nouns.unit import Text

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

__all__ = ["Progress"]

_LABEL = Text("生成报告", "writing reports")
_RATE = Text("每秒 {rate} 个地区", "{rate} areas/s")
_LINE = Text(
    "已完成 {done}/{count}，每秒 {rate} 个地区，约剩 {left}",
    "{done} of {count} areas done, {rate} a second, about {left} left",
)
_EVERY = {"json": 5.0, "text": 30.0}
"""Seconds between lines; a log that people read is not filled with them."""


class Progress:
    """Shows how many areas are done. The bar appears with the first word of it, and goes as a context manager ends."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bar: ProgressBar[int] | None = None
        self._start = self._told = 0.0
        self._before = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.render_finish()

    def __call__(self, done: int, count: int) -> None:
        """Take note that so many areas are done."""
        if self._console.quiet:
            return
        now = time.monotonic()
        if not self._start:
            self._start = self._told = now
            self._before = done
        rate = (done - self._before) / max(now - self._start, 0.001)
        if self._console.watched:
            self._move(done, count, rate)
        elif now - self._told >= _EVERY[self._console.log_format] and rate:
            self._told = now
            left = _duration((count - done) / rate)
            self._console.note(_LINE, done=done, count=count, rate=round(rate), left=left)

    def _move(self, done: int, count: int, rate: float) -> None:
        if self._bar is None:
            self._bar = self._new(count)
        shown = _RATE[self._console.lang].format(rate=round(rate)) if rate else ""
        self._bar.current_item = shown  # type: ignore[assignment]  # what stands behind the bar
        self._bar.update(done - self._bar.pos)
        self._bar.render_progress()

    def _new(self, count: int) -> ProgressBar[int]:
        import click

        return click.progressbar(
            length=count,
            label=_LABEL[self._console.lang],
            show_eta=True,
            show_pos=True,
            item_show_func=lambda item: str(item) if item else None,
            file=self._console.err,
        )


def _duration(seconds: float) -> str:
    """Write a duration as 0:45, 12:03 or 1:02:03."""
    minutes, second = divmod(round(seconds), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02}:{second:02}" if hour else f"{minute}:{second:02}"
