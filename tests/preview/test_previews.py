"""Reports as text and as HTML."""

from reportgen.narrative.target import Cell, Marks, TableText
from reportgen.preview.html import HtmlTarget
from reportgen.preview.text import TextTarget

GROUPED = TableText(
    ("乡镇", "村", "人数"),
    (
        (Cell("甲"), Cell("一"), Cell("1", 1)),
        (Cell("甲"), Cell("二"), Cell("2", 2)),
        (Cell("合计"), Cell(""), Cell("3")),
    ),
    total=True,
    title="各村",
    unit="单位：人",
    source="资料来源：<台账>。",
    groups=(2,),
)
TABLE = TableText(("单位", "<人>"), ((Cell("甲&乙"), Cell("1", 3)), (Cell("合计"), Cell("—"))), "注<", total=True)


def test_html_escapes_everything_that_is_not_its_own() -> None:
    target = HtmlTarget("zh")
    assert target.words("a<b>&\"'", Marks()) == "a&lt;b&gt;&amp;&#34;&#39;"
    assert target.figure(7, "<5>", Marks(strong=True)) == (
        '<strong><a class="figure" id="p7" href="#f7" aria-describedby="f7">&lt;5&gt;</a></strong>'
    )
    assert target.title("<甲>") == '<h1 class="title">&lt;甲&gt;</h1>'
    assert target.signature("<甲>", "1月", seal=False) == '<p class="signature">&lt;甲&gt;<br>1月</p>'


def test_html_leaves_no_brace_for_jinja_to_read() -> None:
    assert HtmlTarget("zh").constant("{{ x }} {% {#", Marks()) == "&#123;&#123; x }} &#123;% &#123;#"


def test_html_marks_strong_and_emphasised_words() -> None:
    assert HtmlTarget("en").words("x", Marks(strong=True, emphasis=True)) == "<em><strong>x</strong></em>"


def test_html_sets_a_table_with_its_heads_its_figures_and_its_note() -> None:
    figure = '<a class="figure" id="p3" href="#f3" aria-describedby="f3">1</a>'
    assert HtmlTarget("zh").table(TABLE) == (
        '<div class="table"><table><thead><tr><th scope="col">单位</th><th scope="col">&lt;人&gt;</th></tr></thead>'
        f'<tbody><tr><th scope="row">甲&amp;乙</th><td>{figure}</td></tr>'
        '<tr class="total"><th scope="row">合计</th><td>—</td></tr></tbody></table></div>'
        '<p class="table_note">注&lt;</p>'
    )


def test_text_puts_cells_behind_tabs_and_paragraphs_behind_blank_lines() -> None:
    target = TextTarget("zh")
    body = target.title("题") + "文" + target.closing("body") + target.page_break() + target.table(TABLE)
    assert TextTarget.finished(body + target.signature("甲", "1月", seal=False)) == (
        "题\n\n文\n\n单位\t<人>\n甲&乙\t1\n合计\t—\n注<\n\n甲\n1月\n"
    )


def test_text_leaves_no_brace_for_jinja_to_read() -> None:
    assert TextTarget("zh").constant("{{", Marks()) == "{{ '{' }}{{ '{' }}"


def test_a_group_of_rows_spans_them_and_a_total_both_names_in_html() -> None:
    made = HtmlTarget("zh").table(GROUPED)
    assert made.startswith('<p class="table_unit">单位：人</p><div class="table"><table aria-label="各村">')
    assert '<tr><th scope="rowgroup" rowspan="2">甲</th><th scope="row">一</th><td>' in made
    assert '<tr><th scope="row">二</th><td>' in made
    assert '<tr class="total"><th scope="row" colspan="2">合计</th><td>3</td></tr>' in made
    assert made.endswith('<p class="table_source">资料来源：&lt;台账&gt;。</p>')


def test_every_row_of_a_group_says_its_name_in_text() -> None:
    assert TextTarget.finished(TextTarget("zh").table(GROUPED)).splitlines() == [
        "单位：人",
        "乡镇\t村\t人数",
        "甲\t一\t1",
        "甲\t二\t2",
        "合计\t\t3",
        "资料来源：<台账>。",
    ]
