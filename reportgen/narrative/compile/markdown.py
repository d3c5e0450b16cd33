"""The Markdown of templates: CommonMark without what official prose never means by it, and emphasis beside 。and ”."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

__all__ = ["end_of", "parse_markdown"]

# `[注]: …` is a note and no link, a line of dashes under a paragraph no heading.
_NEVER_MEANT = ("reference", "lheading")


def parse_markdown(text: str) -> list[Token]:
    """Return the tokens of a text."""
    markdown = MarkdownIt("commonmark").disable(_NEVER_MEANT)
    markdown.inline.ruler.at("emphasis", _emphasis)
    return markdown.parse(text)


def end_of(tokens: Sequence[Token], start: int) -> int:
    """Return the index of the token that closes the one at `start`."""
    return next(
        index
        for index in range(start + 1, len(tokens))
        if tokens[index].level == tokens[start].level and tokens[index].nesting == -1
    )


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Collect asterisks that open or close emphasis wherever no space parts them from the words in it.

    CommonMark wants a space or a stop on the outer side too where the inner side is a stop, as in `**重点。**其次`.
    """
    if silent or state.src[state.pos] != "*":
        return False
    start, end = state.pos, state.pos
    while end < state.posMax and state.src[end] == "*":
        end += 1
    opens = end < state.posMax and not state.src[end].isspace()
    closes = start > 0 and not state.src[start - 1].isspace()
    for _ in range(end - start):
        token = state.push("text", "", 0)
        token.content = "*"
        state.delimiters.append(Delimiter(ord("*"), end - start, len(state.tokens) - 1, -1, opens, closes))
    state.pos = end
    return True
