"""The part `styles.xml`: one real, named style for every role of a layout, and no reference to a theme."""

from collections.abc import Iterator

from reportgen.nouns.layout import SINGLE, Font, Layout, ParagraphStyle, Typesetting
from reportgen.word.roles import EMPHASIS, REPORT_TABLE, ROLES, STRONG
from reportgen.word.text import attribute

__all__ = ["W", "indents", "styles_xml"]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_JUSTIFIED = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_WORDS_OWN = (
    "title", "heading1", "heading2", "heading3", "heading4", "body", "table_title", "signature", "date",
    "contents_title", "contents1", "contents2", "contents3", "page_number",
)  # fmt: skip
_FOLLOWED_BY_BODY = ("title", "addressee", "heading1", "heading2", "heading3", "heading4", "attachment_title")
_LEADERS = {"dots": "dot", "none": "none"}
_OUTLINED = ("attachment_title",)
"""What stands in the outline of a document beside its numbered headings, and so in its contents."""
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def styles_xml(layout: Layout, lang: str) -> str:
    """Return the whole part for one language of a layout."""
    setting = layout[lang]
    body = setting.style("body")
    styles = "".join(_paragraph_style(style, setting, layout.page.text_width) for style in setting.styles)
    return (
        f'<w:styles xmlns:w="{W}">{_defaults(body)}'
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"'
        ' w:defQFormat="0" w:count="376"/>'
        f"{_normal(setting)}{_built_in()}{_strong()}{_emphasis(setting)}{styles}{_table_style(layout, lang)}</w:styles>"
    )


def indents(style: ParagraphStyle, lang: str) -> str:
    """Return `w:ind`, in Chinese in characters with the same in twips for programs that count none.

    It is empty without indents.
    """
    sides = (
        ("left", style.left + style.hanging),
        ("right", style.right),
        ("firstLine", style.first_line),
        ("hanging", style.hanging),
    )
    twips = style.size * 10
    found = [f' w:{side}="{part * twips // 100}"' for side, part in sides if part]
    if lang == "zh":
        found += [f' w:{side}Chars="{part}"' for side, part in sides if part]
    return f"<w:ind{''.join(found)}/>" if found else ""


def _defaults(body: ParagraphStyle) -> str:
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(body.font)}<w:sz w:val="{body.size}"/>'
        f'<w:szCs w:val="{body.size}"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )


def _normal(setting: Typesetting) -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>'
        f'<w:widowControl/><w:spacing w:line="{setting.grid.pitch}" w:lineRule="exact"/></w:pPr></w:style>'
    )


def _built_in() -> str:
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{_cell_margins(108)}</w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )


def _strong() -> str:
    return _character_style(STRONG, "<w:b/><w:bCs/>", 22)


def _emphasis(setting: Typesetting) -> str:
    return _character_style(EMPHASIS, _fonts(setting.emphasis) if setting.emphasis else "<w:i/><w:iCs/>", 20)


def _character_style(name: str, run: str, priority: int) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="{priority}"/><w:qFormat/>'
        f"<w:rPr>{run}</w:rPr></w:style>"
    )


def _paragraph_style(style: ParagraphStyle, setting: Typesetting, room: int) -> str:
    role = ROLES[style.role]
    name = role.zh if setting.lang == "zh" else role.en
    custom = "" if style.role in _WORDS_OWN else ' w:customStyle="1"'
    following = '<w:next w:val="BodyText"/>' if style.role in _FOLLOWED_BY_BODY else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{role.id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/>{following}<w:qFormat/>'
        f"<w:pPr>{''.join(_paragraph(style, setting, room))}</w:pPr>"
        f"<w:rPr>{''.join(_run(style, setting))}</w:rPr></w:style>"
    )


def _paragraph(style: ParagraphStyle, setting: Typesetting, room: int) -> Iterator[str]:
    """Yield the paragraph's properties, in the order of the schema; `room` is the width of the type area."""
    if style.keep_next:
        yield "<w:keepNext/><w:keepLines/>"
    if style.new_page:
        yield "<w:pageBreakBefore/>"
    if style.level:
        yield f'<w:numPr><w:ilvl w:val="{style.level - 1}"/><w:numId w:val="1"/></w:numPr>'
    if style.leader:
        yield f'<w:tabs><w:tab w:val="right" w:leader="{_LEADERS[style.leader]}" w:pos="{room}"/></w:tabs>'
    if style.line:
        yield '<w:snapToGrid w:val="0"/>'
    yield _spacing(style, setting)
    yield indents(style, setting.lang)
    yield f'<w:jc w:val="{_JUSTIFIED[style.align]}"/>'
    if style.level:
        yield f'<w:outlineLvl w:val="{style.level - 1}"/>'
    elif style.role in _OUTLINED:
        yield '<w:outlineLvl w:val="0"/>'


def _spacing(style: ParagraphStyle, setting: Typesetting) -> str:
    pitch = setting.grid.pitch
    sides = (("before", style.before), ("after", style.after))
    found = "".join(f' w:{side}Lines="{part}" w:{side}="{part * pitch // 100}"' for side, part in sides if part)
    line = (
        'w:line="240" w:lineRule="auto"'
        if style.line == SINGLE
        else f'w:line="{style.line or pitch}" w:lineRule="exact"'
    )
    return f"<w:spacing{found} {line}/>"


def _run(style: ParagraphStyle, setting: Typesetting) -> Iterator[str]:
    """Yield the properties of a run, in the order of the schema."""
    yield _fonts(style.font)
    if style.bold:
        yield "<w:b/><w:bCs/>"
    if style.italic:
        yield "<w:i/><w:iCs/>"
    if style.color:
        yield f'<w:color w:val="{style.color}"/>'
    if style.tight and setting.grid.spacing:
        yield f'<w:spacing w:val="{setting.grid.spacing}"/>'
    yield f'<w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/>'


def _fonts(font: Font) -> str:
    latin, east_asian = attribute(font.latin), attribute(font.east_asian)
    return f'<w:rFonts w:ascii="{latin}" w:eastAsia="{east_asian}" w:hAnsi="{latin}" w:cs="{latin}"/>'


def _table_style(layout: Layout, lang: str) -> str:
    name = "报告表格" if lang == "zh" else "Report Table"
    edge = f'w:val="single" w:sz="{layout.table.border}" w:space="0" w:color="auto"'
    borders = "".join(f"<w:{side} {edge}/>" for side in _EDGES)
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{REPORT_TABLE}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>{_cell_margins(layout.table.padding)}</w:tblPr>"
        '<w:tcPr><w:vAlign w:val="center"/></w:tcPr></w:style>'
    )


def _cell_margins(beside: int) -> str:
    return (
        f'<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="{beside}" w:type="dxa"/>'
        f'<w:bottom w:w="0" w:type="dxa"/><w:right w:w="{beside}" w:type="dxa"/></w:tblCellMar>'
    )
