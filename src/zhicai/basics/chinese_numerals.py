"""Chinese numerals → numbers."""

import unicodedata

DIGIT_OF = {
    mark: value
    for value, marks in enumerate(
        ("〇○零", "一壹", "二貳", "三參", "四肆", "五伍", "六陸", "七柒", "八捌", "九玖")
    )
    for mark in marks
}
POWERS = {"十": 10, "拾": 10, "百": 100, "千": 1000}
TENS = {"廿": 20, "卅": 30}


def value_of(text: str) -> int | None:
    """A number in digits or in Chinese numerals, either spelt out or digit by digit.

    >>> value_of("一百十五"), value_of("一一五"), value_of("廿三"), value_of("１2")
    (115, 115, 23, 12)
    >>> value_of("年") is None
    True
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.isdecimal():
        return int(plain)
    if plain and all(mark in DIGIT_OF for mark in plain):
        return int("".join(str(DIGIT_OF[mark]) for mark in plain))
    return _spelt_out(plain)


def _spelt_out(plain: str) -> int | None:
    total, digit = 0, 0
    for mark in plain:
        if mark in DIGIT_OF:
            digit = DIGIT_OF[mark]
        elif mark in POWERS:
            total += (digit or 1) * POWERS[mark]
            digit = 0
        elif mark in TENS:
            total += TENS[mark]
        else:
            return None
    return total + digit or None
