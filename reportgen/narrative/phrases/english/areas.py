"""English areas: Shiqiao Village (99.2 percent), six of the eight townships reached the annual target."""

from reportgen.narrative.phrases.areas import Areas, Reached, Standing
from reportgen.narrative.phrases.english.lists import joined
from reportgen.narrative.phrases.english.numerals import ordinal, word_for
from reportgen.nouns.area import Area

__all__ = ["EnglishAreas"]

_LEVELS = {
    "province": "provinces",
    "city": "cities",
    "county": "counties and districts",
    "township": "townships",
    "village": "villages and communities",
    "office": "offices",
}
# By what the Chinese names end in, for the English names of one kind may be spelled in several ways.
_KINDS = {
    "县": "counties",
    "市": "cities",
    "街道": "subdistricts",
    "镇": "towns",
    "乡": "townships",
    "社区": "communities",
    "村": "villages",
}


class EnglishAreas(Areas):
    """The areas below in English."""

    def _standing(self, standings: list[Standing]) -> str:
        return joined([f"{joined(one.names)} ({_place(one)}{one.amount})" for one in standings])

    def _reaching(self, reached: Reached) -> str:
        count, every = _alike(reached.reaching, len(reached.areas))
        areas = f"{_kind(reached.areas)}{' with figures' if reached.partial else ''}"
        if reached.reaching == len(reached.areas):
            return f"{'both' if every == 'two' else f'all {every}'} {areas} reached {reached.goal}"
        if not reached.reaching:
            return f"{'neither' if every == 'two' else 'none'} of the {every} {areas} reached {reached.goal}"
        return f"{count} of the {every} {areas} reached {reached.goal}"

    def _goal_words(self, yearly: bool) -> str:
        return "the annual target" if yearly else "the target"


def _alike(part: int, whole: int) -> tuple[str, str]:
    """Print two numbers of one kind, both in words or both in digits: six of the eight, 6 of the 13."""
    words = word_for(whole)
    return (word_for(part), words) if words else (f"{part:,}", f"{whole:,}")


def _place(standing: Standing) -> str:
    if len(standing.names) == 1:
        return ""
    if standing.end == "top":
        return f"tied for {ordinal(standing.place)} at "
    last = "last" if standing.place == 1 else f"{ordinal(standing.place)} to last"
    return f"tied for {last} at "


def _kind(areas: tuple[Area, ...]) -> str:
    """Name the areas by what all their names end in, else by their level."""
    for ending, kind in _KINDS.items():
        if all(area.name.endswith(ending) for area in areas):
            return kind
    levels = {area.level for area in areas}
    if levels == {"county"} and all(area.name.endswith("区") for area in areas):
        return "districts"
    if levels == {"township"} and any(area.name.endswith("街道") for area in areas):
        return "townships and subdistricts"
    return _LEVELS.get(levels.pop(), "places") if len(levels) == 1 else "places"
