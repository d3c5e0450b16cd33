"""Layout files: YAML to the noun `Layout`, every problem at once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from reportgen.config.document import Document, KeyPath, read_document
from reportgen.config.layout_model import GridModel, LanguageModel, LayoutModel, StyleModel, StylePart, StylesModel
from reportgen.config.validate import validated
from reportgen.nouns.issue import Issue, ReportError, issue, nearest
from reportgen.nouns.layout import (
    Font,
    Grid,
    Layout,
    NumberLevel,
    Page,
    PageNumber,
    ParagraphStyle,
    SignatureRule,
    TableRule,
    Typesetting,
)

__all__ = ["LayoutModel", "load_layout"]

_ITALIC = "italic"
_LANGS = ("zh", "en")


def load_layout(path: Path) -> Layout:
    """Read a layout file.

    Raises ReportError with every problem of the file.
    """
    document, issues = read_document(path, str(path))
    if issues and document.data is None:
        raise ReportError(issues)
    model, complaints = validated(LayoutModel, document)
    issues += [complaint for _, complaint in complaints]
    if model:
        issues += _issues(model, document)
    if issues or not model:
        raise ReportError(issues)
    return _layout(model)


def _issues(model: LayoutModel, document: Document) -> Iterator[Issue]:
    """Find what one part of the file says against another."""
    missing = [role for role in StylesModel.model_fields if getattr(model.styles, role) is None]
    if missing:
        yield issue("layout.missing-style", document.key("styles"), styles=", ".join(missing))
    fonts = [*_font_issues(model, document)]
    yield from fonts
    if missing or fonts:
        return
    for lang in _LANGS:
        yield from _grid_issues(model, lang, document)
        yield from _level_issues(model, lang, document)


def _font_issues(model: LayoutModel, document: Document) -> Iterator[Issue]:
    used: list[tuple[KeyPath, str | None]] = [(("emphasis",), model.emphasis)]
    used += [(("styles", role, "font"), style.font) for role, style in _styles(model.styles)]
    for lang in _LANGS:
        part = _part(model, lang)
        used.append((("languages", lang, "emphasis"), part.emphasis))
        used += [(("languages", lang, "styles", role, "font"), style.font) for role, style in _styles(part.styles)]
    for at, font in used:
        if font and font not in model.fonts and not (font == _ITALIC and at[-1] == "emphasis"):
            place, near = document.value(*at), nearest(font, model.fonts)
            yield issue("layout.unknown-font", place, allowed=model.fonts, nearest=near, font=font)


def _grid_issues(model: LayoutModel, lang: str, document: Document) -> Iterator[Issue]:
    """Find a grid that the type area does not hold."""
    grid, page = _grid(model, lang), _page(model)
    place = document.key("languages", lang, "grid") if _said(_part(model, lang).grid) else document.key("grid")
    if (need := grid.lines * grid.pitch) > page.text_height:
        room = _millimetres(page.text_height)
        yield issue("layout.too-many-lines", place, count=grid.lines, need=_millimetres(need), room=room)
    width = _style(model, lang, "body").size * 10 + grid.spacing
    if lang == "zh" and (need := grid.characters * width) > page.text_width:
        room = _millimetres(page.text_width)
        yield issue("layout.too-many-characters", place, count=grid.characters, need=_millimetres(need), room=room)


def _level_issues(model: LayoutModel, lang: str, document: Document) -> Iterator[Issue]:
    levels = len(_numbering(model, lang))
    for role in StylesModel.model_fields:
        level = _style(model, lang, role).level
        if level > levels:
            yield issue("layout.no-number", document.key("styles", role, "level"), level=level, levels=levels)


def _layout(model: LayoutModel) -> Layout:
    zh, en = (_typesetting(model, lang) for lang in _LANGS)
    signature, number = model.signature, model.page_number
    return Layout(
        name=model.layout,
        page=_page(model),
        zh=zh,
        en=en,
        table=TableRule(model.table.border, model.table.padding),
        signature=SignatureRule(signature.right, signature.shift),
        page_number=PageNumber(number.text, number.inset, number.odd, number.even),
    )


def _typesetting(model: LayoutModel, lang: str) -> Typesetting:
    part = _part(model, lang)
    emphasis = part.emphasis or model.emphasis
    return Typesetting(
        lang=lang,
        grid=_grid(model, lang),
        styles=tuple(_style(model, lang, role) for role in StylesModel.model_fields),
        numbering=_numbering(model, lang),
        emphasis=None if emphasis == _ITALIC else _font(model, emphasis),
    )


def _page(model: LayoutModel) -> Page:
    page, margins = model.page, model.page.margins
    return Page(page.width, page.height, margins.top, margins.right, margins.bottom, margins.left, page.footer)


def _grid(model: LayoutModel, lang: str) -> Grid:
    part = _part(model, lang)
    found = GridModel.model_construct(**{**dict(model.grid), **_said(part.grid)})
    return Grid(found.lines, found.pitch, found.characters, found.spacing)


def _style(model: LayoutModel, lang: str, role: str) -> ParagraphStyle:
    found = {**_said(getattr(model.styles, role)), **_said(getattr(_part(model, lang).styles, role))}
    return ParagraphStyle(role=role, font=_font(model, found.pop("font")), **found)


def _numbering(model: LayoutModel, lang: str) -> tuple[NumberLevel, ...]:
    part = _part(model, lang)
    levels = model.numbering if part.numbering is None else part.numbering
    return tuple(NumberLevel(level.format, level.text) for level in levels)


def _font(model: LayoutModel, key: str) -> Font:
    found = model.fonts[key]
    return Font(found.latin, found.east_asian, found.instead)


def _part(model: LayoutModel, lang: str) -> LanguageModel:
    return model.languages.zh if lang == "zh" else model.languages.en


def _styles(styles: StylesModel[StylePart] | StylesModel[StyleModel]) -> Iterator[tuple[str, StylePart]]:
    return ((role, style) for role in StylesModel.model_fields if (style := getattr(styles, role)))


def _said(part: BaseModel | None) -> dict[str, Any]:
    """Return what a part of the file says, without what it leaves to its defaults."""
    if part is None:
        return {}
    return {name: value for name in part.model_fields_set if (value := getattr(part, name)) is not None}


def _millimetres(twips: int) -> str:
    return f"{twips / 1440 * 25.4:.1f}"
