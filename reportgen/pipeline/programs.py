"""What writing a Word document needs, compiled once and kept: the outline, the target, the skeleton."""

import pickle
import sys
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from reportgen import __version__
from reportgen.cachefolder import read_cached, write_cached
from reportgen.config.kit import template_roots
from reportgen.narrative.compile.program import CompiledReport
from reportgen.narrative.sources import TemplateText, read_templates, shown_path
from reportgen.nouns.issue import ReportError, issue
from reportgen.pipeline.project import Project
from reportgen.word.parts import Skeleton
from reportgen.word.target import WordTarget

__all__ = ["Program", "programs"]

_KIND = "program"
_FORM = 8
"""Counts the forms that a kept program has had: one of another form is made anew."""


class Program(NamedTuple):
    """Everything constant about the Word documents of a config in one language."""

    compiled: CompiledReport
    target: WordTarget
    skeleton: Skeleton


def programs(project: Project, langs: Sequence[str]) -> dict[str, Program]:
    """Return the program of each language, from the cache where nothing has changed.

    Raises ReportError with everything that is wrong in the templates of both languages and in the layout.
    """
    texts = read_templates(project.config, *template_roots(project.templates))
    key = _key(project, texts)
    kept = {lang: _load(read_cached(_KIND, f"{key}-{lang}")) for lang in langs}
    found = {lang: program for lang, program in kept.items() if program}
    return found if len(found) == len(kept) else _made(project, texts, langs, key)


def _made(
    project: Project, texts: Mapping[str, Mapping[str, TemplateText]], langs: Sequence[str], key: str
) -> dict[str, Program]:
    from reportgen.config.layout import chosen_layout
    from reportgen.narrative.templates import compile_templates
    from reportgen.word.skeleton import skeleton_for

    read = chosen_layout(Path(project.config.path), project.templates)
    targets = [WordTarget(read, lang) for lang in langs]
    compiled = compile_templates(project.config, texts, targets)
    made = {
        target.lang: Program(outline, target, skeleton_for(read, target.lang))
        for target, outline in zip(targets, compiled, strict=True)
    }
    for lang, program in made.items():
        write_cached(_KIND, f"{key}-{lang}", pickle.dumps(program, protocol=5))
    return made


def _key(project: Project, texts: Mapping[str, Mapping[str, TemplateText]]) -> str:
    """Name a program by everything it is made from."""
    import jinja2

    python = sys.implementation.cache_tag
    digest = sha256(f"{__version__} {_FORM} {jinja2.__version__} {python} {project.fingerprint}".encode())
    for file in map(Path, project.config.layout.files):
        digest.update(_layout_bytes(file))
    for lang, sections in texts.items():
        for name, text in sections.items():
            digest.update(f"\0{lang} {name} {text.file}\0{text.source}".encode())
    return digest.hexdigest()[:32]


def _layout_bytes(file: Path) -> bytes:
    """Read a file of the config's layout, which may have gone since the config was checked."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise ReportError([issue("command.layout-missing", found=shown_path(file))]) from None


def _load(data: bytes | None) -> Program | None:
    if data is None:
        return None
    try:
        program = pickle.loads(data)
    except Exception:  # a cache that cannot be read is made anew, whatever is wrong with it
        return None
    return program if isinstance(program, Program) else None
