"""The way to a scheduler: its address, the library that speaks with it, and whether it is one."""

import errno
import logging
import os
import re
import socket
import warnings
from contextlib import nullcontext
from ssl import SSLContext
from typing import Any

from reportgen.nouns.issue import ReportError, issue

__all__ = ["greet", "library", "parsed", "unreachable"]

_ADDRESS = re.compile(r"(?:(?P<scheme>tcp|tls)://)?(?P<host>\[[0-9a-fA-F:.]+\]|[\w.-]+):(?P<port>\d{1,5})", re.ASCII)
_LOUD = ("distributed", "distributed.client", "distributed.gc", "tornado.application", "asyncio")
_LONGEST_GREETING = 1 << 20


def parsed(address: str) -> tuple[str, str, int]:
    """Return scheme, host and port as Dask writes them, the host and the port."""
    match = _ADDRESS.fullmatch(address)
    if not match or not 0 < int(match["port"]) < 65536:
        raise ReportError([issue("cluster.bad-address", found=address)])
    return (
        f"{match['scheme'] or 'tcp'}://{match['host']}:{match['port']}",
        match["host"].strip("[]"),
        int(match["port"]),
    )


def library() -> Any:  # noqa: ANN401 - the library has no types
    """Import Dask, and keep what it says to itself: what matters is said by issues."""
    try:
        import distributed
    except ImportError as error:
        raise ReportError([issue("cluster.not-installed")]) from error
    for name in _LOUD:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    warnings.filterwarnings("ignore", module=r"distributed\b")
    return distributed


def greet(address: str, host: str, port: int, patience: float) -> None:
    """Try the address once: Dask would go on trying where nobody listens, and wait for ever where nobody answers.

    A scheduler begins with the length of its greeting, in 8 bytes.
    """
    context = _certificates(address) if address.startswith("tls") else None
    try:
        with (
            socket.create_connection((host, port), patience) as plain,
            context.wrap_socket(plain) if context else nullcontext(plain) as connection,
        ):
            if int.from_bytes(connection.recv(8), "little") > _LONGEST_GREETING:
                raise OSError(errno.EPROTO, os.strerror(errno.EPROTO))
    except OSError as error:
        raise unreachable(address, error.strerror or str(error)) from error


def _certificates(address: str) -> SSLContext:
    """Return what Dask is configured to show to a scheduler that wants certificates."""
    from distributed import security

    configured: Any = security.Security  # has no types
    try:
        context: SSLContext | None = configured().get_connection_args("client").get("ssl_context")
    except OSError as error:
        raise unreachable(address, error.strerror or str(error)) from error
    if context is None:
        raise ReportError([issue("cluster.no-certificates", address=address)])
    return context


def unreachable(address: str, reason: str) -> ReportError:
    """Return what to raise where no scheduler answers."""
    return ReportError([issue("cluster.unreachable", address=address, reason=reason)])
