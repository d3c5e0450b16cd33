"""A value that many tasks need, sent to a worker once instead of with every task."""

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import sha256
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

__all__ = ["Delivery", "Shared", "delivered_by", "forget", "take_in"]

T = TypeVar("T")

_MOST_KEPT = 4
_kept: dict[str, "Shared[object]"] = {}
"""What was unpickled in this process, by the digest of its bytes, the last used at the end."""

_delivered: dict[str, bytes] = {}
"""What was sent to this process's memory, by digest."""


class Delivery(NamedTuple):
    """How bytes reach the workers of a crew: `send` is called once for each digest.

    `folder` is where a worker on this machine finds them; None where they are sent to the workers' memory.
    """

    sent: set[str]
    send: Callable[[str, bytes], None]
    folder: str | None


_delivery: ContextVar[Delivery | None] = ContextVar("delivery", default=None)


class Shared(Generic[T]):
    """A value that many tasks need: pickled once, and unpickled at most once in each process.

    In the process that made it, it is the value itself. What is changed in it after it was first sent stays unknown
    to the workers.
    """

    __slots__ = ("_digest", "_value")

    def __init__(self, value: T, digest: str = "") -> None:
        self._value = value
        self._digest = digest

    @property
    def value(self) -> T:
        """Return the value."""
        return self._value

    def __reduce__(self) -> tuple[Callable[..., "Shared[object]"], tuple[str, str | bytes | None]]:
        """Give where the bytes are; beside a crew, the bytes themselves."""
        delivery = _delivery.get()
        if delivery and self._digest in delivery.sent:
            return _restored, (self._digest, delivery.folder)
        data = pickle.dumps(self._value, pickle.HIGHEST_PROTOCOL)
        self._digest = self._digest or sha256(data).hexdigest()
        if delivery is None:
            return _restored, (self._digest, data)
        delivery.send(self._digest, data)
        delivery.sent.add(self._digest)
        return _restored, (self._digest, delivery.folder)


@contextmanager
def delivered_by(delivery: Delivery) -> Iterator[None]:
    """Let what is pickled meanwhile leave shared values to a delivery."""
    token = _delivery.set(delivery)
    try:
        yield
    finally:
        _delivery.reset(token)


def take_in(digest: str, data: bytes) -> None:
    """Keep the bytes of a shared value for the tasks that will need it."""
    _delivered[digest] = data


def forget(digest: str) -> None:
    """Let go of a shared value and its bytes."""
    _delivered.pop(digest, None)
    _kept.pop(digest, None)


def _restored(digest: str, source: str | bytes | None) -> Shared[object]:
    """Return the value of a digest; of those unpickled here, the one unused for longest goes."""
    shared = _kept.pop(digest, None)
    if shared is None:
        shared = Shared(pickle.loads(_bytes(digest, source)), digest)
    _kept[digest] = shared
    while len(_kept) > _MOST_KEPT:
        del _kept[next(iter(_kept))]
    return shared


def _bytes(digest: str, source: str | bytes | None) -> bytes:
    if isinstance(source, bytes):
        return source
    return _delivered[digest] if source is None else Path(source, digest).read_bytes()
