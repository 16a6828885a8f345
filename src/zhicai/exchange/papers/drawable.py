"""What the fonts cannot draw is marked and told, never left out and never drawn as a box."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from zhicai.exchange.papers.fonts import drawn_characters

GETA = "〓"  # what printers set where a character is missing
LONG_RUN = re.compile(r"[!-~]{24}(?=[!-~])")
MAY_BREAK = "\u200b"
UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")


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
        shown = "".join(self._character(character, text) for character in text)
        return LONG_RUN.sub(lambda run: run[0] + MAY_BREAK, shown)  # else it leaves the paper

    def _character(self, character: str, text: str) -> str:
        if character == "\n":
            return character
        if unicodedata.category(character) in UNSEEN:
            return " " if unicodedata.category(character) == "Cc" else ""
        if ord(character) in drawn_characters():
            return character
        self.missing.setdefault(f"U+{ord(character):04X}", text)
        return GETA
