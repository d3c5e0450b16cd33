"""Every layout with every option that it offers, in both languages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from laid_out import LANGS, NS, ROOT, laid_out, layout_of
from openxml_audit import OpenXmlValidator

from reportgen.config.document import read_document
from reportgen.word.roles import ROLES

BOTH = pytest.mark.parametrize("lang", LANGS)


def _choices() -> Iterator[str]:
    for path in sorted((ROOT / "templates" / "layouts").glob("*.yaml")):
        document, _ = read_document(path, path.name)
        yield path.stem
        options = document.at("options")
        yield from (f"{{base: {path.stem}, options: [{name}]}}" for name in options if isinstance(options, dict))


CHOICES = tuple(_choices())
EVERY = pytest.mark.parametrize("choice", CHOICES)


@EVERY
@BOTH
def test_a_document_is_valid(choice: str, lang: str, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(laid_out(layout_of(choice), lang).data)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


@EVERY
@BOTH
def test_headings_are_numbered_anew_when_they_are_moved(choice: str, lang: str) -> None:
    """Word counts: one list, whose levels and styles name each other, and no paragraph with a number of its own."""
    found = laid_out(layout_of(choice), lang)
    numbering, document = found.part("numbering"), found.part("document")
    assert len(numbering.findall("w:abstractNum", NS)) == len(numbering.findall("w:num", NS)) == 1
    assert found.part("document").find(".//w:numPr", NS) is None
    for level in range(4):
        name = f"Heading{level + 1}"
        assert found.of(name, "w:pPr/w:numPr/w:ilvl") == {"val": str(level)}
        assert found.of(name, "w:pPr/w:numPr/w:numId") == {"val": "1"}
        assert found.of(name, "w:pPr/w:outlineLvl") == {"val": str(level)}
        assert numbering.xpath(".//w:lvl[@w:ilvl=$level]/w:pStyle/@w:val", level=str(level), namespaces=NS) == [name]
        assert name in document.xpath(".//w:pStyle/@w:val", namespaces=NS)


@pytest.mark.parametrize("name", ["gbt9704", "plain", "letter"])
@BOTH
def test_every_role_has_a_named_style_and_nothing_is_set_by_hand(name: str, lang: str) -> None:
    found = laid_out(layout_of(name), lang)
    assert {role: found.style(style.id) is not None for role, style in ROLES.items()} == dict.fromkeys(ROLES, True)
    names = found.part("styles").xpath("w:style/w:name/@w:val", namespaces=NS)
    assert len(names) == len(set(names))
    run_properties = found.part("document").xpath(".//w:p[not(ancestor::w:tbl)]//w:r/w:rPr/*", namespaces=NS)
    assert {element.tag.rpartition("}")[2] for element in run_properties} <= {"rFonts", "rStyle"}


@pytest.mark.parametrize("name", ["gbt9704", "plain", "letter"])
@BOTH
def test_nothing_is_cut_off_by_a_line_that_is_lower_than_its_type(name: str, lang: str) -> None:
    layout = layout_of(name)
    for style in layout[lang].styles:
        line = style.line or layout[lang].grid.pitch
        assert style.role == "chart" or line * 10 >= style.size * 10 * 11, style.role
