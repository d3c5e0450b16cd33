"""A new document beside the file that stands in its place."""

from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from reportgen.batch.entry import Entry
from reportgen.nouns.issue import Issue
from reportgen.pipeline.guard import overwrite_issue
from reportgen.pipeline.writers import Document

__all__ = ["Plan", "kept_issue", "plan_for"]

_EDITED = "word.edited-by-hand"


class Plan(NamedTuple):
    """What is to become of a document: it is written; or left, as the manifest lists it so; or only listed, since the
    same stands there; or what somebody made of it is kept; or something in its place keeps it from being written.

    `sha256` is of the file that stands there afterwards.
    """

    document: Document
    path: str
    sha256: str
    todo: Literal["write", "leave", "list", "keep", "fail"] = "write"
    issue: Issue | None = None


def plan_for(document: Document, known: Entry | None, folder: str, *, force: bool) -> Plan:
    """Compare a document with what the manifest lists of it, and with the file that stands in its place.

    `folder` is that of the document below the folder of the batch.
    """
    path = f"{folder}/{document.path.name}" if folder else document.path.name
    plan = Plan(document, path, sha256(document.data).hexdigest())
    listed = known.sha256 if known and known.path == path else ""
    if listed == plan.sha256:
        return plan._replace(todo="leave")
    try:
        with open(document.path, "rb") as file:  # noqa: PTH123 - asked of every report, and half as long
            data = file.read()
    except OSError:  # where something else is in the way, writing says what
        return plan
    if data == document.data:
        return plan._replace(todo="list")
    there = sha256(data).hexdigest()
    if force or (there == listed and known and known.status != "kept"):
        return plan
    wrong = overwrite_issue(document.path)
    if wrong is None:
        return plan
    if wrong.code == _EDITED:
        return plan._replace(todo="keep", sha256=there, issue=wrong._replace(severity="warning"))
    return plan._replace(todo="fail", path="", sha256="", issue=wrong)


def kept_issue(path: Path) -> Issue | None:
    """Return the warning that somebody edited a file, None where nobody did; raises OSError where it is not there."""
    wrong = overwrite_issue(path)
    return wrong._replace(severity="warning") if wrong and wrong.code == _EDITED else None
