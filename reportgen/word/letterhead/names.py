"""The names of styles: what each role is called in Word files, and what Chinese Word shows for its own styles."""

from collections.abc import Iterator

from reportgen.word.roles import ROLES

__all__ = ["SHOWN", "WORDS_OWN", "plain_name", "role_names", "stored_name"]

SHOWN = {
    "正文": "Normal",
    "正文文本": "Body Text",
    "正文文本 2": "Body Text 2",
    "正文文本 3": "Body Text 3",
    "正文文本首行缩进": "Body Text First Indent",
    "正文首行缩进": "Body Text First Indent",
    "正文首行缩进 2": "Body Text First Indent 2",
    "正文文本缩进": "Body Text Indent",
    "正文缩进": "Normal Indent",
    "纯文本": "Plain Text",
    "无间隔": "No Spacing",
    "列出段落": "List Paragraph",
    "列表段落": "List Paragraph",
    "标题": "Title",
    "副标题": "Subtitle",
    **{f"标题 {level}": f"heading {level}" for level in range(1, 10)},
    "题注": "caption",
    "表格标题": "table of figures",
    "签名": "Signature",
    "日期": "Date",
    "称呼": "Salutation",
    "结束语": "Closing",
    "页眉": "header",
    "页脚": "footer",
    "页码": "page number",
    "目录标题": "TOC Heading",
    "TOC 标题": "TOC Heading",
    **{f"目录 {level}": f"toc {level}" for level in range(1, 10)},
    "要点": "Strong",
    "强调": "Emphasis",
    "网格型": "Table Grid",
    "普通表格": "Normal Table",
}
"""What Word shows in Chinese for the styles that it keeps under an English name."""
_ALSO = {"body": ("Text body",), "title": ("文档标题",), "chart_title": ("caption",)}
_OTHERS = {"strong": ("Strong",), "emphasis": ("Emphasis",), "table": ("Report Table", "报告表格")}
WORDS_OWN = tuple(role for role, style in ROLES.items() if style.zh == style.en)
"""The roles that Word has a style of its own for; the others are known to reports alone."""


def plain_name(name: str) -> str:
    """Return a name as it is compared: case and spaces make no difference."""
    return "".join(name.casefold().split())


def stored_name(name: str) -> str:
    """Return the English name that stands in files for what Chinese Word shows, or the name itself; both plain."""
    return _STORED.get(plain_name(name), plain_name(name))


def role_names(role: str) -> Iterator[str]:
    """Yield the names, plain, under which a file may have the style of a role; the likeliest first."""
    style = ROLES.get(role)
    named = (style.zh, style.en) if style else ()
    for name in (*named, *_ALSO.get(role, ()), *_OTHERS.get(role, ())):
        yield plain_name(name)
        yield from (plain_name(shown) for shown, stored in SHOWN.items() if plain_name(stored) == plain_name(name))


_STORED = {plain_name(shown): plain_name(stored) for shown, stored in SHOWN.items()}
