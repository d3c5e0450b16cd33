"""Page numbers in tables of contents against the pages that LibreOffice makes: every example, both languages.

Usage: python benchmarks/contents.py [layout] [levels]. Tells how many page numbers are right, and which are not.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from unicodedata import normalize
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "examples"))
from places import PLACES, Example  # noqa: E402 - they stand beside the tests that use them too

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NUMBERED = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[IVX]+\.|\([IVX]+\)|[0-9.]+ ")


def main(layout: str = "gbt9704", levels: str = "2") -> None:
    with TemporaryDirectory() as folder:
        work = Path(folder)
        configs = copytree(ROOT / "configs", work / "configs")
        copytree(ROOT / "templates", work / "templates")
        for config in configs.glob("*.yaml"):
            text = re.sub(r"(?m)^layout: .*\n", "", config.read_text("utf-8"))
            config.write_text(f"{text}\nlayout: {layout}\ncontents: {{levels: {levels}}}\n", "utf-8")
        counts = [_compared(work, place) for place in PLACES]
    print(sum(right for right, _ in counts), "of", sum(lines for _, lines in counts), "page numbers are right")


def _compared(work: Path, place: Example) -> tuple[int, int]:
    """Build a report in both languages, and return how many page numbers are right, of how many."""
    out = work / place.name
    command = [sys.executable, "-m", "reportgen", "build", work / "configs" / f"{place.config}.yaml", "--pdf", "-q"]
    command += ["--area", place.area, "--period", place.period, "-o", out, "--store", work / f"{place.name}.sqlite"]
    command += ["--data", ROOT / "examples" / place.name]
    if place.suppress_below:
        command += ["--suppress-below", str(place.suppress_below)]
    subprocess.run(list(map(str, command)), check=True, stdout=subprocess.DEVNULL)
    found = [line for document in sorted(out.glob("*.docx")) for line in _pages(document)]
    for text, told, page in found:
        if told != page:
            print(f"{place.name}: {text}: {told}, on page {page}")
    return sum(told == page for _, told, page in found), len(found)


def _pages(document: Path) -> Iterator[tuple[str, int, int]]:
    """Yield each line of a table of contents with the page that it tells and the one where its heading stands."""
    text = subprocess.run(["pdftotext", "-raw", document.with_suffix(".pdf"), "-"], capture_output=True, check=True)
    pages = [_plain(page) for page in text.stdout.decode().split("\f")[:-1]]
    lines = list(_lines(document))
    last = next(number for number, page in enumerate(pages) if _plain(lines[-1][0]) in page)
    at = last + 1
    for words, told in lines:
        # The title of an attachment stands above the signature as well.
        behind = range(at, len(pages)) if NUMBERED.match(words) else reversed(range(at, len(pages)))
        at = next((number for number in behind if _plain(words) in pages[number]), at)
        yield words, told, at + 1


def _lines(document: Path) -> Iterator[tuple[str, int]]:
    with ZipFile(document) as package:
        root = fromstring(package.read("word/document.xml"))
    for link in root.iter(f"{W}hyperlink"):
        *words, page = [text.text or "" for text in link.iter(f"{W}t")]
        yield "".join(words), int(page)


def _plain(text: str) -> str:
    return re.sub(r"\s", "", normalize("NFKC", text))


if __name__ == "__main__":
    main(*sys.argv[1:])
