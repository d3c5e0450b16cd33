"""What of a document can be used although some of it is wrong, so that all problems are found in one run."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any, TypeVar

from pydantic import BaseModel

from reportgen.config.document import Document, KeyPath, Value
from reportgen.config.validate import validated
from reportgen.nouns.issue import Issue

__all__ = ["usable_model"]

_Model = TypeVar("_Model", bound=BaseModel)

_STAND_INS: Mapping[str, Value] = {
    "report": "unnamed",
    "set": "unnamed",
    "title": {"zh": "–", "en": "–"},
    "areas": {"path": "–"},
    "ledgers": {},
    "sections": ["unnamed"],
    "indicators": {},
}
_ITEM_STAND_INS: Mapping[str, Value] = {"sections": "unnamed", "checks": "True"}
_ENTRIES = ("ledgers", "indicators", "units", "hedges", "decimals", "conditions", "findings", "tables")


def usable_model(model: type[_Model], document: Document) -> tuple[_Model, frozenset[KeyPath], list[Issue]]:
    """Return a model of what is right in a document, the paths of what was left out, and the issues with them."""
    found, complaints = validated(model, document)
    issues = [problem for _, problem in complaints]
    data: dict[str, Any] = deepcopy(document.data) if isinstance(document.data, dict) else {}
    broken: set[KeyPath] = set()
    while found is None:
        cuts = {_cut(path) for path, _ in complaints}
        for path in sorted(cuts, key=str):
            _left_out(data, path, model)
        broken |= cuts
        found, complaints = validated(model, document, data)
    return found, frozenset(broken), issues


def _cut(path: KeyPath) -> KeyPath:
    """Return the smallest part around a problem that can be left out."""
    if path[:1] == ("ledgers",) and len(path) > 3 and path[2] == "columns":
        return path[:4]
    return path[: 2 if path[:1] and path[0] in (*_ENTRIES, *_ITEM_STAND_INS) else 1]


def _left_out(data: dict[str, Any], path: KeyPath, model: type[BaseModel]) -> None:
    """Take a part out; what the model needs is replaced."""
    within: Any = data
    for step in path[:-1]:
        within = within.get(step) if isinstance(within, dict) else None
    key = path[-1]
    if isinstance(within, list) and isinstance(key, int):
        within[key] = _ITEM_STAND_INS[str(path[0])]
    elif isinstance(within, dict):
        within.pop(key, None)
        if len(path) == 1 and key in _STAND_INS and key in model.model_fields:
            within[str(key)] = _STAND_INS[str(key)]
