"""Cyclic garbage, collected between tasks where the collector is off."""

import gc
import time

__all__ = ["Garbage"]

_EVERY = 1.0
"""Seconds after which garbage is collected again: it takes a hundredth of that."""


class Garbage:
    """Collects garbage now and then, for a process whose collector is off."""

    def __init__(self) -> None:
        self._collected = time.monotonic()

    def collect(self) -> None:
        """Collect garbage, if that is due; to be called where little is in use."""
        if gc.isenabled() or time.monotonic() - self._collected < _EVERY:
            return
        gc.collect()
        if not gc.get_freeze_count():
            gc.freeze()  # modules and what is kept for all tasks: not looked through again
        self._collected = time.monotonic()
