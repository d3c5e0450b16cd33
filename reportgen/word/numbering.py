"""The part `numbering.xml`: the numbers of headings, as one list of several levels."""

import re
from collections.abc import Iterable

from reportgen.nouns.layout import NumberLevel, ParagraphStyle, Typesetting
from reportgen.word.roles import ROLES
from reportgen.word.styles import W, indents
from reportgen.word.text import attribute

__all__ = ["numbering_xml"]

_FORMATS = {
    "chinese": "chineseCounting",
    "decimal": "decimal",
    "upper_roman": "upperRoman",
    "lower_roman": "lowerRoman",
    "upper_letter": "upperLetter",
    "lower_letter": "lowerLetter",
}

_GAPS = {"none": "nothing", "space": "space", "tab": "tab"}
_PLACE = re.compile(r"\{(\d)\}")


def numbering_xml(setting: Typesetting, attachments: int = 0) -> str:
    """Return the whole part for one language of a layout: the list of the body, and one for each attachment."""
    headings = {style.level: style for style in setting.styles if style.level}
    levels = "".join(
        _level(number, level, headings[number], setting.lang)
        for number, level in enumerate(setting.numbering, 1)
        if number in headings
    )
    return (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
        f'{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f"{''.join(_anew(number + 2, headings) for number in range(attachments))}</w:numbering>"
    )


def _anew(list_id: int, levels: Iterable[int]) -> str:
    """Return a list that counts from one at every level."""
    starts = "".join(
        f'<w:lvlOverride w:ilvl="{level - 1}"><w:startOverride w:val="1"/></w:lvlOverride>' for level in sorted(levels)
    )
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="0"/>{starts}</w:num>'


def _level(number: int, level: NumberLevel, heading: ParagraphStyle, lang: str) -> str:
    text = attribute(_PLACE.sub(r"%\1", level.text.replace("%", "％")))
    hint = "eastAsia" if lang == "zh" else "default"
    return (
        f'<w:lvl w:ilvl="{number - 1}"><w:start w:val="1"/><w:numFmt w:val="{_FORMATS[level.format]}"/>'
        f'<w:pStyle w:val="{ROLES[heading.role].id}"/><w:suff w:val="{_GAPS[level.gap]}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr>{indents(heading, lang)}</w:pPr>'
        f'<w:rPr><w:rFonts w:hint="{hint}"/></w:rPr></w:lvl>'
    )
