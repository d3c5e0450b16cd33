"""Reports as text and as HTML."""

from reportgen.narrative.target import Cell, Marks, TableText
from reportgen.preview.html import HtmlTarget
from reportgen.preview.text import TextTarget

TABLE = TableText(("单位", "<人>"), ((Cell("甲&乙"), Cell("1", 3)), (Cell("合计"), Cell("—"))), "注<", total=True)


def test_html_escapes_everything_that_is_not_its_own() -> None:
    target = HtmlTarget("zh")
    assert target.words("a<b>&\"'", Marks()) == "a&lt;b&gt;&amp;&#34;&#39;"
    assert target.figure(7, "<5>", Marks(strong=True)) == (
        '<strong><span class="figure" data-figure="7">&lt;5&gt;</span></strong>'
    )
    assert target.title("<甲>") == '<h1 class="title">&lt;甲&gt;</h1>'
    assert target.signature("<甲>", "1月") == '<p class="signature">&lt;甲&gt;<br>1月</p>'


def test_html_leaves_no_brace_for_jinja_to_read() -> None:
    assert HtmlTarget("zh").constant("{{ x }} {% {#", Marks()) == "&#123;&#123; x }} &#123;% &#123;#"


def test_html_marks_strong_and_emphasised_words() -> None:
    assert HtmlTarget("en").words("x", Marks(strong=True, emphasis=True)) == "<em><strong>x</strong></em>"


def test_html_sets_a_table_with_its_head_its_figures_and_its_note() -> None:
    assert HtmlTarget("zh").table(TABLE) == (
        "<table><thead><tr><th>单位</th><th>&lt;人&gt;</th></tr></thead><tbody>"
        '<tr><td>甲&amp;乙</td><td><span class="figure" data-figure="3">1</span></td></tr>'
        '<tr><td>合计</td><td>—</td></tr></tbody></table><p class="table_note">注&lt;</p>'
    )


def test_a_page_says_its_language_and_its_title() -> None:
    page = HtmlTarget("zh").finished("甲<", "<p>文</p>")
    assert page.startswith('<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>甲&lt;</title></head>')
    assert page.endswith("<body><p>文</p></body></html>\n")
    assert '<html lang="en">' in HtmlTarget("en").finished("", "")


def test_text_puts_cells_behind_tabs_and_paragraphs_behind_blank_lines() -> None:
    target = TextTarget("zh")
    body = target.title("题") + "文" + target.closing("body") + target.page_break() + target.table(TABLE)
    assert TextTarget.finished(body + target.signature("甲", "1月")) == (
        "题\n\n文\n\n单位\t<人>\n甲&乙\t1\n合计\t—\n注<\n\n甲\n1月\n"
    )


def test_text_leaves_no_brace_for_jinja_to_read() -> None:
    assert TextTarget("zh").constant("{{", Marks()) == "{{ '{' }}{{ '{' }}"
