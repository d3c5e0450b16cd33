"""Word documents as PDF, made by LibreOffice where it is installed: one run of it for many documents."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from shutil import copyfile, which
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Literal, NamedTuple

from reportgen.nouns.issue import Issue, Place, ReportError, issue
from reportgen.nouns.unit import Text
from reportgen.word.files import write_whole

__all__ = ["Pdfs", "find_converter", "is_convertible", "make_pdfs", "outdated", "pdf_of", "usual_places"]

_VARIABLE = "REPORTGEN_SOFFICE"
_TIMEOUT_VARIABLE = "REPORTGEN_SOFFICE_TIMEOUT"
_NAMES = ("soffice", "libreoffice")
_AT_ONCE = 200
"""How many documents one run converts: LibreOffice keeps some memory of each, and commands have a length."""
_SHORT = 200
"""How many characters of what LibreOffice says are told."""
_PATIENCE = 180
"""The seconds after which a program that has made no further PDF is stopped; slow machines start it in a minute."""
_LOOK = 0.5
"""How often it is looked at, in seconds."""
_NONE = subprocess.DEVNULL
_TAIL = 1024
"""In how many bytes the end of a PDF is marked."""
_MAKING = Text("转换为 PDF，已完成 {done}/{count}", "making PDFs: {done} of {count} done")


class Pdfs(NamedTuple):
    """The PDFs beside some documents, whether each is new, and why others could not be made, by their documents."""

    made: Mapping[Path, bool]
    failed: Mapping[Path, Issue]


class _Ended(NamedTuple):
    """How a run ended: by itself, with an error, or stopped because it took too long; and what it said at last."""

    how: Literal["done", "broken", "late"]
    said: str
    seconds: int


def find_converter() -> str:
    """Return the program that converts: that of REPORTGEN_SOFFICE, or the one on the path or in its usual folder.

    Raises ReportError where there is none, or where REPORTGEN_SOFFICE_TIMEOUT is no number of seconds.
    """
    _patience()
    if chosen := os.environ.get(_VARIABLE):
        if found := which(chosen):
            return found
        raise ReportError([issue("pdf.no-such-converter", found=chosen)])
    candidates = (*_NAMES, *map(str, usual_places(sys.platform, os.environ, Path.home())))
    if found := next(filter(None, map(which, candidates)), None):
        return found
    raise ReportError([issue("pdf.no-converter")])


def usual_places(platform: str, environ: Mapping[str, str], home: Path) -> list[Path]:
    """Return where LibreOffice's program may be on a system whose path does not name it, as `sys.platform` calls it."""
    if platform == "win32":
        folders = dict.fromkeys(environ.get(name, "") for name in ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)"))
        versions = (found for folder in folders if folder for found in sorted(Path(folder).glob("LibreOffice*")))
        return [found / "program" / "soffice.com" for found in versions]
    if platform == "darwin":
        return [root / "Applications/LibreOffice.app/Contents/MacOS/soffice" for root in (Path("/"), home)]
    return []


def is_convertible(path: Path) -> bool:
    """Say whether a file is a document that a PDF is made of."""
    return path.suffix == ".docx"


def pdf_of(document: Path) -> Path:
    """Return the PDF that belongs beside a document."""
    return document.with_suffix(".pdf")


def outdated(document: Path) -> bool:
    """Say whether the PDF of a document that is there is missing, or was made before it."""
    pdf = pdf_of(document)
    return not pdf.is_file() or pdf.stat().st_mtime_ns <= document.stat().st_mtime_ns


def make_pdfs(converter: str, documents: Sequence[Path], notify: Callable[..., None]) -> Pdfs:
    """Make the PDFs of documents that have none or an older one; each appears whole or not at all.

    Raises ReportError where the converter cannot be started.
    """
    due = [document for document in documents if outdated(document)]
    failed: dict[Path, Issue] = {}
    new = set(due)
    if due:
        # What is left behind by a program that was stopped is no reason to fail.
        with TemporaryDirectory(prefix="reportgen-", ignore_cleanup_errors=True) as folder:
            office = _Office(converter, Path(folder))
            for start in range(0, len(due), _AT_ONCE):
                notify(_MAKING, done=start, count=len(due))
                failed |= office.convert(due[start : start + _AT_ONCE])
    return Pdfs({each: each in new for each in documents if each not in failed}, failed)


