"""The skeleton of a layout's documents, built once with python-docx from the layout."""

import re
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml

from reportgen.nouns.layout import Align, Layout, PageNumber, Typesetting
from reportgen.word.figurelist import FIGURES, ITEM_ID, NAMESPACE
from reportgen.word.numbering import numbering_xml
from reportgen.word.parts import Member, Skeleton, member
from reportgen.word.roles import ROLES
from reportgen.word.sections import turned_footer, turned_section
from reportgen.word.styles import W, styles_xml
from reportgen.word.text import attribute, content
from reportgen.word.theme import theme_xml

__all__ = ["skeleton_for"]

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CUSTOM_PROPERTIES = f"{_R}/customXmlProps"
_PER_REPORT = ("word/document.xml", "docProps/core.xml", FIGURES)
_NOT_USED = (RT.WEB_SETTINGS, "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects")
_FIELDS = {"{}": "PAGE", "{pages}": "NUMPAGES"}
_PLACE = re.compile(r"(\{(?:pages)?\})")
_FOOTER = ROLES["page_number"].id
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def skeleton_for(layout: Layout, lang: str, attachments: int = 0) -> Skeleton:
    """Build the skeleton of a layout's documents in one language (about 50 ms).

    `attachments` are those whose headings count from one again.
    """
    document = Document()
    _prune(document)
    for kind, xml in (
        (RT.STYLES, styles_xml(layout, lang)),
        (RT.NUMBERING, numbering_xml(layout[lang], attachments)),
        (RT.SETTINGS, _settings(layout[lang])),
        (RT.FONT_TABLE, _font_table(layout[lang])),
        (RT.THEME, theme_xml(layout[lang])),
    ):
        _replace(document.part.part_related_by(kind), xml)
    _keep_figures(document)
    footers = _footers(document, layout, lang)
    turned = turned_section(_section(layout, lang, ""), _turned_footers(document, layout, lang))
    head = f'{_DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{_R}"><w:body>'
    tail = f"{_section(layout, lang, footers)}</w:body></w:document>"
    return Skeleton(lang, _constant_members(document), head.encode(), tail.encode(), turned)


def _prune(document: DocxDocument) -> None:
    """Drop what python-docx's default template holds and no report needs."""
    for owner in (document.part, document.part.package):
        rels = owner.rels
        for rid in [rid for rid, rel in rels.items() if rel.reltype in (*_NOT_USED, RT.THUMBNAIL)]:
            del rels[rid]
    package = document.part.package
    _replace(package.part_related_by(RT.EXTENDED_PROPERTIES), _application())


def _keep_figures(document: DocxDocument) -> None:
    """Turn the template's custom XML part into the one that holds the list of figures."""
    item = document.part.part_related_by(RT.CUSTOM_XML)
    properties = (
        f'<ds:datastoreItem ds:itemID="{ITEM_ID}"'
        ' xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    _replace(item.part_related_by(_CUSTOM_PROPERTIES), properties)


def _footers(document: DocxDocument, layout: Layout, lang: str) -> str:
    """Make the footers of odd and even pages; return the references to them."""
    setting = layout[lang]
    rule = setting.page_number
    sides = (("default", rule.odd), ("even", rule.even))
    return "".join(_referred(document, kind, _page_number(rule, align, setting)) for kind, align in sides)


def _turned_footers(document: DocxDocument, layout: Layout, lang: str) -> str:
    """Make the footers of pages that are turned on their side; return the references to them."""
    setting = layout[lang]
    rule, line = setting.page_number, setting.line("page_number")
    return "".join(
        _referred(document, kind, turned_footer(number, _FOOTER, layout.page, line, even=kind == "even"))
        for kind, align in (("default", rule.odd), ("even", rule.even))
        for number in (_page_number(rule, align, setting),)
    )


def _referred(document: DocxDocument, kind: str, content: str) -> str:
    """Make a footer; return the reference to it."""
    part, rid = document.part.add_footer_part()  # type: ignore[no-untyped-call]
    _replace(part, f'<w:ftr xmlns:w="{W}">{content}</w:ftr>')
    return f'<w:footerReference w:type="{kind}" r:id="{rid}"/>'


def _page_number(rule: PageNumber, align: Align, setting: Typesetting) -> str:
    """Return the line of a footer that has the page number."""
    size = setting.style("page_number").size * 10
    side = "" if align == "center" else f'<w:ind w:{align}Chars="{rule.inset}" w:{align}="{rule.inset * size // 100}"/>'
    parts = "".join(_footer_part(part, setting.lang) for part in _PLACE.split(rule.text) if part)
    return f'<w:p><w:pPr><w:pStyle w:val="{_FOOTER}"/>{side}<w:jc w:val="{align}"/></w:pPr>{parts}</w:p>'


def _footer_part(text: str, lang: str) -> str:
    """Return a run of a footer, in a field where the text is a place for a number."""
    hint = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>' if lang == "zh" else ""
    if field := _FIELDS.get(text):
        return f'<w:fldSimple w:instr=" {field} "><w:r>{hint}<w:t>1</w:t></w:r></w:fldSimple>'
    return f'<w:r>{hint}<w:t xml:space="preserve">{content(text)}</w:t></w:r>'


def _section(layout: Layout, lang: str, references: str) -> str:
    page = layout.page
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{page.width}" w:h="{page.height}"/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}"'
        f' w:header="{page.footer}" w:footer="{page.footer}" w:gutter="0"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{layout[lang].grid.pitch}"/></w:sectPr>'
    )


def _settings(setting: Typesetting) -> str:
    tab = setting.style("body").size * 20
    return (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="{tab}"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        "<w:compat><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        f'</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _font_table(setting: Typesetting) -> str:
    """Name every font in use, East Asian ones with the font that Word takes where the first is missing."""
    fonts = [style.font for style in setting.styles] + ([setting.emphasis] if setting.emphasis else [])
    rows = {font.latin: "" for font in fonts}
    rows |= {font.east_asian: font.instead for font in fonts}
    found = "".join(
        f'<w:font w:name="{attribute(name)}">'
        + (f'<w:altName w:val="{attribute(instead)}"/>' if instead else "")
        + "</w:font>"
        for name, instead in sorted(rows.items())
    )
    return f'<w:fonts xmlns:w="{W}">{found}</w:fonts>'


def _application() -> str:
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'<Properties xmlns="{namespace}"><Application>reportgen</Application></Properties>'


def _replace(part: Part, xml: str) -> None:
    """Give a part another content."""
    if isinstance(part, XmlPart):
        part._element = parse_xml(xml)
    else:
        part._blob = f"{_DECLARATION}{xml}".encode()


def _constant_members(document: DocxDocument) -> tuple[Member, ...]:
    saved = BytesIO()
    document.save(saved)
    with ZipFile(saved) as package:
        return tuple(member(name, package.read(name)) for name in package.namelist() if name not in _PER_REPORT)
