"""A page: a report, what it says of itself, how it looks, and where its figures come from, in one file."""

from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from markupsafe import escape

from reportgen import __version__
from reportgen.preview.origins import Origins, origins_html
from reportgen.preview.words import WORDS

__all__ = ["Frame", "Heading", "edited_by_hand", "page_bytes", "page_frame", "whole_page"]

_SEAL = b"<!-- reportgen sha256:"
_SEAL_END = b" -->\n"
_HERE = Path(__file__).parent


class Frame(NamedTuple):
    """What all pages in one language share: their style and their script."""

    lang: str
    style: str
    script: str


class Heading(NamedTuple):
    """What a page says of its report as a whole; `area` is the code, `period` the key, `date` the day it is signed."""

    title: str
    office: str
    date: date
    report: str
    area: str
    period: str


def page_frame(lang: str) -> Frame:
    """Read the style and the script of pages, without what is there for those who edit them."""
    style = " ".join((_HERE / "page.css").read_text(encoding="utf-8").split())
    lines = (_HERE / "page.js").read_text(encoding="utf-8").splitlines()
    return Frame(lang, style, "\n".join(line.strip() for line in lines))


def page_bytes(frame: Frame, heading: Heading, body: str, origins: Origins) -> bytes:
    """Return a page, sealed so that it can be told whether somebody edited it since."""
    words = WORDS[frame.lang]
    return whole_page(frame, heading, words.lang, body, origins_html(origins, words))


def whole_page(frame: Frame, heading: Heading, lang: str, body: str, listed: str) -> bytes:
    """Return a page in a language, as HTML names it, with the list of its figures in markup, sealed."""
    page = (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(heading.title)}</title>{_meta(heading)}<style>{frame.style}</style></head>\n"
        f"<body><main>{body}</main>\n{listed}\n<script>{frame.script}</script></body></html>\n"
    ).encode()
    return page + _SEAL + sha256(page).hexdigest().encode() + _SEAL_END


def edited_by_hand(path: Path) -> bool:
    """Say whether a file stands at `path` that is no page of ours, or no longer the one that was written."""
    if not path.is_file():
        return False
    page, seal, digest = path.read_bytes().rpartition(_SEAL)
    return not seal or digest != sha256(page).hexdigest().encode() + _SEAL_END


def _meta(heading: Heading) -> str:
    named = {
        "author": heading.office,
        "date": heading.date.isoformat(),
        "generator": f"reportgen {__version__}",
        "report": heading.report,
        "area": heading.area,
        "period": heading.period,
    }
    return "".join(f'<meta name="{name}" content="{escape(text)}">' for name, text in named.items() if text)
