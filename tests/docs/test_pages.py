"""The guide is the same in both languages, and its pages lead to one another."""

import re

import click
import pytest
from pages import DOCS, LANGS, NAMES, blocks, held, page, table

from reportgen.cli import commands
from reportgen.starter.kinds import kinds

OTHER = {"en": ("zh", "中文", "Contents"), "zh": ("en", "English", "目录")}


def test_both_languages_have_the_same_pages() -> None:
    assert tuple(sorted(path.stem for path in (DOCS / "zh").glob("*.md"))) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_the_same_examples_and_headings_in_both_languages(name: str) -> None:
    english, chinese = (
        # What stands for an argument is in the reader's language.
        [block for block in blocks(page(lang, name)) if "[--" not in block.text]
        for lang in LANGS
    )
    assert english == chinese
    levels = [re.findall(r"^(#+) ", _without_blocks(page(lang, name).read_text("utf-8")), re.M) for lang in LANGS]
    assert levels[0] == levels[1]


def _without_blocks(text: str) -> str:
    return re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_leads_to_the_other_language_and_to_the_contents(name: str, lang: str) -> None:
    other, language, contents = OTHER[lang]
    text = page(lang, name).read_text("utf-8")
    assert text.splitlines()[2] == f"[{language}](../{other}/{name}.md) · [{contents}](../README.md)"


@pytest.mark.parametrize("lang", LANGS)
def test_the_contents_list_every_page_by_its_heading(lang: str) -> None:
    contents = (DOCS / "README.md").read_text("utf-8")
    listed = re.findall(rf"\[([^\]]+)\]\({lang}/([\w-]+)\.md\)", contents)
    titles = {name: page(lang, name).read_text("utf-8").partition("\n")[0].removeprefix("# ") for name in NAMES}
    assert {name: title for title, name in listed} == titles


@pytest.mark.parametrize("lang", LANGS)
def test_every_command_and_option_is_explained(lang: str) -> None:
    text = page(lang, "commands").read_text("utf-8")
    unmentioned = []
    for name, command in commands.commands.items():
        if f"reportgen {name}" not in text:
            unmentioned.append(name)
        for option in (param for param in command.params if isinstance(param, click.Option)):
            if not any(re.search(rf"(?<![\w-]){re.escape(flag)}(?![\w-])", text) for flag in option.opts):
                unmentioned.append(f"{name} {option.opts[0]}")
    assert unmentioned == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_kinds_of_report_that_ship_are_listed(lang: str, regenerate: bool) -> None:
    heads = {"en": ("`--report`", "report"), "zh": ("`--report`", "报告")}
    rows = [(f"`{name}`", kind.title[lang]) for name, kind in kinds().items()]
    held(page(lang, "commands"), "kinds", table(heads[lang], *rows), regenerate=regenerate)
