"""Text: keys to compare by, what CP950 loses, and how wide a line looks."""

from __future__ import annotations

import re
import unicodedata

from zhicai.basics import words

LONGEST_NAME = 100

_TAI = str.maketrans(words.SHORT_TAI, words.FULL_TAI)
_DOTS = str.maketrans(dict.fromkeys(words.NAME_DOTS, words.NAME_DOT))
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_PRIVATE_USE = re.compile(f"[{_PRIVATE}]")
_LOST = f"(?:[{re.escape(words.LOST_MARKS)}{_PRIVATE}]{{1,2}})?"


def fold(text: str) -> str:
    """Make the key by which two texts are compared; never the text that is kept.

    >>> fold(" 台北市 ＡＢ ") == fold("臺北市ab")
    True
    """
    key = unicodedata.normalize("NFKC", text).casefold()
    key = "".join(character for character in key if not _is_blank(character))
    return unicodedata.normalize("NFKC", key.translate(_TAI).translate(_DOTS))


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same after folding.

    >>> same_name("王　小明", "王小明"), same_name("王小明", "王曉明")
    (True, False)
    """
    return one == other or fold(one) == fold(other)


def differs_by_cp950_loss(lossy: str, full: str) -> bool:
    """Whether a name differs from the full one only where CP950 has no character for it.

    >>> differs_by_cp950_loss("林?文", "林堃文"), differs_by_cp950_loss("林文", "林堃文")
    (True, True)
    >>> differs_by_cp950_loss("林?", "林堃文")
    False
    """
    if not fold(lossy) or len(full) > LONGEST_NAME or same_name(lossy, full):
        return False
    pattern = "".join(map(_lossy_pattern, full))
    return re.fullmatch(pattern, fold(lossy)) is not None


def not_in_cp950(text: str) -> str:
    """Give the characters that CP950 cannot write, each once.

    >>> not_in_cp950("林堃文與堃喆")
    '堃喆'
    """
    return "".join(character for character in dict.fromkeys(text) if not _is_cp950(character))


def private_use(text: str) -> str:
    r"""Give the 造字 in a text, each once: only the office that made them knows what they are.

    >>> private_use("林\ue001文") == "\ue001"
    True
    """
    return "".join(dict.fromkeys(_PRIVATE_USE.findall(text)))


def display_width(text: str) -> int:
    r"""Count the columns that a text takes on a terminal.

    >>> display_width("堃𠮷A"), display_width("e\u0301")
    (5, 1)
    """
    return sum(map(_character_width, text))


def pad(text: str, width: int, *, is_right: bool = False) -> str:
    """Fill a text with blanks up to a width on screen; a longer one stays whole.

    >>> pad("時數", 6) + "|", pad("90", 6, is_right=True)
    ('時數  |', '    90')
    """
    blanks = " " * max(0, width - display_width(text))
    return blanks + text if is_right else text + blanks


def _is_blank(character: str) -> bool:
    """Spaces, and marks that nobody sees: zero-width, direction and variation marks."""
    is_variation = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    return character.isspace() or is_variation or unicodedata.category(character) in ("Cf", "Cc")


def _is_cp950(character: str) -> bool:
    try:
        character.encode("cp950")
    except UnicodeEncodeError:
        return False
    return True


def _lossy_pattern(character: str) -> str:
    kept = re.escape(fold(character))
    return kept if _is_cp950(character) else f"(?:{kept}|{_LOST})"


def _character_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
