"""The pages of the guide, and what tests need of them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

__all__ = ["DOCS", "LANGS", "NAMES", "ROOT", "Block", "blocks", "held", "page", "table", "write_files"]

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
LANGS = ("en", "zh")
NAMES = tuple(sorted(path.stem for path in (DOCS / "en").glob("*.md")))
_FENCED = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A fenced block: what stands behind its fence, and what it holds."""

    kind: str
    text: str


def page(lang: str, name: str) -> Path:
    """Return the file of a page in a language."""
    return DOCS / lang / f"{name}.md"


def blocks(path: Path) -> Iterator[Block]:
    """Yield the fenced blocks of a file."""
    for found in _FENCED.finditer(path.read_text(encoding="utf-8")):
        yield Block(found[1], found[2])


def write_files(path: Path, folder: str, root: Path) -> list[Block]:
    """Write the files of a folder that a page names in their order as its first blocks; return the other blocks."""
    text = path.read_text(encoding="utf-8")
    names = list(dict.fromkeys(re.findall(rf"`({folder}/[\w./-]+\.\w+)`", text)))
    found = list(blocks(path))
    for name, block in zip(names, found, strict=False):
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(block.text, encoding="utf-8", newline="\n")
    return found[len(names) :]


def table(*rows: tuple[object, ...]) -> list[str]:
    """Return the lines of a table."""
    lines = ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return [lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]


def held(path: Path, name: str, lines: list[str], *, regenerate: bool) -> None:
    """Compare a generated part of a file, between its marks, with what it should be."""
    text = path.read_text(encoding="utf-8")
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    before, _, rest = text.partition(begin)
    found, mark, behind = rest.partition(end)
    assert mark, f"{path.name} has no part {name}"
    wanted = "".join(f"{line}\n" for line in lines)
    if regenerate:
        path.write_text(before + begin + wanted + end + behind, encoding="utf-8", newline="\n")
    else:
        assert found == wanted, f"run pytest --regenerate and read {path}"
