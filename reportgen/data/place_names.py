"""English names of Chinese places: 捞刀河街道 → Laodaohe Subdistrict, 长汀县卫生局 → Changting County Health Bureau.

Spelling follows the rules for place names in pinyin: joined, without tones, ü kept after l and n, an apostrophe before
a syllable that opens with a, e or o. A name given in the areas file goes before what is made here.
"""

import re
from functools import cache
from itertools import chain

from reportgen.data.office_words import OFFICES
from reportgen.data.place_words import BASES, GENERICS, NAMES, PEOPLES, READINGS

__all__ = ["english_name"]


def _longest_first(words: dict[str, str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_PEOPLE = re.compile(rf"({_longest_first(PEOPLES)})族$")
_BARE_PEOPLE = re.compile(rf"({_longest_first({name: '' for name in PEOPLES if len(name) > 1})})$")
_READING = re.compile(f"({_longest_first(READINGS)})")
_HAN = re.compile(r"[㐀-鿿〇]+")
_ABOVE = re.compile(r"(.{2,}?[省市])(.{2,})")
_NOTE = re.compile(r"(.+)（(.+)）")
_BASIC = frozenset("省市县区旗镇乡村")
_ENDINGS = {**OFFICES, **GENERICS}
_ETHNIC = {"乡": "民族乡", "镇": "民族镇", "苏木": "民族苏木"}


@cache  # a country has 88 towns called 城关镇
def english_name(name: str) -> str:
    """Return the English name of a place; a text that holds no Chinese comes back unchanged."""
    name = name.strip()
    if not _HAN.search(name) or name in NAMES:
        return NAMES.get(name, name)
    if len(name) > 1 and name in _ENDINGS:
        return _ENDINGS[name]
    note = _NOTE.fullmatch(name)
    if note:
        return f"{english_name(note[1])} ({english_name(note[2])})"
    generic = _generic(name)
    base = name.removesuffix(generic)
    if generic in OFFICES:
        return f"{english_name(base)} {OFFICES[generic]}"
    base, peoples = _peoples(base, generic)
    if peoples and generic in _ETHNIC:
        generic = _ETHNIC[generic]
    # A proper part of one character keeps its generic term: 蔚县 is Yuxian County.
    proper = _proper(base + generic if len(base) == 1 and generic in _BASIC else base, generic, name)
    return " ".join(part for part in (proper, _joined(peoples), GENERICS.get(generic, "")) if part)


def _generic(name: str) -> str:
    """Return the longest generic term that leaves a proper part before it."""
    for start in range(1, len(name)):
        if name[start:] in _ENDINGS:
            return name[start:]
    return ""


def _peoples(base: str, generic: str) -> tuple[str, list[str]]:
    """Take the peoples off the end of a base: 酉阳土家族苗族 → 酉阳, Tujia and Miao."""
    found: list[str] = []
    takes_them = generic.startswith(("自治", "民族", "少数民族")) or generic in _ETHNIC
    if base in BASES or not takes_them:
        return base, found
    bare = generic not in _ETHNIC
    while match := _PEOPLE.search(base) or (_BARE_PEOPLE.search(base) if bare else None):
        if match.start() == 0 and found:
            break
        found.insert(0, PEOPLES[match[1]])
        base = base[: match.start()]
    return base, found


def _proper(base: str, generic: str, name: str) -> str:
    if base in BASES:
        return BASES[base]
    above = None if generic in _BASIC or not generic else _ABOVE.fullmatch(base)
    if above:
        return f"{english_name(above[1])} {_proper(above[2], '', above[2])}"
    for words in (name, base):
        if words in READINGS and words.startswith(base):
            return _spelled(READINGS[words].split()[: len(base)])
    spelled = _HAN.sub(lambda han: _spelled(_syllables(han[0])), base)
    return spelled.replace("（", " (").replace("）", ") ").strip()


def _syllables(han: str) -> list[str]:
    from pypinyin.contrib.mmseg import seg

    found: list[str] = []
    for piece in _READING.split(han):
        if piece in READINGS:
            found += READINGS[piece].split()
        else:
            found += chain.from_iterable(map(_read, seg.cut(piece)))
    return found


@cache  # names of places are made of few words, most of them of one character
def _read(word: str) -> list[str]:
    from pypinyin import lazy_pinyin

    return lazy_pinyin(word, v_to_u=True)


def _spelled(syllables: list[str]) -> str:
    text = "".join(f"'{one}" if place and one[0] in "aeo" else one for place, one in enumerate(syllables))
    return text[:1].upper() + text[1:]


def _joined(peoples: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(peoples[:-1]), *peoples[-1:])))
