"""`build --format html`: the report as a page, in which every figure says where it comes from."""

import json
import re
from collections.abc import Iterator

import pytest
from projects import AREA, SmallProject, run, run_outside
from reading import Element, read_page

from reportgen.word.guard import read_figures

ZH, EN = "420323-竹山县-2006-zh.html", "420323-竹山县-2006-en.html"
WORD = "420323-竹山县-2006-zh.docx"
HEAVY = ("pandas", "numpy", "yaml", "pydantic", "docx", "lxml", "pyarrow", "python_calamine", "markdown_it")


def _page(small: SmallProject, *more: str, lang: str = "en") -> Element:
    result = small.build("--format", "html", "--force", *more)
    assert result.exit_code == 0, result.stderr
    return read_page(small.documents[EN if lang == "en" else ZH])


def _tip(page: Element, figure: Element) -> str:
    """Return what a reader sees of a figure: its entry, and the definitions and files that this leads to."""
    entry = page.one(id=figure.attributes["aria-describedby"])
    names = dict.fromkeys(link.attributes["href"] for link in entry.every("a") if "#i-" in link.attributes["href"])
    found = [entry.said]
    for name in names:
        found += _described(page, name[1:])
    return " | ".join(found)


def _described(page: Element, id: str) -> Iterator[str]:
    (terms,) = (one for one in page.every("dl") if any(term.attributes.get("id") == id for term in one.every("dt")))
    inside = [one for one in terms.inside if isinstance(one, Element)]
    at = next(at for at, one in enumerate(inside) if one.attributes.get("id") == id)
    yield inside[at].said
    for one in inside[at + 1 :]:
        if one.tag == "dt":
            return
        yield one.said


def _figure(page: Element, text: str) -> Element:
    return next(one for one in page.one("main").every("a", class_="figure") if one.said == text)


def _entry(page: Element, text: str) -> str:
    """Return what the list says of a figure."""
    return page.one(id=_figure(page, text).attributes["aria-describedby"]).said.removeprefix(text).strip()


@pytest.mark.parametrize(
    ("form", "written"), [("docx", {WORD}), ("html", {ZH}), ("both", {WORD, ZH})], ids=["docx", "html", "both"]
)
def test_a_format_may_be_chosen(form: str, written: set[str], small: SmallProject) -> None:
    assert small.build("--lang", "zh", "--format", form).exit_code == 0
    assert set(small.documents) == written


def test_a_second_build_gives_the_same_pages_and_says_so(small: SmallProject) -> None:
    assert small.build("--format", "html").stdout == f"wrote out/{ZH}\nwrote out/{EN}\n"
    first = small.documents
    assert small.build("--format", "html").stdout == f"unchanged out/{ZH}\nunchanged out/{EN}\n"
    assert small.documents == first
    assert small.build("--format", "html", "--dry-run", "-o", "none").stdout.startswith("would write none/")
    assert not (small.folder / "none").exists()


def test_a_page_needs_nothing_but_itself(small: SmallProject) -> None:
    small.build("--format", "html")
    for data in small.documents.values():
        assert not re.search(rb"https?:|src=|@import|url\(|<link|<iframe", data)


def test_a_page_says_what_it_is(small: SmallProject) -> None:
    head = _page(small).one("head")
    told = {one.attributes["name"]: one.attributes["content"] for one in head.every("meta") if "name" in one.attributes}
    assert head.one("title").said == "Zhushan County: Summary, 2006"
    assert told["author"] == "Government of Zhushan County"
    assert (told["date"], told["report"], told["area"], told["period"]) == (
        "2006-12-31",
        "small-summary",
        "420323",
        "2006",
    )
    assert _page(small).one("html").attributes == {"lang": "en"}
    assert _page(small, lang="zh").one("html").attributes == {"lang": "zh-CN"}


