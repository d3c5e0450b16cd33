"""Which writers a build needs: those of its formats and languages; those of pages and of both languages load late."""

from collections.abc import Sequence

from reportgen.nouns.report import Arrangement
from reportgen.pipeline.programs import programs
from reportgen.pipeline.project import Project
from reportgen.pipeline.writers import Format, WordWriter, Writer

__all__ = ["writers_of"]


def writers_of(
    project: Project,
    langs: Sequence[str],
    formats: Sequence[Format] = ("docx",),
    arrangement: Arrangement | None = None,
) -> tuple[Writer, ...]:
    """Return a writer for each format and language; with an `arrangement`, one for both languages.

    Raises ReportError with everything that is wrong in the templates of both languages and in the layout.
    """
    found: list[Writer] = []
    if "docx" in formats and arrangement:
        from reportgen.pipeline.bilingual import bilingual_writer

        found.append(bilingual_writer(project, arrangement))
    elif "docx" in formats:
        made = programs(project, langs)
        found += [WordWriter(project, made[lang], lang) for lang in langs]
    if "html" in formats and arrangement:
        from reportgen.pipeline.bilingual_pages import bilingual_page_writer

        found.append(bilingual_page_writer(project, arrangement))
    elif "html" in formats:
        from reportgen.pipeline.pages import page_writers

        found += page_writers(project, langs)
    return tuple(found)
