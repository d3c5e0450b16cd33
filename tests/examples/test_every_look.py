"""Every kind of report in every layout, and one in every option: packages that are valid and hold together."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import pytest
import yaml
from lxml import etree
from openxml_audit import OpenXmlValidator
from places import PLACES, Example
from township import LANGS, silent

from reportgen.pipeline.build import Order, build_report
from reportgen.pipeline.project import open_project

ROOT = Path(__file__).parents[2]
LAYOUTS = ("gbt9704", "plain", "letter")
OF_EACH_KIND = tuple({place.config: place for place in PLACES}.values())
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
EVERYTHING = """
contents: {levels: 2}
official:
  red_head:
    issuer: {zh: "{{ area }}文件", en: "{{ area }}"}
    number: {zh: 政发〔2007〕3号, en: "No. 3 (2007)"}
    signer: {zh: 某某, en: A. Signer}
  addressee: {zh: 县人民政府：, en: "To the County Government:"}
  copies:
    to: {zh: 县民政局、县财政局, en: "the county offices of civil affairs and of finance"}
    issuer: {zh: "{{ area }}办公室", en: "Office of {{ area }}"}
  seal: true
"""


class Look(NamedTuple):
    """How a report is to look: the value of `layout`, and more keys of the config."""

    layout: str
    more: str = ""


def looks() -> list[object]:
    """Return every look that is tried, with the example that is tried in it."""
    first, *others = LAYOUTS
    pairs = [(place, first) for place in PLACES] + [(place, name) for place in OF_EACH_KIND for name in others]
    found = [pytest.param(place, Look(name), id=f"{place.name}-{name}") for place, name in pairs]
    for name in LAYOUTS:
        declared = yaml.safe_load((ROOT / "templates" / "layouts" / f"{name}.yaml").read_text(encoding="utf-8"))
        looks = [Look(f"{{base: {name}, options: [{option}]}}") for option in declared.get("options", ())]
        looks.append(Look(name, EVERYTHING))
        found += [pytest.param(PLACES[0], look, id=f"{look.layout}{'-all' if look.more else ''}") for look in looks]
    return found


@pytest.mark.parametrize(("place", "look"), looks())
def test_the_documents_are_valid_and_hold_together(place: Example, look: Look, tmp_path: Path) -> None:
    for document in documents_in(place, look, tmp_path):
        assert [str(error) for error in OpenXmlValidator().validate(document).errors] == []
        with ZipFile(document) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        body = etree.fromstring(parts["word/document.xml"])
        assert_styles_are_there(body, parts)
        assert_ids_are_unique(body)
        assert_relations_are_there(body, parts)


def documents_in(place: Example, look: Look, folder: Path) -> list[Path]:
    """Build an example's reports in a look, from a copy of its config."""
    config = folder / f"{place.config}.yaml"
    text = (ROOT / "configs" / config.name).read_text(encoding="utf-8")
    assert text.count("layout: gbt9704\n") == 1
    config.write_text(text.replace("layout: gbt9704\n", f"layout: {look.layout}\n{look.more}"), encoding="utf-8")
    project = open_project(config, ROOT / "examples" / place.name, folder / "store.sqlite", place.suppress_below)
    built = build_report(project, Order(place.area, place.period, LANGS, folder), silent)
    assert len(built.documents) == len(LANGS)
    return [document.path for document in built.documents]


def assert_styles_are_there(body: etree._Element, parts: dict[str, bytes]) -> None:
    known = {style.get(f"{W}styleId") for style in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style")}
    asked = {style.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for style in body.iter(f"{W}{tag}")}
    assert asked - known == set()


def assert_ids_are_unique(body: etree._Element) -> None:
    marks = list(body.iter(f"{W}bookmarkStart"))
    for values in ([mark.get(f"{W}id") for mark in marks], [mark.get(f"{W}name") for mark in marks]):
        assert [value for value, count in Counter(values).items() if count > 1] == []
    pictures = [found.get("id") for found in body.iter("{*}docPr")]
    assert len(pictures) == len(set(pictures))
    assert {mark.get(f"{W}id") for mark in marks} == {mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkEnd")}


def assert_relations_are_there(body: etree._Element, parts: dict[str, bytes]) -> None:
    relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
    known = {relation.get("Id"): relation.get("Target") for relation in relations}
    asked = {value for element in body.iter() for name, value in element.attrib.items() if name.startswith(R)}
    assert asked - known.keys() == set()
    inner = [relation.get("Target") for relation in relations if relation.get("TargetMode") != "External"]
    assert [target for target in inner if target and f"word/{target}" not in parts and target[3:] not in parts] == []
