"""What the fonts cannot draw is marked and told, never left out and never drawn as a box."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from zhicai.exchange.papers.fonts import drawn_characters

GETA = "〓"  # what printers set where a character is missing
ACCENTED = re.compile("[A-Za-z][\u0300-\u036f]+")
LONG_RUN = re.compile(r"[!-~]{24}(?=[!-~])")
MAY_BREAK = "\u200b"
UNSEEN = ("Cf", "Cs")
BLANKS = ("Cc", "Zl", "Zp", "Zs")
VARIANTS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # choose a shape, are none


class Drawable:
    """Texts as the fonts can draw them, and the characters that they cannot."""

    def __init__(self) -> None:
        self.missing: dict[str, str] = {}

    def tidy(self, value: Any) -> Any:
        """The same data, each text of it drawable."""
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, Mapping):
            return {key: self.tidy(inner) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return [self.tidy(inner) for inner in value]
        return value

    def _text(self, text: str) -> str:
        shown = "".join(self._character(character, text) for character in _composed(text))
        return LONG_RUN.sub(lambda run: run[0] + MAY_BREAK, shown)  # else it leaves the paper

    def _character(self, character: str, text: str) -> str:
        if character == "\n" or ord(character) in drawn_characters():
            return character
        category = unicodedata.category(character)
        if category in BLANKS:
            return " "
        if category in UNSEEN or VARIANTS.match(character):
            return ""
        self.missing.setdefault(f"U+{ord(character):04X}", text)
        return GETA


def _composed(text: str) -> str:
    """Letters with loose accents as one sign; no Chinese character is exchanged for its like."""
    return ACCENTED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
