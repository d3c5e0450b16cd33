"""Configs that were checked before, read back without YAML and pydantic while none of their files has changed."""

import pickle
import sys
from itertools import takewhile
from pathlib import Path

from reportgen import __version__
from reportgen.cachefolder import read_cached, write_cached
from reportgen.config.fingerprint import file_sums
from reportgen.config.kit import letterhead_folders, templates_folder
from reportgen.nouns.area import Area
from reportgen.nouns.finding import Finding, FindingText, Prose
from reportgen.nouns.indicator import Expression, Hedge, Indicator, Measure
from reportgen.nouns.issue import Place
from reportgen.nouns.report import (
    AreasSource,
    Attachment,
    Check,
    Column,
    Copies,
    DatabaseSource,
    LayoutChoice,
    LedgerSpec,
    NamedStyle,
    Official,
    RedHead,
    ReportConfig,
    Section,
    Signature,
)
from reportgen.nouns.tables import Chart, Table, TableColumn, TableGroup
from reportgen.nouns.unit import Text, Unit

__all__ = ["cached_config"]

_KIND = "configs"
_NOUNS = (
    Area, AreasSource, Attachment, Chart, Check, Column, Copies, DatabaseSource, Expression, Finding, FindingText,
    Hedge, Indicator, LayoutChoice, LedgerSpec, Measure, NamedStyle, Official, Place, Prose, RedHead, ReportConfig,
    Section, Signature, Table, TableColumn, TableGroup, Text, Unit,
)  # fmt: skip


def cached_config(path: Path) -> ReportConfig:
    """Read a config, from the cache where every file it was made from is still the same.

    Raises ReportError as `load_config` does; a config with problems is never kept.
    """
    key = _key(path)
    if kept := _kept(key):
        return kept
    from reportgen.config.load import load_config

    config = load_config(path)
    write_cached(_KIND, key, pickle.dumps((_sums(config), config), protocol=5))
    return config


def _key(path: Path) -> str:
    """Return what a kept config depends on besides its files: names in messages, this program, the nouns' fields."""
    fields = [(noun.__module__, *noun.__annotations__) for noun in _NOUNS]
    return "\n".join((path.as_posix(), str(path.absolute()), __version__, sys.version, repr(fields)))


def _kept(key: str) -> ReportConfig | None:
    data = read_cached(_KIND, key)
    if data is None:
        return None
    try:
        sums, config = pickle.loads(data)
        return config if _is_fresh(config, sums) else None
    except Exception:  # whatever an entry of another program may raise
        return None


def _is_fresh(config: ReportConfig, sums: tuple[str, ...]) -> bool:
    """Say whether every file is the same, and still the one that would be read."""
    here = Path(config.path).parent
    sets = [Path(file) for file in config.files[1:]]
    if any((beside := here / file.parent.name / file.name) != file and beside.exists() for file in sets):
        return False
    return sums == _sums(config) and not _is_hidden(config)


def _sums(config: ReportConfig) -> tuple[str, ...]:
    return file_sums((*config.files, *config.layout.files))


def _is_hidden(config: ReportConfig) -> bool:
    """Say whether a file has come up that is read in place of one of the layout's, or of the letterhead."""
    folders = letterhead_folders(Path(config.path), templates_folder(config))
    files = [Path(file) for file in config.layout.files]
    for file in files:
        name = file.name if file.suffix == ".yaml" else config.layout.base
        before = takewhile(file.__ne__, (folder / name for folder in folders))
        if any(path not in files and path.exists() for path in before):
            return True
    return False