class _Office:
    """A LibreOffice with a profile of its own, so that one that is open on the screen is not disturbed.

    It works on copies with short names: commands stay short, and nothing is locked where the documents stand.
    """

    def __init__(self, converter: str, folder: Path) -> None:
        self._folder = folder
        self._said = folder / "said.txt"
        self._command = (
            converter,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--convert-to", "pdf", "--outdir", "made"),
        )

    def convert(self, documents: Sequence[Path]) -> dict[Path, Issue]:
        """Make the PDFs of some documents; return why some could not be made.

        A run that breaks off is begun again behind the document that it broke off at, unless that helps no more.
        """
        waiting = {f"{number}.docx": document for number, document in enumerate(documents, 1)}
        failed: dict[Path, Issue] = {}
        fruitless = 0
        for name, document in waiting.items():
            copyfile(document, self._folder / name)
        while waiting:
            ended = self._run(tuple(waiting))
            made = dict(self._made(waiting))
            failed |= _kept(made)
            waiting = {name: document for name, document in waiting.items() if document not in made}
            fruitless = 0 if made else fruitless + 1
            stuck = ended.how == "done" or fruitless > 1
            for name in tuple(waiting) if stuck else tuple(waiting)[:1]:
                document = waiting.pop(name)
                failed[document] = _failure(document, ended)
        return failed

    def _made(self, waiting: Mapping[str, Path]) -> Iterator[tuple[Path, bytes]]:
        """Yield the PDFs that a run has made and finished."""
        for name, document in waiting.items():
            found = pdf_of(self._folder / "made" / name)
            if found.is_file():
                data = found.read_bytes()
                found.unlink()
                if data.startswith(b"%PDF-") and b"%%EOF" in data[-_TAIL:]:
                    yield document, data

    def _run(self, names: Sequence[str]) -> _Ended:
        """Run the program on copies of documents, and wait."""
        seconds = _patience()
        with self._said.open("wb") as said, _started((*self._command, *names), self._folder, said.fileno()) as process:
            try:
                code = _code(process, self._folder / "made", seconds)
            finally:
                _stop(process)
        if code is None:
            return _Ended("late", "", seconds)
        return _Ended("broken" if code else "done", self._last_line() or f"exit code {code}", seconds)

    def _last_line(self) -> str:
        lines = self._said.read_text(encoding="utf-8", errors="replace").split("\n")
        return next((line.strip()[:_SHORT] for line in reversed(lines) if line.strip()), "")


def _patience() -> int:
    """Return for how many seconds a run may go without a further PDF."""
    given = os.environ.get(_TIMEOUT_VARIABLE, "").strip()
    if not given:
        return _PATIENCE
    if not given.isdecimal() or not int(given):
        raise ReportError([issue("pdf.bad-timeout", allowed=[">= 1"], found=given)])
    return int(given)


def _started(command: Sequence[str], folder: Path, said: int) -> "subprocess.Popen[bytes]":
    """Start a program in a group of its own, for LibreOffice is a script that starts others."""
    try:
        if sys.platform == "win32":
            flags = subprocess.CREATE_NO_WINDOW
            return subprocess.Popen(command, cwd=folder, stdin=_NONE, stdout=_NONE, stderr=said, creationflags=flags)
        return subprocess.Popen(command, cwd=folder, stdin=_NONE, stdout=_NONE, stderr=said, start_new_session=True)
    except OSError as error:
        raise ReportError([issue("pdf.not-started", Place(command[0]), reason=error.strerror or error)]) from error


def _code(process: "subprocess.Popen[bytes]", made: Path, patience: int) -> int | None:
    """Wait for a program and return its exit code; None where no file was added to `made` for so many seconds."""
    count, since = 0, monotonic()
    while monotonic() - since <= patience:
        try:
            return process.wait(_LOOK)
        except subprocess.TimeoutExpired:
            found = sum(1 for _ in made.glob("*"))
            if found != count:
                count, since = found, monotonic()
    return None


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """Stop a program that still runs, with all that it has started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], check=False, capture_output=True)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _kept(made: Mapping[Path, bytes]) -> dict[Path, Issue]:
    """Put PDFs beside their documents; return why some could not be written."""
    failed = {}
    for document, data in made.items():
        try:
            write_whole(pdf_of(document), data)
        except ReportError as error:
            failed[document] = error.issues[0]
    return failed


def _failure(document: Path, ended: _Ended) -> Issue:
    place = Place(document.as_posix())
    if ended.how == "late":
        return issue("pdf.too-slow", place, seconds=ended.seconds)
    return issue("pdf.not-made", place, reason=ended.said)
