"""Pages in both languages: how the two texts are put together, and the names that keep their links apart."""

import re
from collections.abc import Iterable, Iterator

from reportgen.narrative.pairs import Pair
from reportgen.nouns.report import Arrangement
from reportgen.preview.origins import Origins, origins_html
from reportgen.preview.page import Frame, Heading, whole_page
from reportgen.preview.words import WORDS

__all__ = ["apart", "bilingual_page", "one_behind_the_other", "together"]

_LANG = "mul"
"""Several languages, as ISO 639 calls them; each text says its own."""
_NAMED = re.compile(r'((?:id="|href="#)(?:ref|i|l)-)')
_HEADING = re.compile(r'(id|aria-labelledby)="origins"')


def bilingual_page(frame: Frame, heading: Heading, body: str, zh: Origins, en: Origins) -> bytes:
    """Return a page with both texts in `body`, and behind them where the figures of each come from."""
    english = _HEADING.sub(r'\1="origins-en"', apart(origins_html(en, WORDS["en"])))
    listed = _told("zh", origins_html(zh, WORDS["zh"])) + _told("en", english)
    return whole_page(frame, heading, _LANG, body, listed)


def apart(markup: str) -> str:
    """Return English markup whose captions, indicators and ledgers have names of their own: ids hold no other dot."""
    return _NAMED.sub(r"\1en.", markup)


def one_behind_the_other(zh: str, en: str) -> str:
    """Return two bodies in one, the second behind a rule, where a printer begins a page."""
    return f'{_told("zh", zh)}<hr class="page">{_told("en", en)}'


def together(pairs: Iterable[Pair], arrangement: Arrangement) -> str:
    """Return a body of pairs: text beside each other in columns, or below."""
    return "".join(_pieces(pairs, arrangement))


def _pieces(pairs: Iterable[Pair], arrangement: Arrangement) -> Iterator[str]:
    for pair in pairs:
        if arrangement == "columns" and pair.kind == "text":
            yield f'<div class="pair">{_beside("zh", pair.zh)}{_beside("en", pair.en)}</div>'
        else:
            yield _told("zh", pair.zh) + _told("en", pair.en)


def _told(lang: str, markup: str) -> str:
    return _beside(lang, markup) if markup else ""


def _beside(lang: str, markup: str) -> str:
    return f'<div lang="{WORDS[lang].lang}">{markup}</div>'
