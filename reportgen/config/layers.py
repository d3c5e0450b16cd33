"""Documents laid over each other: a layout, those it extends, an option of it, what a config changes."""

from collections.abc import Sequence
from typing import NamedTuple

from reportgen.config.document import Document, KeyPath, Marks, Value
from reportgen.nouns.issue import Place

__all__ = ["Layer", "blamed", "differing", "merged"]


class Layer(NamedTuple):
    """What stands at `path` of a document, laid over the layers before it; `chosen` is where a config asked for it."""

    document: Document
    path: KeyPath = ()
    chosen: Place | None = None

    @property
    def data(self) -> Value:
        """Return what the layer says."""
        return self.document.at(*self.path)


def merged(layers: Sequence[Layer], *left_out: str) -> Document:
    """Return the layers as one document, without some of the keys at its top.

    Mappings are merged, everything else is replaced. Every value keeps the place where it was written.
    """
    data: Value = {}
    marks: dict[KeyPath, Marks] = {}
    for layer in layers:
        data = _merged(data, layer.data, (), marks)
        length = len(layer.path)
        marks |= {at[length:]: mark for at, mark in layer.document.marks.items() if at[:length] == layer.path}
    if isinstance(data, dict):
        data = {key: value for key, value in data.items() if key not in left_out}
    return Document(layers[-1].document.file, data, marks)


def blamed(layers: Sequence[Layer], *paths: KeyPath) -> Place:
    """Return the place of the first of some parts that the uppermost layer which has any of them has."""
    for layer in reversed(layers):
        for path in paths:
            if (at := (*layer.path, *path)) in layer.document.marks:
                return layer.chosen or layer.document.key(*at)
    return layers[-1].document.key()


def differing(one: Value, other: Value, path: KeyPath = ()) -> KeyPath | None:
    """Return the first path at which two values that are laid over each other disagree, None where they do not."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return path if one != other else None
    shared = (differing(one[key], other[key], (*path, key)) for key in one if key in other)
    return next((found for found in shared if found is not None), None)


def _merged(under: Value, over: Value, path: KeyPath, marks: dict[KeyPath, Marks]) -> Value:
    """Merge two values; the marks of what is replaced go."""
    if isinstance(under, dict) and isinstance(over, dict):
        shared = {key: _merged(under[key], over[key], (*path, key), marks) for key in under if key in over}
        return {**under, **over, **shared}
    if isinstance(under, dict | list):
        for at in [at for at in marks if at[: len(path)] == path and len(at) > len(path)]:
            del marks[at]
    return over
