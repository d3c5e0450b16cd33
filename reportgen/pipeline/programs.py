"""What writing a Word document needs, compiled once and kept: the outline, the target, the skeleton."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reportgen.config.kit import template_roots
from reportgen.narrative.compile.program import CompiledReport
from reportgen.narrative.sources import read_templates, shown_path
from reportgen.nouns.issue import Issue, ReportError, issue
from reportgen.pipeline.kept import Texts, keep, kept, key_of
from reportgen.pipeline.project import Project
from reportgen.word.parts import Skeleton
from reportgen.word.target import WordTarget

__all__ = ["Program", "program_key", "programs"]

_KIND = "program"


class Program(NamedTuple):
    """Everything constant about the Word documents of a config in one language.

    `notes` are what is worth knowing of the letterhead.
    """

    compiled: CompiledReport
    target: WordTarget
    skeleton: Skeleton
    notes: tuple[Issue, ...] = ()


def programs(project: Project, langs: Sequence[str]) -> dict[str, Program]:
    """Return the program of each language, from the cache where nothing has changed.

    Raises ReportError with everything that is wrong in the templates of both languages and in the layout.
    """
    texts = read_templates(project.config, *template_roots(project.templates))
    key = program_key(project, texts)
    found = {lang: program for lang in langs if (program := kept(_KIND, f"{key}-{lang}", Program))}
    return found if len(found) == len(langs) else _made(project, texts, langs, key)


def _made(project: Project, texts: Texts, langs: Sequence[str], key: str) -> dict[str, Program]:
    from reportgen.pipeline.papers import compiled_on, papers, target_on

    found = papers(project, langs)
    targets = [target_on(paper, lang, contents=project.config.contents > 0) for lang, paper in found.papers.items()]
    compiled = compiled_on(found, project, texts, targets)
    made = {
        target.lang: Program(outline, target, paper.skeleton, paper.notes)
        for target, outline, paper in zip(targets, compiled, found.papers.values(), strict=True)
    }
    for lang, program in made.items():
        keep(_KIND, f"{key}-{lang}", program)
    return made


def program_key(project: Project, texts: Texts) -> str:
    """Name a program by everything it is made from."""
    return key_of(project, texts, *(_layout_bytes(Path(file)) for file in project.config.layout.files))


def _layout_bytes(file: Path) -> bytes:
    """Read a file of the config's layout, which may have gone since the config was checked."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise ReportError([issue("command.layout-missing", found=shown_path(file))]) from None
