"""A whole report in both languages, set by the shipped layout."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import pytest
from lxml import etree

from reportgen.config.layout import load_layout
from reportgen.narrative.facts import Stated
from reportgen.narrative.target import Cell, Marks, Printed, StyleName, TableText
from reportgen.nouns.layout import Layout
from reportgen.word.figurelist import Properties
from reportgen.word.letterhead.assemble import Letterhead
from reportgen.word.package import package_bytes
from reportgen.word.parts import Skeleton
from reportgen.word.roles import Styles
from reportgen.word.skeleton import skeleton_for
from reportgen.word.target import WordTarget

ROOT = Path(__file__).parents[2]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLAIN = Marks()
WORDS = {
    "zh": ("盘龙城开发区2006年度流动人口服务管理工作总结", "基本情况", "共有流入人口", "5037人", "合计"),
    "en": ("Panlongcheng: Summary of Services, 2006", "Profile", "It counted an inflow of ", "5,037 people", "Total"),
}


class Report(NamedTuple):
    """A finished report, and what it was made of."""

    data: bytes
    body: str
    figures: tuple[Printed, ...]

    def part(self, name: str) -> etree._Element:
        with ZipFile(BytesIO(self.data)) as package:
            return etree.fromstring(package.read(name))


@pytest.fixture(scope="session")
def layout() -> Layout:
    return load_layout(ROOT / "templates" / "layouts" / "gbt9704.yaml")


@pytest.fixture(scope="session")
def skeletons(layout: Layout) -> dict[str, Skeleton]:
    return {lang: skeleton_for(layout, lang) for lang in ("zh", "en")}


@pytest.fixture(scope="session")
def properties() -> Properties:
    return Properties("流动人口“工作”总结 & 计划", "盘龙城管委会", date(2007, 1, 10), "summary", "420116", "2006")


@pytest.fixture(scope="session")
def reports(layout: Layout, skeletons: dict[str, Skeleton], properties: Properties) -> dict[str, Report]:
    return {lang: _report(layout, skeletons[lang], properties) for lang in ("zh", "en")}


@pytest.fixture
def target(layout: Layout) -> Callable[[str], WordTarget]:
    return lambda lang: WordTarget(layout, lang)


@pytest.fixture
def set_on(properties: Properties) -> Callable[[Letterhead], Report]:
    return lambda paper: _report(paper.layout, paper.skeleton, properties, paper.styles)


def _report(layout: Layout, skeleton: Skeleton, properties: Properties, styles: Styles | None = None) -> Report:
    lang = skeleton.lang
    target = WordTarget(layout, lang, styles)
    title, heading, words, figure, total = WORDS[lang]
    printed = [Printed(1, "inflow", figure, (Stated("inflow", 5037),))]

    def paragraph(style: StyleName, text: str) -> str:
        return f"{target.opening(style)}{target.words(text, PLAIN)}{target.closing(style)}"

    def cell(value: int) -> Cell:
        printed.append(Printed(len(printed) + 1, 'table("v")', str(value), (Stated("inflow@1", value),)))
        return Cell(str(value), len(printed))

    table = TableText(
        ("村（社区）", heading, heading),
        (*((Cell("刘店村"), cell(7), cell(812)) for _ in range(4)), (Cell(total), cell(28), Cell("—"))),
        heading,
        True,
    )
    headings: tuple[StyleName, ...] = ("heading1", "heading2", "heading3", "heading4")
    body = [
        target.title(title),
        *(paragraph(style, heading) for style in headings),
        target.opening("body"),
        target.words(words, Marks(strong=True)),
        target.figure(1, figure, PLAIN),
        target.words(words, Marks(emphasis=True)),
        target.closing("body"),
        paragraph("table_title", heading),
        target.table(table),
        paragraph("attachment_note", "附件：1.×××"),
        paragraph("attachment_more", "2.×××"),
        target.signature("盘龙城开发区管理委员会", "2007年1月10日", seal=False),
        paragraph("attachment_label", "附件1"),
        paragraph("attachment_title", heading),
        target.table(table._replace(rows=((Cell("刘店村"), cell(1), cell(2)),), note="", total=False)),
    ]
    text = "".join(body)
    return Report(package_bytes(skeleton, text, printed, properties), text, tuple(printed))
