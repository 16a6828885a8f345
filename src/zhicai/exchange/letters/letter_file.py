"""A file that was read as a letter."""

from __future__ import annotations

from dataclasses import dataclass

from zhicai.basics.remarks import Remark
from zhicai.core.letters.letter_text import LetterText


@dataclass(frozen=True, slots=True)
class LetterFile:
    """Its printed lines; `kind`: pdf, docx, odt, di or txt; what the officer should know."""

    text: LetterText
    kind: str
    notices: tuple[Remark, ...] = ()