def test_a_counted_figure_tells_its_rows_its_filter_and_its_files(small: SmallProject) -> None:
    page = _page(small)
    digest = next(
        source["sha256"]
        for record in json.loads(small.figures("--format", "json", "--period", "2006").stdout)
        for source in record["sources"]
        if source["path"] == "persons.csv"
    )
    tip = _tip(page, _figure(page, "18 people"))
    assert tip == (
        "18 people inflow population 18 people Zhushan County · 2006 · 18 rows counted"
        ' | inflow population inflow | persons: count where flow == "in" Ledgers persons'
    )
    assert list(_described(page, "l-persons")) == ["persons", f"persons.csv · 40 rows · SHA-256 {digest[:12]}…"]


def test_a_formula_tells_its_parts(small: SmallProject) -> None:
    page = _page(small, lang="zh")
    assert _tip(page, _figure(page, "77.8%")) == (
        "77.8% 查验率 77.7777777778% 竹山县 · 2006年 查验人数 checked 14人 流入人口 inflow 18人"
        " | 查验率 check_rate | checked / inflow 台账 persons"
    )
    assert _entry(page, "低于年度目标12.2个百分点") == (
        "查验率 77.7777777778% 竹山县 · 2006年 查验人数 checked 14人 流入人口 inflow 18人 查验率：目标 90%"
    )


@pytest.mark.parametrize(
    ("asked", "text", "told"),
    [
        (
            "change(inflow)",
            "由上年的12人增加到18人",
            "流入人口 12人 竹山县 · 2005年 · 统计 12 行 流入人口 18人 竹山县 · 2006年 · 统计 18 行",
        ),
        (
            "change(population)",
            "同比增长1.0%",
            "增长率 0.9765625% 总人口 25850人 竹山县 · 2006年 · 统计 3 行 总人口 25600人 竹山县 · 2005年 · 统计 3 行",
        ),
        (
            "share(inflow, population)",
            "占总人口的0.1%",
            "占比 0.0696324951644% 流入人口 18人 竹山县 · 2006年 · 统计 18 行"
            " 总人口 25850人 竹山县 · 2006年 · 统计 3 行",
        ),
        (
            "top_share(by_origin, 1)",
            "首位占66.7%",
            "前1位合计占比 66.6666666667% 来源地 18人 竹山县 · 2006年 · 统计 18 行"
            " 来源地：河南省 12人 竹山县 · 2006年 · 统计 12 行",
        ),
        ("highest(population)", "城关镇（12000人）", "总人口 12000人 城关镇 · 2006年 · 统计 1 行"),
        ('at(inflow, "2005")', "12人", "流入人口 12人 竹山县 · 2005年 · 统计 12 行"),
    ],
    ids=lambda text: text.partition("(")[0] if "(" in text else "",
)
def test_what_is_worked_out_tells_what_from(asked: str, text: str, told: str, small: SmallProject) -> None:
    for lang in ("zh", "en"):
        small.write(f"templates/{lang}/small-summary/people.md", f"{{{{ {asked} }}}}\n")
    page = _page(small, lang="zh")
    figure = next(page.one("main").every("a", class_="figure"))
    assert (figure.said, _entry(page, figure.said)) == (text, told)


def test_every_figure_says_what_the_list_of_figures_says(small: SmallProject) -> None:
    """All values behind the figures of the report's own area are those that `reportgen figures` lists."""
    small.build("--format", "both")
    page, document = read_page(small.documents[ZH]), read_figures(small.folder / "out" / WORD)
    assert document
    listed = {
        (record["indicator"], record["category"]): record["value"]
        for record in json.loads(small.figures("--format", "json", "--period", "2006").stdout)
    }
    figures = list(page.one("main").every("a", class_="figure"))
    assert [one.said for one in figures] == [one.text for one in document.figures]
    for figure, printed in zip(figures, document.figures, strict=True):
        entry = page.one(id=figure.attributes["href"][1:])
        assert next(entry.every("a")).said == printed.text
        values = [json.loads(one.attributes["value"]) for one in entry.every("data")]
        for what, value in printed.stated:
            assert value in values
            name, _, category = what.rstrip("]").partition("[")
            if (name, category) in listed:
                assert listed[name, category] == value


def test_the_pages_text_is_the_documents(small: SmallProject) -> None:
    from docx import Document

    small.build("--format", "both", "--lang", "en")
    main = read_page(small.documents[EN]).one("main")
    document = Document(str(small.folder / "out" / EN.replace("html", "docx")))
    paragraphs = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Body Text"]
    said = re.sub(r"\s", "", main.text)
    assert paragraphs
    assert all(re.sub(r"\s", "", paragraph) in said for paragraph in paragraphs)


