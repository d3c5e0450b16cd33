"""What a config was made from, as checksums."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from reportgen import __version__
from reportgen.nouns.report import ReportConfig

__all__ = ["file_sums", "fingerprint"]


def file_sums(files: Iterable[str]) -> tuple[str, ...]:
    """Return the SHA-256 of each file in hexadecimal, an empty text for one that cannot be read."""
    return tuple(_sum(Path(file)) for file in files)


def fingerprint(config: ReportConfig) -> str:
    """Return a SHA-256 over the files a config was read from and this program's version.

    It changes when anything in the config or its sets does.
    """
    return sha256("\n".join((__version__, *file_sums(config.files))).encode()).hexdigest()


def _sum(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
