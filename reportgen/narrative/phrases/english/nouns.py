"""English nouns: plurals, and the article that an indicator's name takes."""

import re

__all__ = ["agrees_in_head", "plural_of", "singular_of", "the", "with_noun"]

_INVARIANT = frozenset(
    (
        "aircraft",
        "equipment",
        "headquarters",
        "information",
        "jin",
        "mu",
        "offspring",
        "personnel",
        "series",
        "sheep",
        "species",
        "staff",
        "yuan",
    )
)
_IRREGULAR = {
    "analysis": "analyses",
    "basis": "bases",
    "calf": "calves",
    "child": "children",
    "crisis": "crises",
    "criterion": "criteria",
    "datum": "data",
    "echo": "echoes",
    "foot": "feet",
    "goose": "geese",
    "half": "halves",
    "hero": "heroes",
    "knife": "knives",
    "leaf": "leaves",
    "life": "lives",
    "loaf": "loaves",
    "man": "men",
    "mouse": "mice",
    "ox": "oxen",
    "passerby": "passersby",
    "person": "people",
    "phenomenon": "phenomena",
    "potato": "potatoes",
    "quiz": "quizzes",
    "shelf": "shelves",
    "thief": "thieves",
    "tomato": "tomatoes",
    "tooth": "teeth",
    "wife": "wives",
    "woman": "women",
}
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_SIBILANT_PLURAL = re.compile(r"(?:ss|x|zz|ch|sh)es$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_MAN = re.compile(r"(?:wo|chair|sales|spokes|fire|police|fisher|crafts|business|country|towns|work|space)man$")
_AFTER_HEAD = re.compile(r" (?:of|per|in|at|for|from|to|with|on|by|under) ")
_SINGULAR_S = re.compile(r"(?:ss|us|is)$")
_SINGULARS = {plural: singular for singular, plural in _IRREGULAR.items()}
_PLURALS = frozenset(_IRREGULAR.values()) - {"data"}
_NAME_END = re.compile(r" (?:of|per|in|at|for|from|to|with|on|by|under|above|below|through|using|during) |[(,]")


def plural_of(noun: str) -> str:
    """Return the plural of a noun or noun phrase: people, service agreements, members of staff, yuan."""
    found = _AFTER_HEAD.search(noun)
    if found:
        return plural_of(noun[: found.start()]) + noun[found.start() :]
    start = max(noun.rfind(" "), noun.rfind("-")) + 1
    return noun[:start] + _plural_word(noun[start:])


def singular_of(noun: str) -> str:
    """Return the singular of a noun or noun phrase; one that is no plural stays as it is: service agreement, woman."""
    found = _AFTER_HEAD.search(noun)
    if found:
        return singular_of(noun[: found.start()]) + noun[found.start() :]
    start = max(noun.rfind(" "), noun.rfind("-")) + 1
    return noun[:start] + _singular_word(noun[start:])


def agrees_in_head(name: str, singular: str, plural: str) -> bool:
    """Say whether a unit is named by the thing itself: computers, publicity vehicles."""
    found = _AFTER_HEAD.search(name)
    head = name[: found.start()] if found else name
    return any(head == noun or head.endswith(f" {noun}") for noun in (singular, plural))


def with_noun(number: str, singular: str, plural: str) -> str:
    """Put a noun behind a printed number; the singular behind 1 only, so 1.0 and 0.5 take the plural."""
    noun = singular if number in ("1", "-1") else plural
    return f"{number} {noun}" if noun else number


def the(name: str) -> str:
    """Put `the` before an indicator's name, unless its head is a plural: the inflow population, births."""
    end = _NAME_END.search(name)
    head = name[: end.start()] if end else name
    if name[:4].lower() == "the " or head[-1:].isdigit() or any(map(_is_plural, head.split())):
        return name
    return f"the {name}"


def _plural_word(word: str) -> str:
    if word.lower() in _INVARIANT:
        return word
    if word.lower() in _IRREGULAR:
        return word[0] + _IRREGULAR[word.lower()][1:]
    if _MAN.search(word):
        return f"{word[:-2]}en"
    if _SIBILANT.search(word):
        return f"{word}es"
    return f"{word[:-1]}ies" if _CONSONANT_Y.search(word) else f"{word}s"


def _singular_word(word: str) -> str:
    if word.lower() in _SINGULARS:
        return word[0] + _SINGULARS[word.lower()][1:]
    if word.lower() in _INVARIANT or not _is_plural(word):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if _SIBILANT_PLURAL.search(word) else word[:-1]


def _is_plural(word: str) -> bool:
    last = word.lower().rpartition("-")[2]
    return last in _PLURALS or (last.endswith("s") and len(last) > 3 and not _SINGULAR_S.search(last))
