"""Chinese numerals → numbers."""

import unicodedata

from zhicai.core.letters import words

BASE = 10


def value_of(text: str) -> int | None:
    """A number in digits or in Chinese numerals, either spelt out or digit by digit.

    >>> value_of("一百十五"), value_of("一一五"), value_of("十二"), value_of("廿三"), value_of("１2")
    (115, 115, 12, 23, 12)
    >>> value_of("年") is None
    True
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.isdecimal():
        return int(plain)
    if plain and all(mark in words.DIGIT_OF for mark in plain):
        return int("".join(str(words.DIGIT_OF[mark]) for mark in plain))
    return _spelt_out(plain)


def _spelt_out(plain: str) -> int | None:
    total, digit = 0, 0
    for mark in plain:
        if mark in words.DIGIT_OF:
            digit = words.DIGIT_OF[mark]
        elif mark in words.POWERS:
            total += (digit or 1) * words.POWERS[mark]
            digit = 0
        elif mark in words.TENS:
            total += words.TENS[mark]
        else:
            return None
    return total + digit or None
