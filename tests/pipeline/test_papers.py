"""A project whose reports are set on a letterhead."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.shared import Pt
from openxml_audit import OpenXmlValidator
from projects import SmallProject, run

LETTERHEAD = "configs/office.docx"


@pytest.fixture
def office(small: SmallProject) -> SmallProject:
    small.edit("configs/summary.yaml", "layout: gbt9704", "layout: {base: office.docx, names: {signature: Closing}}")
    _draw(small, "县人民政府")
    return small


def _draw(project: SmallProject, header: str, *body: str) -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = header
    document.sections[0].footer.paragraphs[0].text = "政府街1号"
    document.styles.add_style("Closing", 1).font.size = Pt(13)
    for text in body:
        document.add_paragraph(text)
    document.save(str(project.folder / LETTERHEAD))


def _rename_title(project: SmallProject) -> None:
    """Leave the letterhead without a style that Word has for titles."""
    with ZipFile(project.folder / LETTERHEAD) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'w:val="Title"', b'w:val="Headline"')
    with ZipFile(project.folder / LETTERHEAD, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


def _headers(project: SmallProject) -> set[str]:
    return {
        Document(BytesIO(data)).sections[0].header.paragraphs[0].text
        for name, data in project.documents.items()
        if name.endswith(".docx")
    }


def test_reports_of_both_languages_are_set_on_the_letterhead(office: SmallProject) -> None:
    assert office.build().exit_code == 0
    assert len(office.documents) == 2
    assert _headers(office) == {"县人民政府"}
    for data in office.documents.values():
        assert [found.style.name for found in Document(BytesIO(data)).paragraphs].count("Closing") == 1


@pytest.mark.parametrize("arrangement", ["sequence", "paragraphs", "columns"])
def test_a_document_in_both_languages_is_set_on_the_letterhead(office: SmallProject, arrangement: str) -> None:
    result = office.build("--lang", "bilingual", "--arrange", arrangement)
    assert result.exit_code == 0, result.output
    [path] = (office.folder / "out").glob("*.docx")
    assert [str(error) for error in OpenXmlValidator().validate(path).errors if "MacroText" not in str(error)] == []
    assert _headers(office) == {"县人民政府"}
    names = {found.style.name for found in Document(str(path)).paragraphs}
    assert {"Closing", "Closing (English)"} <= names


def test_another_letterhead_is_seen_at_once(office: SmallProject) -> None:
    office.build()
    assert "unchanged" in office.build().output
    _draw(office, "县政府办公室")
    assert office.build().exit_code == 0
    assert _headers(office) == {"县政府办公室"}


def test_the_same_letterhead_gives_the_same_bytes(
    office: SmallProject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    office.build()
    first = office.documents
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPORTGEN_CACHE_DIR", str(tmp_path_factory.mktemp("fresh")))
        office.build()
    assert office.documents == first


def test_a_check_says_what_the_file_lacks_and_a_build_what_shows(office: SmallProject) -> None:
    lacks = "the file has no style for date"
    assert lacks in office.check().output
    assert "no problem found" in office.check().output
    assert lacks not in office.build().output
    _rename_title(office)
    built = office.build("--strict")
    assert "warning: the file has no style for title" in built.output
    assert built.exit_code == 1


def test_what_is_wrong_with_the_letterhead_and_the_templates_is_told_in_one_run(office: SmallProject) -> None:
    _draw(office, "x", "{{ report }}", "{{ report }}")
    section = next(path for path in (office.folder / "templates" / "en").rglob("*.md"))
    section.write_text("{{ inflw }}", encoding="utf-8")
    output = office.build().output
    assert "[letterhead.two-places]" in output
    assert "[narrative.unknown-name]" in output


def test_a_letterhead_that_has_gone_is_missed(office: SmallProject) -> None:
    office.build()
    office.delete(LETTERHEAD)
    output = office.build().output
    assert "[letterhead.missing]" in output
    assert "Traceback" not in output


def test_a_batch_says_once_what_the_letterhead_lacks(office: SmallProject) -> None:
    _rename_title(office)
    result = run("build", *office.common, "--all", "--period", "2006", "-o", "out", "--jobs", "1")
    assert result.exit_code == 0
    assert result.output.count("the file has no style for title") == 1
