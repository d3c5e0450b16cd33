"""The styles of a Word file: found by name, and looked up with all that they are based on."""

from collections.abc import Iterator

from lxml import etree

from reportgen.word.letterhead.names import plain_name
from reportgen.word.styles import W

__all__ = ["NS", "Sheet", "paragraph_of", "w"]

NS = {"w": W}
_BEHIND_PARAGRAPH = [f"{{{W}}}{name}" for name in ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr")]
_SLOTS = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "eastAsia": "eastAsiaTheme", "cs": "cstheme"}
_SIZE = 20
"""The size of type where nothing says any, in half-points."""


def w(name: str) -> str:
    """Return the full name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


def paragraph_of(style: etree._Element) -> etree._Element:
    """Return the paragraph's properties of a style, made where it has none."""
    found = style.find("w:pPr", NS)
    if found is None:
        found = etree.Element(w("pPr"))
        behind = next((each for each in style if each.tag in _BEHIND_PARAGRAPH), None)
        style.append(found) if behind is None else behind.addprevious(found)
    return found


class Sheet:
    """The root of `styles.xml`, with its styles by id and by name."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self._by_id = {style.get(w("styleId"), ""): style for style in root.iterfind("w:style", NS)}
        self._by_name: dict[tuple[str, str], str] = {}
        for id, style in self._by_id.items():
            for name in _names(style):
                self._by_name.setdefault((_kind(style), plain_name(name)), id)

    def __getitem__(self, id: str) -> etree._Element:
        return self._by_id[id]

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of all styles."""
        return tuple(self._by_id)

    @property
    def taken(self) -> set[str]:
        """Return the names of all styles, plain."""
        return {name for _, name in self._by_name}

    def found(self, name: str, kind: str = "paragraph") -> str:
        """Return the id of the style of a plain name, empty where there is none."""
        return self._by_name.get((kind, name), "")

    def kind(self, id: str) -> str:
        """Return what a style is for: `paragraph`, `character`, `table` or `numbering`."""
        return _kind(self._by_id[id])

    def name(self, id: str) -> str:
        """Return the name of a style, plain."""
        return plain_name(next(iter(_names(self._by_id[id])), ""))

    def names(self, kind: str = "paragraph") -> list[str]:
        """Return the names of the styles of a kind that Word lists, the office's own ones first."""
        shown = [style for style in self._by_id.values() if style.find("w:semiHidden", NS) is None]
        own_first = sorted(shown, key=lambda style: style.get(w("customStyle")) is None)
        return [name for style in own_first if _kind(style) == kind for name in _names(style)[:1]]

    def default(self, kind: str) -> str:
        """Return the id of what a style of a kind is based on at last, empty where there is none."""
        return next((id for id, style in self._by_id.items() if _is_default(style) and _kind(style) == kind), "")

    def chain(self, id: str) -> Iterator[etree._Element]:
        """Yield a style and all that it is based on."""
        seen: set[str] = set()
        while id in self._by_id and id not in seen:
            seen.add(id)
            style = self._by_id[id]
            yield style
            base = style.find("w:basedOn", NS)
            id = "" if base is None else base.get(w("val"), "")

    def property(self, id: str, path: str) -> etree._Element | None:
        """Return a property such as `w:rPr/w:sz` of a style, or else of the document's defaults."""
        return next(self._places(id, path), None)

    def attribute(self, id: str, path: str, name: str) -> str | None:
        """Return an attribute of a property, looked for in the style, what it is based on, and the defaults."""
        return next((value for place in self._places(id, path) if (value := place.get(w(name)))), None)

    def fonts(self, id: str) -> dict[str, str]:
        """Return the attributes of `w:rFonts` that a style ends up with: for each script a font, or one of a theme."""
        found: dict[str, str] = {}
        for slot, themed in _SLOTS.items():
            for place in self._places(id, "w:rPr/w:rFonts"):
                # A font of the theme goes before a font by name in the same place.
                name = next((name for name in (themed, slot) if place.get(w(name))), None)
                if name:
                    found[name] = place.get(w(name), "")
                    break
        return found

    def size(self, id: str) -> int:
        """Return the size of a style's type in half-points."""
        value = self.attribute(id, "w:rPr/w:sz", "val")
        return round(float(value)) if value and value.replace(".", "", 1).isdecimal() else _SIZE

    def _places(self, id: str, path: str) -> Iterator[etree._Element]:
        """Yield where a property is said: in the style, in what it is based on, in the document's defaults."""
        part = path.partition("/")[0]
        found = (style.find(path, NS) for style in self.chain(id))
        yield from (place for place in found if place is not None)
        yield from self.root.iterfind(f"w:docDefaults/{part}Default/{path}", NS)


def _kind(style: etree._Element) -> str:
    return str(style.get(w("type"), "paragraph"))


def _is_default(style: etree._Element) -> bool:
    return style.get(w("default")) in ("1", "true", "on")


def _names(style: etree._Element) -> list[str]:
    """Return the name of a style, and its other names behind it."""
    name, aliases = style.find("w:name", NS), style.find("w:aliases", NS)
    found = [] if name is None else [name.get(w("val"), "")]
    return found + ([] if aliases is None else aliases.get(w("val"), "").split(","))
