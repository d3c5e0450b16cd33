"""A report from its config and ledgers: aggregated or taken from the store, judged, written in each language."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from reportgen.figures.find import unfinished_warnings
from reportgen.indicators.judge import run_checks
from reportgen.narrative.compile.program import asked_by
from reportgen.narrative.material import Dropped, Rendered
from reportgen.nouns.area import Area
from reportgen.nouns.issue import Issue, Place, ReportError, issue
from reportgen.nouns.period import Period
from reportgen.nouns.report import Arrangement
from reportgen.nouns.unit import Text
from reportgen.pipeline.charts import crowded_charts
from reportgen.pipeline.facts import Gatherer
from reportgen.pipeline.formats import writers_of
from reportgen.pipeline.guard import overwrite_issue
from reportgen.pipeline.project import Notify, Project
from reportgen.pipeline.stored import stored_figures, with_notes, without_notes
from reportgen.pipeline.subject import asked_period, settled_area, settled_period
from reportgen.pipeline.writers import Document, Format, Writer, notes_of
from reportgen.word.files import is_no_room, write_together

__all__ = ["Built", "Order", "build_report", "documents_of", "has_errors", "make_folder", "write_area"]

_WRITING = Text("撰写报告…", "writing the report …")
_NAME = r"[^\W\d]\w*+(?!\()"


class Order(NamedTuple):
    """What is asked for: an area and a period as they were typed, the languages, the folder, and how to write.

    Without a period the newest is meant, without an area the one that holds all rows.
    `signed` overrides the config's date. `force` writes over files that were edited by hand; a `dry_run` writes none.
    `arrangement` says how one document is to hold both languages, None where each has its own.
    `converter` is the program that makes PDFs of the documents, None where none are asked for.
    """

    area: str | None
    period: str | None
    langs: tuple[str, ...]
    out: Path
    signed: date | None = None
    force: bool = False
    dry_run: bool = False
    converter: str | None = None
    formats: tuple[Format, ...] = ("docx",)
    arrangement: Arrangement | None = None


class Built(NamedTuple):
    """What a build gave: the documents, whether each is new, the clauses that were left out, and warnings.

    `pdfs` are the PDFs beside the documents, with whether each is new; `unmade` says why others could not be made.
    """

    area: Area
    period: Period
    documents: tuple[Document, ...]
    changed: tuple[bool, ...]
    dropped: tuple[Dropped, ...]
    warnings: tuple[Issue, ...]
    pdfs: tuple[tuple[Path, bool], ...] = ()
    unmade: tuple[Issue, ...] = ()


class Written(NamedTuple):
    """The documents of an area, in memory, and what its checks warn of."""

    documents: tuple[Document, ...]
    warnings: tuple[Issue, ...]


def build_report(project: Project, order: Order, notify: Notify) -> Built:
    """Build the report of one area in the languages asked for, and write them once all of them are right.

    Raises ReportError with everything that is wrong, and with the ledgers that are not kept where that is why; no
    document is then written.
    """
    asked = asked_period(order.period)
    store, warnings = stored_figures(project, [asked] if asked else [], notify)
    with store:
        area = settled_area(store, order.area)
        period = settled_period(store, area, asked)
        warnings = (*warnings, *unfinished_warnings(store, period))
        writers = writers_of(project, order.langs, order.formats, order.arrangement)
        notify(_WRITING)
        try:
            built = write_area(project, Gatherer(project.config, store), area, period, writers, order)
        except ReportError as error:
            raise with_notes(error, warnings) from None
    warnings = without_notes((*warnings, *notes_of(writers)))
    built = built._replace(warnings=(*warnings, *built.warnings))
    return _with_pdfs(built, order, notify) if order.converter else built


def _with_pdfs(built: Built, order: Order, notify: Notify) -> Built:
    from reportgen.pdf import is_convertible, make_pdfs, outdated, pdf_of

    new = {document.path: changed for document, changed in zip(built.documents, built.changed, strict=True)}
    documents = [path for path in new if is_convertible(path)]
    if order.dry_run:
        due = [new[path] or outdated(path) for path in documents]
        return built._replace(pdfs=tuple(zip(map(pdf_of, documents), due, strict=True)))
    pdfs = make_pdfs(order.converter or "", documents, notify)
    made = tuple((pdf_of(document), new) for document, new in pdfs.made.items())
    return built._replace(pdfs=made, unmade=tuple(pdfs.failed.values()))


def write_area(
    project: Project, gatherer: Gatherer, area: Area, period: Period, writers: Sequence[Writer], order: Order
) -> Built:
    """Build the report of an area that has figures, and write its documents once all of them are right.

    Raises ReportError as `documents_of` does, and where a file was edited by hand or cannot be written.
    """
    documents, warnings = documents_of(project, gatherer, area, period, writers, order)
    changed = tuple(_is_new(document) for document in documents)
    new = [document for document, is_new in zip(documents, changed, strict=True) if is_new]
    _refuse_overwriting(new, order)
    if not order.dry_run:
        make_folder(order.out)
        write_together([(document.path, document.data) for document in new])
    texts = {lang: text for document in documents for lang, text in document.texts.items()}  # alike in every format
    dropped = tuple(dict.fromkeys(left_out for text in texts.values() for left_out in text.dropped))
    return Built(area, period, documents, changed, dropped, warnings)


def documents_of(
    project: Project, gatherer: Gatherer, area: Area, period: Period, writers: Sequence[Writer], order: Order
) -> Written:
    """Judge the figures of an area and write its documents, in memory.

    Raises ReportError with failing checks, and with what is wrong in any language.
    """
    scope = gatherer.scope(area, period)
    issues = run_checks(project.config.checks, scope, area.name)
    if has_errors(issues):
        raise ReportError(issues)
    asked = asked_by(writer.outline for writer in writers)
    seeing = gatherer.seeing(area, period, asked)
    material = seeing.material(area, period, scope, order.signed, asked)
    documents: list[Document] = []
    wrong: list[Issue] = []
    for writer in writers:
        try:
            documents.append(writer.write(material, order.out, seeing.told))
        except ReportError as error:
            wrong.extend(error.issues)
    wrong.extend(_parity(documents))
    if wrong:
        raise ReportError(dict.fromkeys((*issues, *wrong)))
    crowded = (found for one in documents for found in crowded_charts(project.config.charts, one.rendered))
    return Written(tuple(documents), tuple(dict.fromkeys((*issues, *crowded))))


def has_errors(issues: Sequence[Issue]) -> bool:
    """Say whether any of the issues is more than a warning."""
    return any(found.severity == "error" for found in issues)


def _parity(documents: Sequence[Document]) -> list[Issue]:
    """Compare what was printed, for a condition may hold in one template and not in the other."""
    rendered = {lang: text for document in documents for lang, text in document.texts.items()}
    if len(rendered) < 2:
        return []
    printed = {lang: _indicators(one) for lang, one in rendered.items()}
    excused = frozenset[str]().union(*(one.excused for one in rendered.values()))
    return [
        issue("narrative.parity-printed", found=name, here=here)
        for here, there in (("zh", "en"), ("en", "zh"))
        for name in sorted(printed[here] - printed[there] - excused)
    ]


def _indicators(rendered: Rendered) -> set[str]:
    """Return the indicators that a text says anything of, the names in `inflow`, `share(inflow, population)`, and what
    it refers to.

    Whether it says the same of them is compared in the templates, where one wording may stand for another.
    """
    stated = {one.what for printed in rendered.printed for one in printed.stated}
    return {f"ref({name})" for name in rendered.referred}.union(*map(_names, stated))


@lru_cache(maxsize=4096)
def _names(what: str) -> tuple[str, ...]:
    """Return the indicators that something stated names; reports of a kind state the same."""
    return tuple(re.findall(_NAME, what.partition("[")[0].partition("@")[0]))


def _is_new(document: Document) -> bool:
    try:
        return document.path.read_bytes() != document.data
    except OSError:
        return True


def _refuse_overwriting(documents: Sequence[Document], order: Order) -> None:
    if not order.force:
        issues = [found for document in documents if (found := overwrite_issue(document.path))]
        if issues:
            raise ReportError(issues)


def make_folder(out: Path) -> None:
    """Make the folder of the documents, where it is not there; raises ReportError where that cannot be."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise ReportError([issue("command.output-is-file", Place(out.as_posix()))]) from None
    except OSError as error:
        if is_no_room(error):
            raise ReportError([issue("word.no-room", Place(out.as_posix()))]) from None
        raise ReportError([issue("command.folder", found=out.as_posix(), reason=error.strerror or "")]) from None
