"""Make the letterhead of an invented town: its mark, header, footer and styles, as an office would have them."""

import struct
import zlib
from io import BytesIO
from math import hypot
from pathlib import Path

from docx import Document
from docx.document import Document as Letterhead
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

HERE = Path(__file__).parent
BLUE = RGBColor(0x1F, 0x4E, 0x79)
GREY = RGBColor(0x59, 0x59, 0x59)
GREEN = (0x5B, 0x9A, 0x8B)
OFFICE = "云溪镇人民政府"
OFFICE_EN = "People's Government of Yunxi Town"
ADDRESS = "安和县云溪镇政府街1号  ·  1 Government Street, Yunxi, Anhe County"
PIXELS = 240


def main() -> None:
    """Write `letterhead.docx` beside this file."""
    document = Document()
    set_styles(document)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(3.2), Cm(2.6)
    section.left_margin = section.right_margin = Cm(2.6)
    section.header_distance, section.footer_distance = Cm(1.2), Cm(1.2)
    section.different_first_page_header_footer = True
    set_first_page(section)
    set_running_head(section)
    for footer in (section.first_page_footer, section.footer):
        set_foot(footer.paragraphs[0])
    document.core_properties.author = OFFICE
    document.save(str(HERE / "letterhead.docx"))


def set_styles(document: Letterhead) -> None:
    """Give the styles of Word the look of the house; the type of other kinds of paragraph follows the text."""
    styles = document.styles
    normal = styles["Normal"]
    font(normal, "宋体", "Times New Roman", 12)
    body = styles["Body Text"]
    body.paragraph_format.line_spacing = 1.5
    body.paragraph_format.space_after = Pt(0)
    body.paragraph_format.first_line_indent = Pt(24)
    title = styles["Title"]
    font(title, "黑体", "Arial", 20, BLUE)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(18), Pt(18)
    drop(title.element.pPr, "w:pBdr")
    for level, size in ((1, 15), (2, 13), (3, 12)):
        heading = styles[f"Heading {level}"]
        font(heading, "黑体", "Arial", size, BLUE)
        heading.font.bold = False
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(12), Pt(6)
    for name in [style.name for style in styles if style.name.startswith(("List", "Macro", "Intense"))]:
        styles[name].delete()
    seal = styles.add_style("落款", WD_STYLE_TYPE.PARAGRAPH)
    seal.base_style = body
    seal.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    seal.paragraph_format.first_line_indent = Pt(0)


def font(style: ParagraphStyle, east_asian: str, latin: str, size: int, colour: RGBColor | None = None) -> None:
    """Set the type of a style for both scripts, with nothing taken from the theme."""
    style.font.name, style.font.size = latin, Pt(size)
    fonts = style.element.rPr.rFonts
    for name in [name for name in fonts.attrib if "heme" in name]:
        del fonts.attrib[name]
    for slot, value in (("w:ascii", latin), ("w:hAnsi", latin), ("w:eastAsia", east_asian), ("w:cs", latin)):
        fonts.set(qn(slot), value)
    if colour is not None:
        style.font.color.rgb = colour


def set_first_page(section: Section) -> None:
    """Set the mark and the name of the office in both languages above the first page, with a line below."""
    paragraph = section.first_page_header.paragraphs[0]
    paragraph.add_run().add_picture(BytesIO(mark()), height=Cm(1.3))
    written(paragraph, f"  {OFFICE}", 20, BLUE, east_asian="黑体")
    written(paragraph, f"   {OFFICE_EN}", 11, GREY)
    rule(paragraph, "bottom", "1F4E79", 12)


def set_running_head(section: Section) -> None:
    """Set the name of the office above the other pages."""
    paragraph = section.header.paragraphs[0]
    written(paragraph, OFFICE, 9, GREY)
    rule(paragraph, "bottom", "BFBFBF", 4)


def set_foot(paragraph: Paragraph) -> None:
    """Set the address and the number of the page below a page."""
    written(paragraph, ADDRESS, 9, GREY)
    written(paragraph, "\t", 9, GREY)
    tabs = paragraph.paragraph_format.tab_stops
    tabs.add_tab_stop(Cm(15.8), 2)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " PAGE ")
    run = paragraph.add_run("1")
    run.font.size = Pt(9)
    field.append(run._r)
    paragraph._p.append(field)
    rule(paragraph, "top", "BFBFBF", 4)


def written(paragraph: Paragraph, text: str, size: int, colour: RGBColor, east_asian: str = "宋体") -> None:
    """Write a few words of a header or footer."""
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(size), colour
    run.font.name = "Arial"
    run._r.rPr.rFonts.set(qn("w:eastAsia"), east_asian)


def rule(paragraph: Paragraph, side: str, colour: str, eighths: int) -> None:
    """Draw a line above or below a paragraph."""
    borders = OxmlElement("w:pBdr")
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "4"), ("color", colour)):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def drop(properties: object, name: str) -> None:
    """Take a property away."""
    for found in properties.findall(qn(name)):
        properties.remove(found)


def mark() -> bytes:
    """Draw the mark of the town, hills above a stream in a ring, as a PNG."""
    rows = b"".join(
        b"\0" + b"".join(bytes(colour(x / PIXELS, y / PIXELS)) for x in range(PIXELS)) for y in range(PIXELS)
    )
    header = struct.pack(">IIBBBBB", PIXELS, PIXELS, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def colour(x: float, y: float) -> tuple[int, int, int, int]:
    """Return red, green, blue and opacity of a point of the mark; both coordinates run from 0 to 1."""
    distance = hypot(x - 0.5, y - 0.5)
    if distance > 0.49:
        return 0, 0, 0, 0
    hill = 0.62 - 0.3 * max(0.0, 1 - abs(x - 0.38) / 0.26)
    other = 0.62 - 0.2 * max(0.0, 1 - abs(x - 0.64) / 0.22)
    if distance > 0.43 or min(hill, other) < y < 0.62:
        return 0x1F, 0x4E, 0x79, 255
    wave = 0.03 * (1 - abs((x * 5) % 2 - 1) * 2)
    if any(low + wave < y < low + 0.045 + wave for low in (0.67, 0.76)):
        return *GREEN, 255
    return 255, 255, 255, 255


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a part of a PNG: its length, kind, data and checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    main()
