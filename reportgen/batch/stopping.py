"""Ctrl-C and SIGTERM while a run goes on: what is begun is finished and listed."""

import signal
from types import FrameType, TracebackType
from typing import Any, Literal, Self

__all__ = ["Stopping"]

_NAMES = ("SIGINT", "SIGTERM", "SIGBREAK")


class Stopping:
    """Takes the signals that ask a process to end, and says whether one has come.

    While it is `patient`, the first one is only noted; the next one, and any where it is not, raises
    KeyboardInterrupt. While it is `deaf`, none does.
    """

    def __init__(self) -> None:
        self.asked = False
        self.mood: Literal["patient", "prompt", "deaf"] = "prompt"
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        for name in _NAMES:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                try:
                    self._before[number] = signal.signal(number, self._take)
                except ValueError:  # not the main thread: signals are somebody else's
                    break
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)

    def _take(self, number: int, frame: FrameType | None) -> None:
        again, self.asked = self.asked, True
        if self.mood == "prompt" or (self.mood == "patient" and again):
            raise KeyboardInterrupt
