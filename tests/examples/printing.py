"""How a published figure is printed: its number, its unit and its hedge, as a pattern in each language."""

import re

__all__ = ["people_en", "printed_en", "printed_zh"]

Row = dict[str, str]

_ZH_UNITS = {
    "bags": "袋",
    "banners": "[条幅]",
    "bottles": "瓶",
    "boxes": "盒",
    "communities": "个社区",
    "copies": "[份张]",
    "couples": "对",
    "days": "[天日]",
    "departments": "[个家]?(?:部门|单位)?",
    "episodes": "[期个集]",
    "households": "户",
    "items": "[份件盒]",
    "jin": "斤",
    "km2": "平方公里",
    "messages": "条",
    "minutes": "分钟",
    "percent": "%",
    "persons": "[人名位]",
    "points": "[个处]",
    "rounds": "[次轮]",
    "screenings": "场",
    "sheets": "[张幅]",
    "slogans": "条",
    "trips": "[台车]?次",
    "villages": "个(?:村|乡镇)",
    "visits": "人次",
    "windows": "[个处]",
    "yuan": "元",
    "zones": "个",
}
_EN_UNITS = {"km2": " square kilometers", "percent": " percent", "yuan": " yuan"}
_ZH_WORDS = "零一两三四五六七八九十"
_EN_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_KG_PER_JIN = 2


def printed_zh(row: Row) -> str:
    """Return what a Chinese report prints: 5037人, 97.0%, 8000余份, 1万余元, 99%以上, 54.97万元, 无一人."""
    if row["value"] == "0":
        return "(?:无一|没有一|未发现|零)"
    number = "|".join(_zh_numbers(row["value"]))
    if row["unit"] == "percent" and row["approx"] == "over":
        return f"超过(?:{number})%"
    hedge, bound = {"over": ("[余多]", ""), "atleast": ("", "以上")}.get(row["approx"], ("", ""))
    return f"(?<![0-9.无])(?:{number}){hedge}{_ZH_UNITS[row['unit']]}{bound}"


def printed_en(row: Row) -> str:
    """Return what an English report prints: 5,037, 97.0 percent, over 8,000, at least 99 percent, eight, no."""
    if row["value"] == "0":
        return r"\b(?:[Nn]o|[Nn]one|[Nn]ot a single)\b"
    if row["unit"] == "jin":
        return rf"(?<![\w,.]){int(row['value']) // _KG_PER_JIN:,} (?:kg|kilograms)"
    hedge = {"over": "(?:[Oo]ver|[Mm]ore than) ", "atleast": "[Aa]t least "}.get(row["approx"], "")
    return rf"(?<![\w,.]){hedge}{_en_number(row['value'])}{_EN_UNITS.get(row['unit'], '')}(?!\d|[.,]\d)"


def people_en(row: Row) -> str:
    """Return how an English report would tell a small number of people, other than of times or of places."""
    return rf"{printed_en(row)} (?:[\w-]+ )?(?:people|persons?|wom[ae]n|m[ae]n|couples?|of|had|have|were|are)\b"


def _zh_numbers(value: str) -> list[str]:
    found = [re.escape(value)]
    if value.isdecimal() and int(value) <= 10:
        found.append(_ZH_WORDS[int(value)])
    if value.isdecimal() and len(value) > 4 and not int(value) % 100:
        found.append(re.escape(f"{int(value) / 10000:.2f}".rstrip("0").rstrip(".")) + "万")
    return found


def _en_number(value: str) -> str:
    if not value.isdecimal():
        return re.escape(value)
    digits = f"{int(value):,}"
    return f"(?i:{digits}|{_EN_WORDS[int(value)]})" if int(value) <= 10 else digits
