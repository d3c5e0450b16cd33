"""Values as drivers hand them over → the texts of cells, as a file would hold them."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from reportgen.data.cells import cell_text

__all__ = ["NoCellError", "cell_texts"]

_KINDS: tuple[type, ...] = (str, bool, int, float, Decimal, datetime, date, time, UUID)
_HASHED: tuple[set[type], ...] = ({date}, {bool})


class NoCellError(Exception):
    """A value that no cell of a table can hold: its position among those of its column, and what it is."""

    def __init__(self, at: int, kind: str) -> None:
        self.at = at
        self.kind = kind
        super().__init__(kind)


def cell_texts(values: Sequence[object]) -> Sequence[str | None]:
    """Return the values of a column as texts, None for NULL.

    Each value is written by itself, so that the text of a cell never depends on its neighbours. Raises NoCellError on
    the first value that is no text, number, logical value, day or time.
    """
    kinds = set(map(type, values)) - {type(None)}
    if kinds <= {str}:
        return values  # type: ignore[return-value]
    if strange := {kind for kind in kinds if not issubclass(kind, _KINDS)}:
        at = next(at for at, value in enumerate(values) if type(value) in strange)
        raise NoCellError(at, type(values[at]).__name__)
    if kinds in _HASHED:  # of which few differ
        known = {value: _text(value) for value in set(values)}
        return [*map({**known, None: None}.__getitem__, values)]
    write = str if kinds == {int} else _text
    return [None if value is None else write(value) for value in values]


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        text = str(value)
        return format(value, "f") if "E" in text else text
    if isinstance(value, datetime):
        # The day is that of the clock which the database shows, wherever it stands.
        return cell_text(value.replace(tzinfo=None))
    return cell_text(value)
