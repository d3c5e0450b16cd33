"""What tells series and slices apart, in colour and in grey: fills, lines, markers."""

from functools import lru_cache

__all__ = ["LINE", "fill", "label_within", "line", "outlined"]

# From dark to light in even steps of lightness; then patterns of dark lines on white, which no step of grey could tell.
_SOLID = ("1F3864", "5B8DB8", "A9C7E0", "E4EDF5")
_PATTERNS = ("wdUpDiag", "narHorz", "pct20", "smGrid", "wdDnDiag", "narVert", "diagCross", "pct40")
_DARK_FILLS = 2
_DARK = "1F3864"
_DASHES = ("solid", "dash", "sysDot", "dashDot", "lgDash")
_MARKERS = ("circle", "square", "triangle", "diamond", "x")
_STROKES = ("1F3864", "2E75B6", "5F6B7A", "000000", "7F9DB9")

LINE = "7F7F7F"
"""The colour of axes."""


def outlined(colour: str = "404040", width: int = 6350) -> str:
    """Return a thin line; the width in EMU."""
    return f'<a:ln w="{width}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln>'


@lru_cache
def fill(number: int) -> str:
    """Return the fill and the outline of a series or slice, counted from 0."""
    if number < len(_SOLID):
        filled = f'<a:solidFill><a:srgbClr val="{_SOLID[number]}"/></a:solidFill>'
    else:
        preset = _PATTERNS[(number - len(_SOLID)) % len(_PATTERNS)]
        filled = (
            f'<a:pattFill prst="{preset}"><a:fgClr><a:srgbClr val="{_DARK}"/></a:fgClr>'
            '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
        )
    return f"<c:spPr>{filled}{outlined()}</c:spPr>"


@lru_cache
def label_within(number: int, lang: str) -> str:
    """Return how a label stands within a fill: white on dark, in a white box on a pattern."""
    box = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>' if number >= len(_SOLID) else "<a:noFill/>"
    colour = "FFFFFF" if number < _DARK_FILLS else "000000"
    return (
        f"<c:spPr>{box}<a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr>"
        f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="{lang}"/></a:p>'
        "</c:txPr>"
    )


@lru_cache
def line(number: int) -> str:
    """Return the line and the markers of a series, counted from 0."""
    colour = _STROKES[number % len(_STROKES)]
    inside = "FFFFFF" if number % 2 else colour
    return (
        f'<c:spPr><a:ln w="28575" cap="rnd"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        f'<a:prstDash val="{_DASHES[number % len(_DASHES)]}"/><a:round/></a:ln></c:spPr>'
        f'<c:marker><c:symbol val="{_MARKERS[number % len(_MARKERS)]}"/><c:size val="7"/>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{inside}"/></a:solidFill>{outlined(colour, 12700)}</c:spPr></c:marker>'
    )
