"""Documents in both languages: their programs, kept as those in one language are, and what writes them."""

from pathlib import Path
from typing import NamedTuple, cast

from reportgen.config.kit import template_roots
from reportgen.figures.provenance import Told
from reportgen.narrative.compile.program import CompiledReport, asked_by
from reportgen.narrative.divided import blocks_of, dividing
from reportgen.narrative.environment import make_environment
from reportgen.narrative.material import Material, Rendered
from reportgen.narrative.pairs import paired
from reportgen.narrative.render import Renderer
from reportgen.narrative.sources import read_templates
from reportgen.nouns.issue import Issue
from reportgen.nouns.report import Arrangement
from reportgen.pipeline.kept import Texts, keep, kept
from reportgen.pipeline.names import file_name
from reportgen.pipeline.programs import Program, program_key
from reportgen.pipeline.project import Project
from reportgen.pipeline.writers import BOTH, Document, in_both, properties_of, wording_of
from reportgen.word.bilingual import Columns, apart, one_behind_the_other, one_by_one
from reportgen.word.package import package_bytes
from reportgen.word.roles import Styles
from reportgen.word.sections import sectioned
from reportgen.word.target import WordTarget

__all__ = ["BilingualProgram", "BilingualWriter", "bilingual_writer"]

_KIND = "bilingual"


class BilingualProgram(NamedTuple):
    """Everything constant about the documents of a config in both languages, in one arrangement.

    Both programs have the skeleton of the documents. `columns` is there where the languages stand side by side;
    `styles` are those of either language.
    """

    zh: Program
    en: Program
    arrangement: Arrangement
    columns: Columns | None
    styles: tuple[Styles, Styles]


class BilingualWriter:
    """Writes Word documents in both languages, with one list of figures that counts on through both."""

    lang = BOTH

    def __init__(self, project: Project, program: BilingualProgram) -> None:
        self._config = project.config
        self._program = program
        self._renderers = [
            Renderer(project.config, each.compiled, each.target, wording_of(each.target.lang), make_environment())
            for each in (program.zh, program.en)
        ]

    @property
    def outline(self) -> CompiledReport:
        """Return the Chinese outline, which asks for what either of the two does."""
        zh, en = self._program.zh.compiled, self._program.en.compiled
        return zh._replace(asked=asked_by((zh, en)))

    @property
    def notes(self) -> tuple[Issue, ...]:
        """Return what is worth knowing of the letterhead."""
        return self._program.zh.notes

    def write(self, material: Material, out: Path, told: Told) -> Document:
        """Write one report, as `Writer.write` does."""
        chinese, english = self._renderers
        zh = chinese.render(material)
        en = english.render(material, zh.printed)
        title, office = in_both(zh, en)
        properties = properties_of(zh, material, self._config)
        properties = properties._replace(title=title, office=office, english=len(zh.printed) + 1)
        figures = (*zh.printed, *en.printed)
        own, other = self._program.zh.target, self._program.en.target
        charts = (*own.chart_parts(zh.charts), *other.chart_parts(en.charts))
        data = package_bytes(self._program.zh.skeleton, self._body(zh, en), figures, properties, charts)
        path = out / file_name(material.lineage[0], material.period, BOTH, "docx")
        return Document(path, BOTH, data, zh, en)

    def _body(self, zh: Rendered, en: Rendered) -> str:
        """Return both texts in one body, arranged and finished."""
        chinese, english, arrangement, columns, styles = self._program
        own, other = zh.body, apart(en.body)
        if arrangement == "sequence":
            body = one_behind_the_other(chinese.target.closed(own), english.target.closed(other))
        else:
            pairs = paired(blocks_of(own), blocks_of(other))
            body = columns.body(pairs) if columns else one_by_one(pairs)
            body = english.target.closed(chinese.target.closed(body))
        body = english.target.filled(chinese.target.filled(sectioned(body, *styles)))
        return english.target.repaged(body)


def bilingual_writer(project: Project, arrangement: Arrangement) -> BilingualWriter:
    """Return a writer of documents in both languages; its program is taken from the cache where nothing has changed.

    Raises ReportError with everything that is wrong in the templates of both languages and in the layout.
    """
    texts = read_templates(project.config, *template_roots(project.templates))
    key = f"{program_key(project, texts)}-{arrangement}"
    program = kept(_KIND, key, BilingualProgram) or _made(project, texts, arrangement, key)
    return BilingualWriter(project, program)


def _made(project: Project, texts: Texts, arrangement: Arrangement, key: str) -> BilingualProgram:
    from reportgen.pipeline.papers import compiled_on, papers, target_on
    from reportgen.word.bilingual import english_styles, narrowed
    from reportgen.word.merged import merged_skeleton

    found = papers(project, ("zh", "en"), narrowed if arrangement == "columns" else lambda layout: layout)
    own, other = found.papers["zh"], found.papers["en"]
    english = english_styles(other.styles)
    both, contents = {"zh": own.styles, "en": english}, project.config.contents > 0
    targets = [target_on(paper, lang, both[lang], contents=contents, both=both) for lang, paper in found.papers.items()]
    if arrangement != "sequence":
        targets = [cast(WordTarget, dividing(target)) for target in targets]
    outlines = compiled_on(found, project, texts, targets)
    skeleton = merged_skeleton(own.skeleton, other.skeleton, other.styles, english)
    zh, en = (Program(outline, target, skeleton, own.notes) for target, outline in zip(targets, outlines, strict=True))
    columns = Columns(own.layout, own.styles) if arrangement == "columns" else None
    program = BilingualProgram(zh, en, arrangement, columns, (own.styles, english))
    keep(_KIND, key, program)
    return program
