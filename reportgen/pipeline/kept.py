"""What is compiled from a project's templates, kept until one of the things that it is made from changes."""

import pickle
import sys
from collections.abc import Mapping
from hashlib import sha256
from typing import TypeVar

from reportgen import __version__
from reportgen.cachefolder import read_cached, write_cached
from reportgen.narrative.sources import TemplateText
from reportgen.pipeline.project import Project

__all__ = ["Texts", "keep", "kept", "key_of"]

_FORM = 10
"""Counts the forms that what is kept has had: what is of another form is made anew."""

Texts = Mapping[str, Mapping[str, TemplateText]]
_Program = TypeVar("_Program")


def key_of(project: Project, texts: Texts, *others: bytes) -> str:
    """Name what is made from a project's config and templates, and from `others`, by all of it."""
    import jinja2

    python = sys.implementation.cache_tag
    digest = sha256(f"{__version__} {_FORM} {jinja2.__version__} {python} {project.fingerprint}".encode())
    for other in others:
        digest.update(other)
    for lang, sections in texts.items():
        for name, text in sections.items():
            digest.update(f"\0{lang} {name} {text.file}\0{text.source}".encode())
    return digest.hexdigest()[:32]


def kept(kind: str, key: str, form: type[_Program]) -> _Program | None:
    """Return what was kept under a key; None where that is nothing, or of another form."""
    data = read_cached(kind, key)
    if data is None:
        return None
    try:
        program = pickle.loads(data)
    except Exception:  # a cache that cannot be read is made anew, whatever is wrong with it
        return None
    return program if isinstance(program, form) else None


def keep(kind: str, key: str, program: object) -> None:
    """Keep something under a key."""
    write_cached(kind, key, pickle.dumps(program, protocol=5))
