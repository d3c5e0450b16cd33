"""The pages of messages: every code with its text, as the program prints it, and what to do about it."""

import re
from itertools import groupby

import pytest
from pages import LANGS, blocks, held, page, table

from reportgen.messages import catalogue, render
from reportgen.messages.reasons import REASONS
from reportgen.nouns.issue import Place, issue
from reportgen.nouns.unit import Text

HEADS = {"en": ("code", "message", "what to do"), "zh": ("代码", "消息", "怎么办")}
GROUPS = {name: dict(found) for name, found in groupby(catalogue().items(), lambda item: item[0].partition(".")[0])}
GROUPS["reasons"] = REASONS


def told(lang: str) -> dict[str, str]:
    """Return what a page says that is to be done about each code: the last cell of its row."""
    rows = re.findall(r"^\| `([\w.-]+)` \|.*\| (.*) \|$", page(lang, "messages").read_text("utf-8"), re.MULTILINE)
    return dict(rows)


def shown(text: Text, lang: str) -> str:
    """Return a message in a language and below it in the other, as Markdown."""
    other = "zh" if lang == "en" else "en"
    lines = (re.sub(r"\{(\w+)!r\}", r"{\1}", text[each]) for each in (lang, other))
    return "<br>".join(line.replace("{{", "{").replace("}}", "}").replace("|", r"\|") for line in lines)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("group", GROUPS)
def test_the_table_has_every_message_as_it_is_printed(group: str, lang: str, regenerate: bool) -> None:
    advice = told(lang)
    rows = [(f"`{code}`", shown(text, lang), advice.get(code, "")) for code, text in GROUPS[group].items()]
    held(page(lang, "messages"), group, table(HEADS[lang], *rows), regenerate=regenerate)


@pytest.mark.parametrize("lang", LANGS)
def test_every_message_comes_with_what_to_do(lang: str) -> None:
    advice = told(lang)
    assert [code for group in GROUPS.values() for code in group if not advice.get(code, "").strip()] == []


def test_the_message_that_is_explained_is_written_so() -> None:
    found = issue("data.bad-integer", Place("visits.csv", row=5, header="走访户数"), found="约40")
    [block] = blocks(page("en", "messages"))
    assert block.text == "".join(f"{render(found, lang)}\n" for lang in LANGS)
