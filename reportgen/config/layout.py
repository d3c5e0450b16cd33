"""Layout files: YAML to the noun `Layout`, every problem at once."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import yaml

from reportgen.config.layout_model import GridModel, LanguageModel, LayoutModel, Role
from reportgen.nouns.issue import Issue, Place, ReportError, issue, nearest
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
_PlaceOf = Callable[[tuple[str | int, ...]], Place]


def load_layout(path: Path) -> Layout:
    """Read a layout file.

    Raises ReportError with every problem of the file.
    """
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    model = LayoutModel.model_validate(data)

    def place_of(at: tuple[str | int, ...]) -> Place:
        return Place(str(path))

    if issues := [*_issues(model, place_of)]:
        raise ReportError(issues)
    return _layout(model)


def _issues(model: LayoutModel, place_of: _PlaceOf) -> Iterator[Issue]:
    """Find what one part of the file says against another."""
    yield from _style_issues(model, place_of)
    yield from _font_issues(model, place_of)
    for lang in _LANGS:
        yield from _grid_issues(model, lang, place_of)
        yield from _level_issues(model, lang, place_of)


def _style_issues(model: LayoutModel, place_of: _PlaceOf) -> Iterator[Issue]:
    missing = [role for role in get_args(Role) if role not in model.styles]
    if missing:
        yield issue("layout.missing-style", place_of(("styles",)), styles=", ".join(missing))


def _font_issues(model: LayoutModel, place_of: _PlaceOf) -> Iterator[Issue]:
    used: list[tuple[tuple[str | int, ...], str | None]] = [(("emphasis",), model.emphasis)]
    used += [(("styles", role, "font"), style.font) for role, style in model.styles.items()]
    for lang in _LANGS:
        part: LanguageModel = getattr(model.languages, lang)
        used.append((("languages", lang, "emphasis"), part.emphasis))
        used += [(("languages", lang, "styles", role, "font"), style.font) for role, style in part.styles.items()]
    for at, font in used:
        if font and font not in model.fonts and not (font == _ITALIC and at[-1] == "emphasis"):
            yield issue(
                "layout.unknown-font", place_of(at), allowed=model.fonts, nearest=nearest(font, model.fonts), font=font
            )


def _grid_issues(model: LayoutModel, lang: str, place_of: _PlaceOf) -> Iterator[Issue]:
    """Find a grid that the type area does not hold; lengths in the message are millimetres."""
    grid, page = _grid(model, lang), _page(model)
    part: LanguageModel = getattr(model.languages, lang)
    place = place_of(("languages", lang, "grid") if part.grid.model_fields_set else ("grid",))
    size = _style(model, lang, "body").size if "body" in model.styles else 0
    for code, count, need, room in (
        ("layout.too-many-lines", grid.lines, grid.lines * grid.pitch, page.text_height),
        ("layout.too-many-characters", grid.characters, grid.characters * (size * 10 + grid.spacing), page.text_width),
    ):
        if need > room and (lang == "zh" or code == "layout.too-many-lines"):
            yield issue(code, place, count=count, need=_millimetres(need), room=_millimetres(room))


def _level_issues(model: LayoutModel, lang: str, place_of: _PlaceOf) -> Iterator[Issue]:
    levels = len(_numbering(model, lang))
    for role, style in model.styles.items():
        if (style.level or 0) > levels:
            yield issue("layout.no-number", place_of(("styles", role, "level")), level=style.level, levels=levels)


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
    part: LanguageModel = getattr(model.languages, lang)
    emphasis = part.emphasis or model.emphasis
    return Typesetting(
        lang=lang,
        grid=_grid(model, lang),
        styles=tuple(_style(model, lang, role) for role in model.styles),
        numbering=_numbering(model, lang),
        emphasis=None if emphasis == _ITALIC else _font(model, emphasis),
    )


def _page(model: LayoutModel) -> Page:
    page, margins = model.page, model.page.margins
    return Page(page.width, page.height, margins.top, margins.right, margins.bottom, margins.left, page.footer)


def _grid(model: LayoutModel, lang: str) -> Grid:
    part: LanguageModel = getattr(model.languages, lang)
    found = GridModel.model_construct(**{**dict(model.grid), **_said(part.grid)})
    return Grid(found.lines, found.pitch, found.characters, found.spacing)


def _style(model: LayoutModel, lang: str, role: Role) -> ParagraphStyle:
    part: LanguageModel = getattr(model.languages, lang)
    changes = _said(part.styles[role]) if role in part.styles else {}
    found = {**_said(model.styles[role]), **changes}
    return ParagraphStyle(role=role, font=_font(model, found.pop("font")), **found)


def _numbering(model: LayoutModel, lang: str) -> tuple[NumberLevel, ...]:
    part: LanguageModel = getattr(model.languages, lang)
    levels = model.numbering if part.numbering is None else part.numbering
    return tuple(NumberLevel(level.format, level.text) for level in levels)


def _font(model: LayoutModel, key: str) -> Font:
    found = model.fonts.get(key)
    return Font(found.latin, found.east_asian, found.instead) if found else Font("", "")


def _said(part: Any) -> dict[str, Any]:
    """Return what a part of the file says, without what it leaves to its defaults."""
    return {name: value for name in part.model_fields_set if (value := getattr(part, name)) is not None}


def _millimetres(twips: int) -> str:
    return f"{twips / 1440 * 25.4:.1f}"
