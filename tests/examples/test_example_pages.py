"""The example township's report as a page: it says what the document says, and where each of its figures comes from."""

import re

import pytest
from reading import Element, read_page
from township import LANGS, TOWNSHIP, Reports, silent

from reportgen.pipeline.build import Built, Order, build_report

_MOST = 150_000
"""How many bytes a page of this length may have."""


@pytest.fixture(scope="module")
def built(reports: Reports, tmp_path_factory: pytest.TempPathFactory) -> Built:
    order = Order(TOWNSHIP, "2006", LANGS, tmp_path_factory.mktemp("pages"), formats=("html",))
    return build_report(reports.project, order, silent)


@pytest.fixture(scope="module", params=LANGS)
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def page(built: Built, lang: str) -> Element:
    return read_page(next(document.data for document in built.documents if document.lang == lang))


def _without_charts(text: str) -> str:
    """Leave out of a text the values of its charts, which a page draws."""
    blocks = text.split("\n\n")
    captions = [bool(re.match(r"(图|Figure\s)\d", block)) for block in [*blocks[1:], ""]]
    return "".join(block for block, caption in zip(blocks, captions, strict=True) if not caption)


def test_the_page_says_what_the_text_says(page: Element, lang: str, reports: Reports) -> None:
    said = re.sub(r"\s", "", page.one("main").text)
    for drawing in page.one("main").every("figure"):
        said = said.replace(re.sub(r"\s", "", drawing.text), "")
    assert said == re.sub(r"\s", "", _without_charts(reports.texts[lang]))


def test_every_figure_of_the_page_has_an_entry_that_says_where_it_comes_from(
    page: Element, lang: str, built: Built
) -> None:
    document = next(document for document in built.documents if document.lang == lang)
    printed = [one for one in document.rendered.printed if not one.expression.startswith("chart(")]
    drawn = {link.attributes["href"] for drawing in page.every("figure") for link in drawing.every("a")}
    links = list(page.one("main").every("a", class_="figure"))
    prose = [link for link in links if link.attributes["href"] not in drawn]
    assert drawn
    assert [link.said for link in prose] == [" ".join(one.text.split()) for one in printed]
    for link in links:
        entry = page.one(id=link.attributes["aria-describedby"])
        assert list(entry.every("data"))
        assert all(where.said for where in entry.every("small"))
        assert any(one.attributes["href"].startswith("#i-") for one in entry.every("a"))


def test_the_list_names_every_indicator_and_every_file_once(page: Element) -> None:
    terms = [term.attributes["id"] for term in page.one(class_="origins").every("dt")]
    assert len(terms) == len(set(terms))
    assert {"i-inflow", "i-certificate_check_rate", "l-persons", "l-population"} <= set(terms)
    files = [one.said for one in page.one(class_="origins").every("dd")]
    assert sum(one.startswith("persons-2006.csv · ") for one in files) == 1


def test_pages_are_small_enough_to_be_mailed_by_the_hundred(built: Built) -> None:
    assert all(len(document.data) < _MOST for document in built.documents)
