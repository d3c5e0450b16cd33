"""Small documents with a paragraph of every kind, set by any layout, for tests that read their XML."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import NamedTuple, get_args
from zipfile import ZipFile

from lxml import etree

from reportgen.config.document import parse_document
from reportgen.config.layout import resolved_layout
from reportgen.narrative.facts import Stated
from reportgen.narrative.target import Cell, Marks, Printed, StyleName, TableText
from reportgen.nouns.layout import Layout
from reportgen.word.figurelist import Properties
from reportgen.word.package import package_bytes
from reportgen.word.skeleton import skeleton_for
from reportgen.word.target import WordTarget

__all__ = ["LANGS", "NS", "ROOT", "LaidOut", "W", "laid_out", "layout_of"]

ROOT = Path(__file__).parents[2]
NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
W = f"{{{NS['w']}}}"
LANGS = ("zh", "en")
TITLES = {
    "zh": "盘龙城经济开发区2006年度流动人口服务管理工作总结",
    "en": "Panlongcheng Economic Development Zone: Summary of Services for the Floating Population, 2006",
}
WORDS = {"zh": "共“5037”人——其中…", "en": "A total of 5,037 people"}
OFFICES = {"zh": ("盘龙城开发区管理委员会", "2007年1月10日"), "en": ("Administrative Committee", "January 10, 2007")}


class LaidOut(NamedTuple):
    """A finished document."""

    data: bytes

    def part(self, name: str) -> etree._Element:
        """Return a part of the package, such as `styles`."""
        with ZipFile(BytesIO(self.data)) as package:
            return etree.fromstring(package.read(f"word/{name}.xml"))

    def style(self, name: str) -> etree._Element:
        """Return a style by its id."""
        return self.part("styles").find(f"w:style[@w:styleId='{name}']", NS)

    def of(self, name: str, path: str) -> dict[str, str]:
        """Return the attributes of a property of a style, without their prefix; empty where it has none."""
        return attributes(self.style(name).find(path, NS))

    def last(self, name: str) -> etree._Element:
        """Return the last paragraph of a style."""
        found: list[etree._Element] = self.part("document").xpath(
            ".//w:p[w:pPr/w:pStyle/@w:val=$name]", name=name, namespaces=NS
        )
        return found[-1]

    def section(self, path: str) -> dict[str, str]:
        """Return the attributes of a property of the section."""
        return attributes(self.part("document").find(f"w:body/w:sectPr/{path}", NS))

    def lines(self, name: str) -> list[str]:
        """Return the lines of the last paragraph of a style."""
        paragraph = self.last(name)
        return "".join("\n" if part.tag == f"{W}br" else part.text or "" for part in paragraph.iter()).split("\n")


def attributes(element: etree._Element | None) -> dict[str, str]:
    """Return an element's attributes without their prefix."""
    return {} if element is None else {name.removeprefix(W): value for name, value in element.attrib.items()}


def layout_of(choice: str) -> Layout:
    """Return what a config takes that says `layout: CHOICE`."""
    document, _ = parse_document(f"layout: {choice}\n", "config.yaml")
    found = resolved_layout(document, ROOT / "templates")
    assert found.layout, found.issues
    return found.layout


def laid_out(layout: Layout, lang: str) -> LaidOut:
    """Set a title, a paragraph of every kind, a table and a signature."""
    target = WordTarget(layout, lang)
    plain = Marks()
    kinds: list[StyleName] = [kind for kind in get_args(StyleName) if kind != "title"]
    rows = tuple((Cell(WORDS[lang]), Cell("5037", number)) for number in (1, 2))
    body = [
        target.title(TITLES[lang]),
        *(f"{target.opening(kind)}{target.words(WORDS[lang], plain)}{target.closing(kind)}" for kind in kinds),
        target.table(TableText(("地区", "流入"), rows, WORDS[lang], True)),
        target.signature(*OFFICES[lang]),
    ]
    printed = [Printed(number, "inflow", "5037", (Stated("inflow", 5037),)) for number in (1, 2)]
    properties = Properties(TITLES[lang], "管委会", date(2007, 1, 10), "summary", "420116", "2006")
    return LaidOut(package_bytes(skeleton_for(layout, lang), "".join(body), printed, properties))