def test_headings_and_tables_are_marked_as_such(small: SmallProject) -> None:
    main = _page(small, lang="zh").one("main")
    assert [one.said for one in main.every("h1")] == ["竹山县2006年工作总结"]
    assert [one.said for one in main.every("h2")][:2] == ["一、基本情况", "二、查验情况"]
    table = main.one("table")
    assert {one.attributes["scope"] for one in table.one("thead").every("th")} == {"col"}
    rows = list(table.one("tbody").every("tr"))
    assert [one.one("th").attributes["scope"] for one in rows] == ["row"] * len(rows)
    assert [one.attributes.get("class") for one in rows][-2:] == [None, "total"]


def test_names_with_marks_of_html_and_jinja_stand_as_they_are(small: SmallProject) -> None:
    small.edit("data/areas.csv", "城关镇,township,420323,", '"<b>&""{{ x }}\'",township,420323,')
    for ledger in ("persons", "population"):
        text = small.read(f"data/{ledger}.csv").replace(",城关镇,", ',"<b>&""{{ x }}\'",')
        small.write(f"data/{ledger}.csv", text)
    page = _page(small, lang="zh")
    names = [one.said for one in page.one("table").one("tbody").every("th")]
    assert "<b>&\"{{ x }}'" in names
    assert any("<b>&\"{{ x }}' · 2006年" in one.said for one in page.one(class_="origins").every("li"))


def test_a_page_edited_by_hand_is_left_alone(small: SmallProject) -> None:
    small.build("--format", "both")
    path = small.folder / "out" / ZH
    path.write_bytes(path.read_bytes().replace("竹山县".encode(), "竹 山县".encode(), 1))
    edited = small.documents
    small.write("templates/zh/small-summary/opening.md", "另一句话。")
    result, chinese = small.build("--format", "both"), small.build("--format", "both", lang="zh")
    assert (result.exit_code, chinese.exit_code) == (2, 2)
    assert result.stderr == (
        f"out/{ZH}: error: this document was changed after it was written, or was not written by reportgen, and was"
        " left alone; add --force to overwrite it [word.edited-by-hand]\n"
    )
    assert "这份文档生成后有人改动过" in chinese.stderr
    assert small.documents == edited
    assert small.build("--format", "both", "--force").exit_code == 0
    assert "另一句话。" in small.documents[ZH].decode()


@pytest.mark.parametrize("data", [b"", b"<!DOCTYPE html><p>notes</p>", b"<!-- reportgen sha256:0 -->\n"])
def test_what_is_no_page_of_ours_is_left_alone(data: bytes, small: SmallProject) -> None:
    (small.folder / "out").mkdir()
    (small.folder / "out" / ZH).write_bytes(data)
    assert "word.edited-by-hand" in small.build("--format", "html").stderr
    assert small.documents == {ZH: data}


def test_pages_of_every_area_stand_in_the_manifest(small: SmallProject) -> None:
    for jobs, out in (("1", "one"), ("2", "two")):
        options = ("--all", "--period", "2006", "--format", "both", "--lang", "zh", "-o", out, "--jobs", jobs)
        assert run("build", *small.common, *options).exit_code == 0
        manifest = json.loads(small.read(f"{out}/manifest.json"))
        names = [report["path"] for report in manifest["reports"]]
        assert [name.rpartition(".")[2] for name in names] == ["docx", "html"] * 3
    assert (small.folder / "one" / names[1]).read_bytes() == (small.folder / "two" / names[1]).read_bytes()


def test_a_second_build_of_pages_loads_nothing_heavy(small: SmallProject) -> None:
    small.build("--format", "html")
    arguments = ("build", *small.common, "--area", AREA, "--period", "2006", "-o", "again", "--format", "html")
    result = run_outside(*arguments, python=("-X", "importtime"))
    assert result.returncode == 0
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in result.stderr.decode().splitlines()}
    assert "jinja2" in imported
    assert imported.isdisjoint(HEAVY)
