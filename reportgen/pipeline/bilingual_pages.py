"""Pages in both languages: their programs, kept as those in one language are, and what writes them."""

from pathlib import Path
from typing import NamedTuple, cast

from reportgen.config.kit import template_roots
from reportgen.figures.provenance import Told
from reportgen.narrative.compile.program import CompiledReport, asked_by
from reportgen.narrative.divided import blocks_of, dividing
from reportgen.narrative.environment import make_environment
from reportgen.narrative.material import Material
from reportgen.narrative.pairs import paired
from reportgen.narrative.render import Renderer
from reportgen.narrative.sources import read_templates
from reportgen.nouns.issue import Issue
from reportgen.nouns.report import Arrangement
from reportgen.pipeline.citing import Citer
from reportgen.pipeline.kept import Texts, keep, kept, key_of
from reportgen.pipeline.names import file_name
from reportgen.pipeline.pages import PageProgram
from reportgen.pipeline.project import Project
from reportgen.pipeline.writers import BOTH, Document, in_both, wording_of
from reportgen.preview.bilingual import apart, bilingual_page, one_behind_the_other, together
from reportgen.preview.html import HtmlTarget
from reportgen.preview.page import Heading, page_frame

__all__ = ["BilingualPageWriter", "bilingual_page_writer"]

_KIND = "bilingual-page"


class _Programs(NamedTuple):
    """Everything constant about the pages of a config in both languages, in one arrangement."""

    zh: PageProgram
    en: PageProgram


class BilingualPageWriter:
    """Writes pages in both languages, whose figures are numbered through."""

    lang = BOTH

    def __init__(self, project: Project, programs: _Programs, arrangement: Arrangement) -> None:
        self._config = config = project.config
        self._programs = programs
        self._arrangement = arrangement
        wordings = {each.target.lang: wording_of(each.target.lang) for each in programs}
        self._renderers = [
            Renderer(config, each.compiled, each.target, wordings[each.target.lang], make_environment())
            for each in programs
        ]
        self._citers = [Citer(config, lang, wording) for lang, wording in wordings.items()]

    @property
    def outline(self) -> CompiledReport:
        """Return the Chinese outline, which asks for what either of the two does."""
        zh, en = (each.compiled for each in self._programs)
        return zh._replace(asked=asked_by((zh, en)))

    @property
    def notes(self) -> tuple[Issue, ...]:
        """Return nothing: pages have no letterhead."""
        return ()

    def write(self, material: Material, out: Path, told: Told) -> Document:
        """Write one report, as `Writer.write` does."""
        chinese, english = self._renderers
        zh = chinese.render(material)
        en = english.render(material, zh.printed)
        title, office = in_both(zh, en)
        area, period = material.lineage[0], material.period
        heading = Heading(title, office, material.signed, self._config.name, area.code, period.key)
        cited = (citer.cite(material, one.printed, told) for citer, one in zip(self._citers, (zh, en), strict=True))
        data = bilingual_page(self._programs.zh.frame, heading, self._body(zh.body, apart(en.body)), *cited)
        return Document(out / file_name(area, period, BOTH, "html"), BOTH, data, zh, en)

    def _body(self, zh: str, en: str) -> str:
        if self._arrangement == "sequence":
            return one_behind_the_other(zh, en)
        return together(paired(blocks_of(zh), blocks_of(en)), self._arrangement)


def bilingual_page_writer(project: Project, arrangement: Arrangement) -> BilingualPageWriter:
    """Return a writer of pages in both languages; its programs are taken from the cache where nothing has changed.

    Raises ReportError with everything that is wrong in the templates of both languages.
    """
    texts = read_templates(project.config, *template_roots(project.templates))
    key = f"{key_of(project, texts)}-{arrangement}"
    programs = kept(_KIND, key, _Programs) or _made(project, texts, arrangement, key)
    return BilingualPageWriter(project, programs, arrangement)


def _made(project: Project, texts: Texts, arrangement: Arrangement, key: str) -> _Programs:
    from reportgen.narrative.templates import compile_templates

    targets = [HtmlTarget("zh"), HtmlTarget("en")]
    if arrangement != "sequence":
        targets = [cast(HtmlTarget, dividing(target)) for target in targets]
    outlines = compile_templates(project.config, texts, targets)
    frame = page_frame("zh")
    programs = _Programs(*(PageProgram(*each, frame) for each in zip(outlines, targets, strict=True)))
    keep(_KIND, key, programs)
    return programs
