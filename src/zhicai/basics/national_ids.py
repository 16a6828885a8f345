"""National IDs: read, check, mask. A whole ID never leaves the room that reads it."""

from __future__ import annotations

import re
import unicodedata

from zhicai.basics.errors import Unreadable

SHOWN = 6
HIDDEN = 4
DEMO_SERIALS = 1000

_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"  # A is 10, B is 11 … O is 35: the order of the check table
_FIRST = 10
_WEIGHTS = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)

_FORM = re.compile(r"[A-Z][1289A-D][0-9]{8}")
_MASKED = re.compile(r"(?=[^*]*\*)[A-Z][1289A-D*][0-9*]{8}")
_DEMO = re.compile(r"[A-Z][12]0000[0-9]{4}")
# Nine digits or more, so that an ID with one digit too many is hidden as well.
_INSIDE = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][ -]?[1289A-Da-d](?:[ -]?[0-9]){8,}", re.ASCII)
_GAPS = re.compile(r"[\s\u2010-\u2015\u2212-]|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_HIDING = dict.fromkeys(map(ord, "\u25cf\u25cb\u25ef\u2022\u00d7"), "*")
_HALF_WIDTH = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x3000: 0x20}


def parse_national_id(text: str) -> str:
    """Read the ID of a national or a resident (new or old 統一證號) and check its last digit.

    >>> parse_national_id(" ａ100-000 127 ")
    'A100000127'
    >>> parse_national_id("A100000120")
    Traceback (most recent call last):
        ...
    zhicai.basics.errors.Unreadable: bad_check_digit: A10000****
    """
    plain = _normalise(text)
    if _FORM.fullmatch(plain) is None:
        raise Unreadable("bad_id_form", mask(plain))
    if _check_sum(plain) % 10 != 0:
        raise Unreadable("bad_check_digit", mask(plain))
    return plain


def mask(national_id: str) -> str:
    """Hide the last four characters, or more of a text that is not an ID.

    >>> mask("A100000127"), mask("A12")
    ('A10000****', '***')
    """
    shown = max(0, min(SHOWN, len(national_id) - HIDDEN))
    return national_id[:shown] + "*" * (len(national_id) - shown)


def is_masked(text: str) -> bool:
    """Whether a text is an ID with stars in it.

    >>> is_masked("A12345****"), is_masked("A100000127"), is_masked("****")
    (True, False, False)
    """
    return _MASKED.fullmatch(_stars(text)) is not None


def parse_masked_id(text: str) -> str:
    """Read an ID with stars in it.

    >>> parse_masked_id("a12345＊＊＊＊")
    'A12345****'
    """
    plain = _stars(text)
    if _MASKED.fullmatch(plain) is None:
        raise Unreadable("bad_id_form", mask(plain))
    return plain


def fits_mask(national_id: str, masked_id: str) -> bool:
    """Whether a whole ID may be the one behind the stars, wherever the stars stand.

    >>> fits_mask("A100000127", "A10000****"), fits_mask("A100000127", "A2********")
    (True, False)
    """
    return len(national_id) == len(masked_id) and all(
        shown in ("*", real) for real, shown in zip(national_id, masked_id, strict=True)
    )


def mask_ids_in(text: str) -> str:
    """Hide every ID inside a text, however it is written.

    >>> mask_ids_in("王小明(A100000127)、ａ１０００００１２７")
    '王小明(A10000****)、ａ１００００****'
    """
    pieces = []
    end = 0
    for found in _INSIDE.finditer(text.translate(_HALF_WIDTH)):
        pieces += [text[end : found.start()], _mask_tail(text[found.start() : found.end()])]
        end = found.end()
    return "".join(pieces) + text[end:]


def is_demo(national_id: str) -> bool:
    """Whether an ID belongs to the range of invented people.

    >>> is_demo("A100000127"), is_demo("A10000012")
    (True, False)
    """
    return _DEMO.fullmatch(national_id) is not None


def demo_id(letter: str, sex: int, serial: int) -> str:
    """Make the ID of an invented person; there are a thousand for each letter and sex.

    >>> demo_id("A", 1, 12)
    'A100000127'
    """
    if letter not in _LETTERS or sex not in (1, 2) or serial not in range(DEMO_SERIALS):
        raise ValueError(f"no such demo person: {letter} {sex} {serial}")
    head = f"{letter}{sex}0000{serial:03d}"
    return head + str(-_check_sum(head + "0") % 10)


def _normalise(text: str) -> str:
    plain = _GAPS.sub("", unicodedata.normalize("NFKC", text))
    return plain.upper() if plain.isascii() else plain


def _stars(text: str) -> str:
    """Write every sign that hides a digit as a star; a letter X may only stand first as itself."""
    plain = _normalise(text.translate(_HIDING))
    return plain[:1] + plain[1:].replace("X", "*")


def _check_sum(plain: str) -> int:
    place = _FIRST + _LETTERS.index(plain[0])
    second = plain[1]
    # An old 統一證號 has a letter for the sex; of its two digits only the last one counts.
    digit = int(second) if second.isdigit() else (_FIRST + _LETTERS.index(second)) % 10
    digits = (*divmod(place, 10), digit, *map(int, plain[2:]))
    return sum(weight * number for weight, number in zip(_WEIGHTS, digits, strict=True))


def _mask_tail(seen: str) -> str:
    """Keep the first six letters and digits with what stands between them; star the rest."""
    signs = [at for at, sign in enumerate(seen) if sign.isalnum()]
    return seen[: signs[SHOWN - 1] + 1] + "*" * (len(signs) - SHOWN)
