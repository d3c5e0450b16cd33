"""The PDFs of a batch: made at once, when all documents are there."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.batch.outcome import File, Outcome
from reportgen.pipeline.project import Notify

if TYPE_CHECKING:
    from reportgen.pdf import Pdfs

__all__ = ["with_pdfs"]


def with_pdfs(outcomes: Sequence[Outcome], converter: str, out: Path, notify: Notify) -> list[Outcome]:
    """Make the PDFs of all documents at once, and list them; a report whose PDF cannot be made has failed."""
    from reportgen.pdf import is_convertible, make_pdfs

    files = (out / file.name for outcome in outcomes for file in outcome.files)
    documents = [path for path in files if is_convertible(path)]
    pdfs = make_pdfs(converter, documents, notify)
    return [_with_its_pdfs(outcome, pdfs, out) for outcome in outcomes]


def _with_its_pdfs(outcome: Outcome, pdfs: "Pdfs", out: Path) -> Outcome:
    from reportgen.pdf import pdf_of

    documents = [out / file.name for file in outcome.files]
    made = [pdf_of(document) for document in documents if document in pdfs.made]
    files = (*outcome.files, *(File(path.name, sha256(path.read_bytes()).hexdigest()) for path in made))
    if failed := [pdfs.failed[document] for document in documents if document in pdfs.failed]:
        return outcome._replace(status="failed", files=files, issues=(*outcome.issues, *failed))
    new = outcome.status == "written" or any(pdfs.made.get(document) for document in documents)
    return outcome._replace(status="written" if new else outcome.status, files=files)
