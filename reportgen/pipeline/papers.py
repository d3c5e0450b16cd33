"""What reports are printed on: the page and the styles of a layout, or those of an office's letterhead."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from reportgen.config.layout import chosen_layout
from reportgen.narrative.compile.program import CompiledReport
from reportgen.narrative.sources import shown_path
from reportgen.narrative.templates import compile_templates
from reportgen.nouns.issue import Issue, ReportError
from reportgen.nouns.layout import Layout
from reportgen.nouns.report import Attachment
from reportgen.pipeline.kept import Texts
from reportgen.pipeline.project import Project
from reportgen.word.letterhead.assemble import Letterhead, letterhead_for
from reportgen.word.roles import Styles
from reportgen.word.skeleton import skeleton_for
from reportgen.word.target import WordTarget

__all__ = ["Papers", "compiled_on", "papers", "target_on"]


class Papers(NamedTuple):
    """What the reports of each language are printed on, and what is wrong with the letterhead.

    Where anything is wrong, the layout's page stands in, so that templates can be checked in the same run.
    """

    papers: dict[str, Letterhead]
    issues: tuple[Issue, ...]


def papers(
    project: Project, langs: Sequence[str], adapted: Callable[[Layout], Layout] = lambda layout: layout
) -> Papers:
    """Return what reports are printed on, in each language; `adapted` changes the layout.

    Raises ReportError with every problem of the layout.
    """
    choice = project.config.layout
    layout = adapted(chosen_layout(Path(project.config.path), project.templates))
    lists = _lists(project.config.attachments)
    if not choice.is_letterhead:
        return Papers({lang: _plain(layout, lang, lists) for lang in langs}, ())
    file = Path(choice.files[-1])
    data = file.read_bytes()
    found: dict[str, Letterhead] = {}
    issues: list[Issue] = []
    for lang in langs:
        try:
            found[lang] = letterhead_for(data, shown_path(file), layout, lang, choice.names, lists)
        except ReportError as error:
            found[lang] = _plain(layout, lang, lists)
            issues += error.issues
    return Papers(found, tuple(dict.fromkeys(issues)))


def compiled_on(
    found: Papers, project: Project, texts: Texts, targets: Sequence[WordTarget]
) -> tuple[CompiledReport, ...]:
    """Compile the templates for what they are printed on.

    Raises ReportError with everything that is wrong in them and with the letterhead.
    """
    try:
        compiled = compile_templates(project.config, texts, targets)
    except ReportError as error:
        raise ReportError([*found.issues, *error.issues]) from None
    if found.issues:
        raise ReportError(found.issues)
    return tuple(compiled)


def target_on(
    paper: Letterhead,
    lang: str,
    styles: Styles | None = None,
    *,
    contents: bool = False,
    both: Mapping[str, Styles] | None = None,
) -> WordTarget:
    """Return what compiles templates for a paper; `styles` are other names for its styles, `both` of two texts."""
    return WordTarget(paper.layout, lang, styles or paper.styles, contents, paper.lists, both)


def _lists(attached: Sequence[Attachment]) -> int:
    """Return for how many attachments headings are numbered anew."""
    return len(attached) if any(one.section for one in attached) else 0


def _plain(layout: Layout, lang: str, lists: int) -> Letterhead:
    return Letterhead(layout, Styles(), skeleton_for(layout, lang, lists), ())
