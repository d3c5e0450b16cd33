"""Chinese numerals: for headings, enumerations, small counts, and years in words (GB/T 15835-2011)."""

__all__ = ["counting", "digit_by_digit", "numeral"]

_DIGITS = "〇一二三四五六七八九"
_TWO = "两"
_LAST = 99


def numeral(number: int) -> str:
    """Write 0 to 99: 零, 六, 十一, 二十, 九十九; larger numbers in digits."""
    if not 0 < number <= _LAST:
        return "零" if number == 0 else str(number)
    tens, ones = divmod(number, 10)
    text = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return text + (_DIGITS[ones] if ones else "")


def counting(number: int) -> str:
    """Write a count that a classifier follows: 两 for 2, otherwise as `numeral`."""
    return _TWO if number == 2 else numeral(number)


def digit_by_digit(number: int) -> str:
    """Write a year as it is read: 二〇二六."""
    return "".join(_DIGITS[int(digit)] for digit in str(number))
