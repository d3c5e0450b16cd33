"""The part `theme1.xml`: as little as a valid document needs. No style refers to it."""

from reportgen.nouns.layout import Typesetting
from reportgen.word.text import attribute

__all__ = ["theme_xml"]

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "44546A",
    "lt2": "E7E6E6",
    "accent1": "4472C4",
    "accent2": "ED7D31",
    "accent3": "A5A5A5",
    "accent4": "FFC000",
    "accent5": "5B9BD5",
    "accent6": "70AD47",
    "hlink": "0563C1",
    "folHlink": "954F72",
}
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f"<a:ln>{_FILL}</a:ln>"
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_xml(setting: Typesetting) -> str:
    """Return the whole part; what is inserted by hand, such as a chart, takes its fonts and colours from it."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    fonts = "".join(_fonts(kind, role, setting) for kind, role in (("major", "heading1"), ("minor", "body")))
    return (
        f'<a:theme xmlns:a="{_A}" name="reportgen"><a:themeElements>'
        f'<a:clrScheme name="reportgen">{colours}</a:clrScheme>'
        f'<a:fontScheme name="reportgen">{fonts}</a:fontScheme><a:fmtScheme name="reportgen">'
        f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def _fonts(kind: str, role: str, setting: Typesetting) -> str:
    font = setting.style(role).font
    latin, east_asian = attribute(font.latin), attribute(font.east_asian)
    return (
        f'<a:{kind}Font><a:latin typeface="{latin}"/><a:ea typeface="{east_asian}"/><a:cs typeface=""/></a:{kind}Font>'
    )
