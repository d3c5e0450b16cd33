"""A layout model in which nothing is missing → the noun `Layout`."""

import re
from typing import Any

from reportgen.config.check_layout import ITALIC
from reportgen.config.layout_model import LanguagePart, LayoutModel, said
from reportgen.config.style_model import StylesModel
from reportgen.nouns.layout import (
    Font,
    Gap,
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

__all__ = ["built_layout"]

_OWN_NUMBER = re.compile(r"\{\}")


def built_layout(model: LayoutModel) -> Layout:
    """Return the noun of a layout that has every style and every font it names."""
    return Layout(
        name=model.layout,
        page=_page(model),
        zh=_typesetting(model, "zh", model.languages["zh"]),
        en=_typesetting(model, "en", model.languages["en"]),
        table=TableRule(model.table.border, model.table.padding),
        signature=SignatureRule(model.signature.right, model.signature.shift),
    )


def _typesetting(model: LayoutModel, lang: str, part: LanguagePart) -> Typesetting:
    emphasis = part.emphasis or model.emphasis
    return Typesetting(
        lang=lang,
        grid=Grid(**_changed(said(model.grid), said(part.grid))),
        styles=tuple(_style(model, part, role) for role in StylesModel.model_fields),
        numbering=_numbering(model, lang, part),
        emphasis=None if emphasis == ITALIC else _font(model, emphasis),
        page_number=PageNumber(**_changed(said(model.page_number), said(part.page_number))),
    )


def _page(model: LayoutModel) -> Page:
    page, margins = model.page, model.page.margins
    return Page(page.width, page.height, margins.top, margins.right, margins.bottom, margins.left, page.footer)


def _style(model: LayoutModel, part: LanguagePart, role: str) -> ParagraphStyle:
    found = _changed(said(getattr(model.styles, role)), said(getattr(part.styles, role, None)))
    return ParagraphStyle(role=role, font=_font(model, found.pop("font")), **found)


def _numbering(model: LayoutModel, lang: str, part: LanguagePart) -> tuple[NumberLevel, ...]:
    """Return the levels, each number named by its level; it stands close to a Chinese heading, apart from others."""
    levels = model.numbering if part.numbering is None else part.numbering
    usual: Gap = "none" if lang == "zh" else "space"
    return tuple(
        NumberLevel(level.format, _OWN_NUMBER.sub(f"{{{number}}}", level.text), level.gap or usual)
        for number, level in enumerate(levels, 1)
    )


def _font(model: LayoutModel, key: str) -> Font:
    found = model.fonts[key]
    return Font(found.latin, found.east_asian, found.instead or "")


def _changed(whole: dict[str, object], part: dict[str, object]) -> dict[str, Any]:
    """Return what a layout says of something, with what a language says of it instead."""
    return {**whole, **part}
