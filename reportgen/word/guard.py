"""What a document says of itself: its list of figures, and whether somebody edited it since it was written."""

from pathlib import Path

from reportgen.word.figurelist import NAMESPACE, FigureList, parse_figure_list

__all__ = ["edited_by_hand", "read_figures"]


def edited_by_hand(path: Path) -> bool:
    """Say whether a file stands at `path` that is no document of ours, or no longer the one that was written."""
    from hashlib import sha256
    from zipfile import BadZipFile, ZipFile

    if not path.is_file():
        return False
    found = read_figures(path)
    if found is None:
        return True
    try:
        with ZipFile(path) as package:
            return sha256(package.read("word/document.xml")).hexdigest() != found.document
    except (KeyError, BadZipFile):
        return True


def read_figures(path: Path) -> FigureList | None:
    """Read the list of figures from a document; None where the file holds none.

    The part is looked for by its namespace, since Word and LibreOffice may give it another name.
    """
    from zipfile import BadZipFile, ZipFile
    from zlib import error as BadStream

    try:
        with ZipFile(path) as package:
            for name in package.namelist():
                if name.startswith("customXml/item") and NAMESPACE.encode() in (data := package.read(name)):
                    found = parse_figure_list(data)
                    if found:
                        return found
    except (BadZipFile, BadStream, RuntimeError):  # the last: packed in a way, or with a password, that is unknown
        return None
    return None
