"""Names of files: what any file system takes, and different for different areas."""

from hashlib import sha256

from reportgen.nouns.area import Area
from reportgen.nouns.period import Period

__all__ = ["file_name", "safe_name"]

_LONGEST = 200
"""Bytes of a name: file systems take 255, and programs that save a file add something while they do."""
_DIGITS = 8
_UNSAFE = str.maketrans(
    dict.fromkeys(["<", ">", ":", '"', "/", "\\", "|", "?", "*", *map(chr, (*range(32), *range(127, 160)))], "_")
)
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³")}
)
"""What Windows takes for a device, whatever stands behind a full stop."""


def file_name(area: Area, period: Period, lang: str, form: str) -> str:
    """Return the name of a document: code, area, period, language."""
    code, ending = safe_name(area.code), f"-{period.key}-{lang}.{form}"
    return f"{code}-{_shortened(_replaced(area.name), _LONGEST - len(code.encode()) - len(ending) - 1)}{ending}"


def safe_name(code: str) -> str:
    """Return a code as the name of a file or folder; where it must be changed, with a digest, so that no two of them
    are alike."""
    name = _replaced(code)
    stem = name.partition(".")[0].rstrip().casefold()
    short = _shortened(name, _LONGEST // 2)
    if short == code and stem not in _DEVICES and not name.endswith((".", " ")) and not name.startswith("."):
        return code
    digest = sha256(code.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return f"{short.strip('. ')}~{digest}" if stem not in _DEVICES else f"_{short.strip('. ')}~{digest}"


def _replaced(text: str) -> str:
    """Replace what file systems refuse, and halves of characters that no encoding takes."""
    return text.encode("utf-8", "replace").decode().translate(_UNSAFE)


def _shortened(text: str, most: int) -> str:
    """Return as much of a text as fits into some bytes."""
    data = text.encode()
    return text if len(data) <= most else data[: max(most, 0)].decode("utf-8", "ignore")
