"""The PDFs of a batch: made at the end, of documents that have none or an older one."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.batch.entry import Entry, entry_of
from reportgen.batch.outcome import Outcome
from reportgen.batch.outcomes import outcome_of
from reportgen.batch.setting import Errand, Setting
from reportgen.pipeline.project import Notify

if TYPE_CHECKING:
    from reportgen.pdf import Pdfs

__all__ = ["outcomes_with_pdfs", "without_pdfs"]

_AT_ONCE = 100
"""Areas whose PDFs are made, and noted, together."""


def outcomes_with_pdfs(setting: Setting, errands: Iterable[Errand], notify: Notify) -> Iterator[tuple[Outcome, ...]]:
    """Yield the outcomes of areas with their PDFs, some at a time; a PDF that cannot be made has failed.

    Raises ReportError where the converter cannot be started.
    """
    from reportgen.pdf import make_pdfs

    rest = iter(errands)
    while some := tuple(islice(rest, _AT_ONCE)):
        known = [tuple(map(entry_of, errand.known)) for errand in some]
        documents = [setting.out / entry.path for entries in known for entry in entries if _has_pdf(setting, entry)]
        pdfs = make_pdfs(setting.order.converter or "", documents, notify)
        yield tuple(_with_its_pdfs(setting, entries, pdfs) for entries in known)


def _has_pdf(setting: Setting, entry: Entry) -> bool:
    """Say whether there is a document of which a PDF is asked for."""
    there = entry.path and entry.status not in ("failed", "not-built")
    return bool(there) and entry.kind in setting.kinds and entry.format == "docx"


def without_pdfs(setting: Setting, errand: Errand) -> Outcome:
    """Return the outcome of an area whose PDFs the run did not come to."""
    known = {entry.kind: entry for entry in map(entry_of, errand.known)}
    wanted = [entry for entry in known.values() if entry.kind in setting.kinds]
    missing = [
        (known.get((entry.language, "pdf")) or entry._replace(format="pdf", path="", sha256="", ms=0.0, text=""))
        ._replace(status="not-built", run=setting.run, issues=())
        for entry in wanted
        if _has_pdf(setting, entry)
    ]  # fmt: skip
    return outcome_of(known, [*wanted, *missing])


def _with_its_pdfs(setting: Setting, entries: Sequence[Entry], pdfs: "Pdfs") -> Outcome:
    known = {entry.kind: entry for entry in entries}
    wanted = [entry for entry in entries if entry.kind in setting.kinds]
    made = [
        _pdf(setting, entry, known.get((entry.language, "pdf")), pdfs) for entry in wanted if _has_pdf(setting, entry)
    ]
    return outcome_of(known, [*wanted, *made])


def _pdf(setting: Setting, document: Entry, known: Entry | None, pdfs: "Pdfs") -> Entry:
    """Return the entry of a document's PDF."""
    from reportgen.pdf import pdf_of

    path = setting.out / document.path
    entry = document._replace(format="pdf", ms=0.0, text="", issues=(), run=setting.run)
    if wrong := pdfs.failed.get(path):
        return entry._replace(status="failed", path="", sha256="", issues=(wrong,))
    shown = pdf_of(Path(document.path)).as_posix()
    digest = sha256(pdf_of(path).read_bytes()).hexdigest()
    if known and known.sha256 == digest and known.path == shown:
        return entry._replace(
            status=known.status if known.run == setting.run else "unchanged", path=shown, sha256=digest
        )
    return entry._replace(status="written", path=shown, sha256=digest)
