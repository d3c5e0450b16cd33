"""The kinds of report that come with the package."""

import re
from pathlib import Path
from typing import NamedTuple

from reportgen.config.cache import cached_config
from reportgen.config.kit import kit_root
from reportgen.nouns.issue import ReportError, issue, nearest
from reportgen.nouns.report import ReportConfig
from reportgen.nouns.unit import Text

__all__ = ["DEFAULT_KIND", "Kind", "kind_named", "kinds"]

DEFAULT_KIND = "floating-population-summary"
_EXAMPLES = {
    "annual-summary": "town-en",
    "briefing": "laodaohe",
    "campaign": "fucheng",
    "floating-population-summary": "wuyanquan",
    "self-assessment": "county-self",
    "self-inspection": "bureau-21",
}
"""What a project of each kind begins with, by its folder in the kit: small, and with areas below where it can."""


class Kind(NamedTuple):
    """A kind of report: its config, the folder of its example, and what it is called without area and period."""

    config: ReportConfig
    example: Path
    title: Text


def kinds() -> dict[str, Kind]:
    """Return every kind by its name, in the order of names."""
    configs = {config.name: config for config in map(cached_config, (kit_root() / "configs").glob("*.yaml"))}
    return {name: _kind(configs[name]) for name in _EXAMPLES if name in configs}


def kind_named(name: str) -> Kind:
    """Return the kind of a name; raises ReportError (`init.unknown-kind`) with those that there are."""
    found = kinds()
    if name not in found:
        listed = [f"{kind} ({title.zh}, {title.en})" for kind, (_, _, title) in found.items()]
        raise ReportError([issue("init.unknown-kind", allowed=listed, nearest=nearest(name, found), found=name)])
    return found[name]


def _kind(config: ReportConfig) -> Kind:
    example = kit_root() / "examples" / _EXAMPLES[config.name]
    return Kind(config, example, Text(_general(config.title.zh), _general(config.title.en)))


def _general(title: str) -> str:
    """Return a title without area and period, and without the preposition or the punctuation that led to them."""
    rest = " ".join(re.sub(r"\{\{.*?\}\}", "", title).split())
    return re.sub(r"(?:[ ,:，：]| of\b| in\b| for\b)+$", "", rest).lstrip(" ,:，：")
