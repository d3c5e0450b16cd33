"""Pages as a browser reads them: elements properly nested, with their attributes and their text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

__all__ = ["Element", "read_page"]

_VOID = frozenset({"meta", "hr", "br", "link", "img", "input"})
_APART = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "tr", "li", "dt", "dd", "div", "br", "summary", "small", "i"})


@dataclass
class Element:
    """An element, with what stands in it in order."""

    tag: str
    attributes: dict[str, str]
    inside: list["Element | str"] = field(default_factory=list)

    def every(self, tag: str = "", **attributes: str) -> Iterator["Element"]:
        """Yield the elements in this one that have a tag and attributes (`class_` for class)."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        for one in self.inside:
            if isinstance(one, Element):
                if tag in ("", one.tag) and wanted.items() <= one.attributes.items():
                    yield one
                yield from one.every(tag, **attributes)

    def one(self, tag: str = "", **attributes: str) -> "Element":
        """Return the only such element."""
        (found,) = self.every(tag, **attributes)
        return found

    @property
    def text(self) -> str:
        """Return the text, with spaces between blocks."""
        parts = (one if isinstance(one, str) else one.text for one in self.inside)
        joined = "".join(parts)
        return f" {joined} " if self.tag in _APART else joined

    @property
    def said(self) -> str:
        """Return the text with single spaces."""
        return " ".join(self.text.split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"<{tag}> has an attribute twice"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read_page(data: bytes) -> Element:
    """Read a page; fails where elements are not nested, an id stands twice, or a link leads nowhere in it."""
    reader = _Reader()
    reader.feed(data.decode())
    reader.close()
    assert reader.open == [reader.root], "an element is not closed"
    ids = [one.attributes["id"] for one in reader.root.every() if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    for one in reader.root.every():
        for name in ("aria-describedby", "aria-labelledby"):
            assert one.attributes.get(name, ids[0] if ids else "") in ids
        if one.tag == "a":
            assert re.fullmatch("#.+", one.attributes["href"])
            assert one.attributes["href"][1:] in ids
    return reader.root
