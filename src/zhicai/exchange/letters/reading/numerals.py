"""The numbers that a word processor sets before the items of a list."""

from __future__ import annotations

from collections.abc import Callable

DIGITS, LEGAL_DIGITS = "〇一二三四五六七八九", "零壹貳參肆伍陸柒捌玖"
UNITS, LEGAL_UNITS = ("", "十", "百", "千"), ("", "拾", "佰", "仟")
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"))
ROMAN_BELOW = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
LARGEST = 9_999


def counted(number: int, digits: str = DIGITS, units: tuple[str, ...] = UNITS) -> str:
    """The number as it is said.

    >>> counted(3), counted(10), counted(12), counted(20), counted(105), counted(110)
    ('三', '十', '十二', '二十', '一百零五', '一百一十')
    """
    told, is_gap = "", False
    for place, digit in enumerate(reversed([int(one) for one in str(number)])):
        if digit:
            gap = "零" if is_gap and told else ""
            told = f"{digits[digit]}{units[place]}{gap}{told}"
        is_gap = not digit
    return told[1:] if 10 <= number < 20 and digits is DIGITS else told


def _letters(number: int) -> str:
    """Letters from a to z, then aa, bb and so on, as word processors do."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    told = ""
    for value, letters in (*ROMAN, *ROMAN_BELOW):
        told += letters * (number // value)
        number %= value
    return told


def _one_of(characters: str) -> Callable[[int], str]:
    return lambda number: characters[number - 1] if number <= len(characters) else str(number)


def _row(first: str, length: int) -> Callable[[int], str]:
    return _one_of("".join(chr(ord(first) + at) for at in range(length)))


STYLES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "padded": "{:02d}".format,
    "full": lambda number: str(number).translate(FULL_WIDTH),
    "counting": counted,
    "digital": lambda number: "".join(DIGITS[int(one)] for one in str(number)),
    "legal": lambda number: counted(number, LEGAL_DIGITS, LEGAL_UNITS),
    "stems": _one_of(STEMS),
    "branches": _one_of(BRANCHES),
    "circled": _row("①", 20),
    "bracketed": _row("⑴", 20),
    "dotted": _row("⒈", 20),
    "circled_words": _row("㊀", 10),
    "bracketed_words": _row("㈠", 10),
    "lower": _letters,
    "upper": lambda number: _letters(number).upper(),
    "roman": _roman,
    "upper_roman": lambda number: _roman(number).upper(),
    "none": lambda _: "",
}


def write_number(number: int, style: str) -> str:
    """A number in one of the styles; one that no list has is written in plain digits.

    >>> write_number(2, "stems"), write_number(27, "lower"), write_number(4, "upper_roman")
    ('乙', 'aa', 'IV')
    """
    if not 0 < number <= LARGEST:
        return str(number)
    return STYLES.get(style, str)(number)
