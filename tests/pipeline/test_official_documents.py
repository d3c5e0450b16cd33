"""Official documents from a config, through to the files."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openxml_audit import OpenXmlValidator
from projects import SmallProject

ROOT = Path(__file__).parents[2]
_OFFICIAL = """attachments:
  - towns
  - {chart: sources, when: inflow > 1}
  - {section: plan, title: {zh: "{{ period.next }}打算", en: "Plans for {{ period.next }}"}}
charts:
  sources: {title: {zh: 来源, en: Origins}, kind: bar, rows: by_origin}
official:
  red_head:
    issuer: {zh: "{{ signature }}文件", en: "{{ signature }}"}
    number: {zh: 竹政发〔2007〕3号, en: No. 3 (2007)}
  addressee: {zh: 市人民政府, en: The City Government}
  copies:
    to: {zh: 市统计局, en: Bureau of Statistics}
    issuer: {zh: "{{ area }}政府办", en: "the Office of {{ area }}"}
  seal: true
"""


@pytest.fixture
def office(small: SmallProject) -> SmallProject:
    """Make the report of the small project an official document."""
    small.edit("configs/summary.yaml", "attachments: [towns]\n", _OFFICIAL)
    small.write("templates/zh/small-summary/plan.md", "# 服务\n\n为{{ inflow }}服务。\n")
    small.write("templates/en/small-summary/plan.md", "# Services\n\nServices for {{ inflow }}.\n")
    return small


def _lines(data: bytes) -> list[str]:
    body = ZipFile(BytesIO(data)).read("word/document.xml").decode()
    text = re.sub(r"<w:(?:tab|br)/>", " ", body).replace("</w:p>", "\n")
    return [line for line in re.sub(r"<[^>]+>", "", text).split("\n") if line]


def _errors(folder: Path) -> list[str]:
    found = sorted(folder.glob("*.docx"))
    assert found
    return [str(error) for path in found for error in OpenXmlValidator().validate(path).errors]


def test_a_document_has_the_parts_that_its_config_gives(office: SmallProject) -> None:
    assert office.build().exit_code == 0
    chinese, english = (
        _lines(next(data for name, data in office.documents.items() if name.endswith(f"{lang}.docx")))
        for lang in ("zh", "en")
    )
    assert chinese[:4] == ["竹山县人民政府文件", "竹政发〔2007〕3号", "竹山县2006年工作总结", "市人民政府："]
    assert chinese[-4:] == ["服务", "为18人服务。", "抄送：市统计局。", "竹山县政府办 2006年12月31日印发"]
    assert "附件：1. 各乡镇情况" in chinese
    assert "3. 2007年打算" in chinese
    assert english[:4] == [
        "Government of Zhushan County",
        "No. 3 (2007)",
        "Zhushan County: Summary, 2006",
        "The City Government:",
    ]
    assert english[-2:] == ["cc: Bureau of Statistics", "Issued by the Office of Zhushan County December 31, 2006"]
    assert _errors(office.folder / "out") == []


@pytest.mark.parametrize("arrangement", ["sequence", "paragraphs", "columns"])
def test_a_document_in_both_languages_is_valid_with_all_parts(office: SmallProject, arrangement: str) -> None:
    result = office.build("--lang", "bilingual", "--arrange", arrangement)
    assert result.exit_code == 0, result.stderr
    assert _errors(office.folder / "out") == []


def test_a_document_on_a_letterhead_is_valid_with_all_parts(office: SmallProject) -> None:
    letterhead = (ROOT / "examples" / "letterhead" / "letterhead.docx").read_bytes()
    (office.folder / "configs" / "letterhead.docx").write_bytes(letterhead)
    office.edit("configs/summary.yaml", "layout: gbt9704\n", "layout: {base: letterhead.docx}\n")
    result = office.build()
    assert result.exit_code == 0, result.stderr
    # The styles of the letterhead are its own, and not all of them are in order.
    assert [error for error in _errors(office.folder / "out") if "/word/styles.xml" not in error] == []


def test_a_page_has_the_parts_too(office: SmallProject) -> None:
    assert office.build("--format", "html", "--lang", "zh").exit_code == 0
    [page] = [data.decode() for name, data in office.documents.items() if name.endswith(".html")]
    assert '<header class="red_head"><p class="issuer">竹山县人民政府文件</p>' in page
    assert '<p class="copies">抄送：市统计局。</p>' in page


def test_the_word_for_the_office_that_signs_has_no_place_in_the_title(office: SmallProject) -> None:
    office.edit(
        "configs/summary.yaml", 'title: {zh: "{{ area }}{{ period }}工作总结"', 'title: {zh: "{{ signature }}工作总结"'
    )
    result = office.check()
    assert result.exit_code == 2
    assert "[narrative.unknown-name]" in result.stdout + result.stderr


def test_what_is_wrong_in_both_languages_and_formats_is_told_once(office: SmallProject) -> None:
    office.edit("configs/summary.yaml", "signature: {zh:", "signature: {when: inflow > 1000000, zh:")
    result = office.build("--format", "both")
    assert result.exit_code == 2
    assert result.stderr.count("[narrative.nobody-signs]") == 1
