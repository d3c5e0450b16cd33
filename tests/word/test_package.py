"""A report as a file: the same bytes every time, with its list of figures and its properties."""

from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from reportgen.narrative.facts import Stated
from reportgen.narrative.target import Printed
from reportgen.word.figurelist import Properties, figure_list_xml, parse_figure_list
from reportgen.word.package import package_bytes
from reportgen.word.parts import Skeleton
from reportgen.word.text import plain

NAMES = st.text(st.characters(exclude_categories=("Cs",)))


@pytest.fixture(autouse=True)
def _no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_the_same_report_is_the_same_bytes(
    reports: dict[str, Any], skeletons: dict[str, Skeleton], properties: Properties
) -> None:
    report = reports["zh"]
    assert package_bytes(skeletons["zh"], report.body, report.figures, properties) == report.data


def test_every_file_in_the_package_is_whole(reports: dict[str, Any]) -> None:
    with ZipFile(BytesIO(reports["zh"].data)) as package:
        assert package.testzip() is None
        assert package.namelist()[0] == "[Content_Types].xml"
        assert len(set(package.namelist())) == len(package.namelist())


def test_files_and_properties_carry_the_date_of_the_report(reports: dict[str, Any]) -> None:
    with ZipFile(BytesIO(reports["zh"].data)) as package:
        assert {found.date_time for found in package.infolist()} == {(2007, 1, 10, 0, 0, 0)}
    found = Document(BytesIO(reports["zh"].data)).core_properties
    assert found.created == found.modified == datetime(2007, 1, 10, tzinfo=UTC)
    assert found.title == "流动人口“工作”总结 & 计划"
    assert (found.author, found.last_modified_by, found.language) == ("盘龙城管委会", "盘龙城管委会", "zh-CN")
    assert (found.subject, found.keywords) == ("summary 2006", "420116")


def test_source_date_epoch_replaces_the_date(
    skeletons: dict[str, Skeleton], properties: Properties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    data = package_bytes(skeletons["en"], "<w:p/>", (), properties)
    with ZipFile(BytesIO(data)) as package:
        assert {found.date_time for found in package.infolist()} == {(2023, 11, 14, 22, 13, 20)}
    assert Document(BytesIO(data)).core_properties.created == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


def test_a_report_from_before_packages_could_say_so_is_written(
    skeletons: dict[str, Skeleton], properties: Properties
) -> None:
    data = package_bytes(skeletons["en"], "<w:p/>", (), properties._replace(date=date(1979, 5, 1)))
    with ZipFile(BytesIO(data)) as package:
        assert {found.date_time for found in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert Document(BytesIO(data)).core_properties.created == datetime(1979, 5, 1, tzinfo=UTC)


def test_the_list_of_figures_says_what_each_states(reports: dict[str, Any]) -> None:
    with ZipFile(BytesIO(reports["zh"].data)) as package:
        found = parse_figure_list(package.read("customXml/item1.xml"))
        document = sha256(package.read("word/document.xml")).hexdigest()
    assert found is not None
    assert found[:4] == ("summary", "420116", "2006", "zh")
    assert found.document == document
    assert found.figures == reports["zh"].figures
    assert found.figures[0] == Printed(1, "inflow", "5037人", (Stated("inflow", 5037),))


@given(NAMES, NAMES, NAMES, st.none() | st.integers() | st.floats(allow_nan=False))
def test_any_figure_is_read_as_it_was_written(expression: str, text: str, what: str, value: int | float | None) -> None:
    properties = Properties("", "", date(2007, 1, 10), expression, text, what)
    figure = Printed(7, expression, text, (Stated(what, value),))
    found = parse_figure_list(figure_list_xml([figure], properties, "zh", "0" * 64).encode())
    assert found is not None
    assert found[:3] == tuple(map(plain, (expression, text, what)))
    assert found.figures == (Printed(7, plain(expression), plain(text), (Stated(plain(what), value),)),)


def test_another_xml_is_no_list_of_figures() -> None:
    assert parse_figure_list(b"<figures/>") is None
    assert parse_figure_list(b"no XML") is None
