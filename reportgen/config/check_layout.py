"""What one part of a layout says against another, and what does not fit its page."""

from collections.abc import Iterator, Sequence
from re import findall

from reportgen.config.document import Document, KeyPath
from reportgen.config.layers import Layer, blamed
from reportgen.config.layout_model import LayoutModel
from reportgen.config.style_model import StylesModel, styles_in
from reportgen.nouns.issue import Issue, Place, issue, nearest
from reportgen.nouns.layout import Layout

__all__ = ["ITALIC", "layout_issues", "page_issues"]

ITALIC = "italic"
"""What stands for italic type where a font for words that stand out is named."""
_LANGS = ("zh", "en")
_LEAST = 1440
"""The least height and width of a type area: an inch."""


def layout_issues(model: LayoutModel, document: Document) -> Iterator[Issue]:
    """Find styles that are missing and fonts that nothing declares."""
    found = styles_in(model.styles)
    if missing := [role for role in StylesModel.model_fields if role not in found]:
        yield issue("layout.missing-style", document.key("styles"), styles=", ".join(missing))
    yield from _font_issues(model, document)


def page_issues(layout: Layout, document: Document, layers: Sequence[Layer]) -> Iterator[Issue]:
    """Find what the page does not hold, and headings without a number.

    The layers that the layout was made from tell which of them to blame.
    """
    page = layout.page
    if min(page.text_width, page.text_height) < _LEAST:
        sides = _millimetres(page.text_width), _millimetres(page.text_height)
        yield issue("layout.no-room", blamed(layers, ("page",)), width=sides[0], height=sides[1])
        return
    for lang in _LANGS:
        yield from _grid_issues(layout, lang, layers)
        yield from _footer_issues(layout, lang, layers)
        yield from _level_issues(layout, lang, document, layers)


def _font_issues(model: LayoutModel, document: Document) -> Iterator[Issue]:
    used: list[tuple[KeyPath, str | None]] = [(("emphasis",), model.emphasis)]
    used += [(("styles", role, "font"), style.font) for role, style in styles_in(model.styles).items()]
    for lang in _LANGS:
        part = model.languages[lang]
        used.append((("languages", lang, "emphasis"), part.emphasis))
        styles = styles_in(part.styles).items()
        used += [(("languages", lang, "styles", role, "font"), style.font) for role, style in styles]
    for at, font in used:
        if font and font not in model.fonts and not (font == ITALIC and at[-1] == "emphasis"):
            place, near = document.value(*at), nearest(font, model.fonts)
            yield issue("layout.unknown-font", place, allowed=model.fonts, nearest=near, font=font)


def _grid_issues(layout: Layout, lang: str, layers: Sequence[Layer]) -> Iterator[Issue]:
    """Find a grid that the type area does not hold."""
    grid, page = layout[lang].grid, layout.page
    parts = ("languages", lang, "grid"), ("grid",), ("page",)
    if grid.lines * grid.pitch > page.text_height:
        place = blamed(layers, *parts)
        yield _too_many("layout.too-many-lines", place, grid.lines, grid.pitch, page.text_height)
    width = layout[lang].style("body").size * 10 + grid.spacing
    if lang == "zh" and grid.characters * width > page.text_width:
        place = blamed(layers, *parts, ("languages", lang, "styles", "body"), ("styles", "body"))
        yield _too_many("layout.too-many-characters", place, grid.characters, width, page.text_width)


def _too_many(code: str, place: Place, count: int, each: int, room: int) -> Issue:
    need = _millimetres(count * each)
    return issue(code, place, allowed=[f"<= {room // each}"], count=count, need=need, room=_millimetres(room))


def _footer_issues(layout: Layout, lang: str, layers: Sequence[Layer]) -> Iterator[Issue]:
    """Find a page number that would push the text up."""
    if (need := layout.page.footer + layout[lang].line("page_number")) > layout.page.bottom:
        place = blamed(layers, ("page",), ("languages", lang, "styles", "page_number"), ("styles", "page_number"))
        yield issue("layout.footer-too-high", place, need=_millimetres(need), room=_millimetres(layout.page.bottom))


def _level_issues(layout: Layout, lang: str, document: Document, layers: Sequence[Layer]) -> Iterator[Issue]:
    """Find headings of levels that have no number, and numbers that hold one of a level below."""
    levels = len(layout[lang].numbering)
    own = ("languages", lang, "numbering")
    at = own if document.at(*own) is not None else ("numbering",)
    for style in layout[lang].styles:
        if style.level > levels:
            role = ("styles", style.role, "level")
            place = blamed(layers, role, ("languages", lang, *role), at)
            yield issue("layout.no-number", place, level=style.level, levels=levels)
    for level, rule in enumerate(layout[lang].numbering, 1):
        used = [int(number) for number in findall(r"\{(\d)\}", rule.text)]
        if level not in used or max(used) > level:
            place = document.value(*at, level - 1, "text")
            yield issue("layout.number-of-level", place, found=rule.text, level=level)


def _millimetres(twips: int) -> str:
    return f"{twips / 1440 * 25.4:.1f}"
