"""A folder for what can be computed again: compiled templates, skeletons of documents, checked configs.

Nothing here ever fails: what cannot be read is not there, what cannot be written is not kept.
"""

import os
import sys
from hashlib import sha256
from pathlib import Path

__all__ = ["cache_folder", "read_cached", "write_cached"]

_SUM = 32


def cache_folder() -> Path:
    """Return the user's cache folder for this program; `REPORTGEN_CACHE_DIR` overrides where the system keeps it."""
    if chosen := os.environ.get("REPORTGEN_CACHE_DIR"):
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "reportgen"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "reportgen"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "reportgen"


def read_cached(kind: str, key: str) -> bytes | None:
    """Return what was written under this kind and key; None where it is not there, not readable or damaged."""
    try:
        kept = _path(kind, key).read_bytes()
    except (OSError, RuntimeError):
        return None
    data = kept[_SUM:]
    return data if sha256(data).digest() == kept[:_SUM] else None


def write_cached(kind: str, key: str, data: bytes) -> None:
    """Keep `data` under this kind and key, whole or not at all; a later process may find it."""
    try:
        path = _path(kind, key)
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(path, sha256(data).digest() + data)
    except (OSError, RuntimeError):
        return


def _path(kind: str, key: str) -> Path:
    """Return where an entry is kept; raises RuntimeError where the user has no home folder."""
    return cache_folder() / kind / sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def _write_whole(path: Path, data: bytes) -> None:
    part = path.with_name(f"{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
