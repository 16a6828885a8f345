"""Text taken from lines: every character knows where it came from."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zhicai.core.letters.letter import Found
from zhicai.core.letters.letter_text import LetterLine

_SPACE = re.compile(r"\s+")
LONGEST_PIECE = 3_000
BREAK = "\n"  # stands where a reader would see a new paragraph


@dataclass(frozen=True, slots=True)
class Run:
    """`places[i]` is where character i stands in the text of the file."""

    text: str
    places: list[int]

    def part(self, start: int, end: int) -> "Run":
        """The characters between two places, without blanks at either end."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Run(self.text[start:end], self.places[start:end])

    @property
    def start(self) -> int:
        return self.places[0] if self.places else 0

    @property
    def end(self) -> int:
        return self.places[-1] + 1 if self.places else 0

    def found(self) -> Found[str] | None:
        """None for nothing at all."""
        return Found(self.text, self.start, self.end) if self.text else None


@dataclass(frozen=True, slots=True)
class Squeezed:
    """Narrow characters without any blanks, to match in; `shown` as they may be repeated."""

    text: str
    shown: list[str]
    places: list[int]

    def pieces(self, ends: str) -> Iterator["Squeezed"]:
        """Bounded parts, cut behind a mark of `ends`: no text costs more than its length."""
        start = 0
        while start < len(self.text):
            end = min(len(self.text), start + LONGEST_PIECE)
            if end < len(self.text):
                cut = max(self.text.rfind(mark, start, end) for mark in ends) + 1
                end = cut if cut > start else end
            yield Squeezed(self.text[start:end], self.shown[start:end], self.places[start:end])
            start = end

    def say(self, start: int, end: int) -> str:
        return "".join(self.shown[start:end])


def run_of(line: LetterLine) -> Run:
    run = Run(line.text, list(range(line.start, line.start + len(line.text))))
    return run.part(0, len(run.text))


def join_runs(runs: Iterable[Run]) -> Run:
    """Lines of one paragraph; a blank stays only between two words in Latin letters."""
    texts, places = [], []
    last = ""
    for run in runs:
        if not run.text:
            continue
        if last and _needs_blank(last, run.text[0]):
            texts.append(" ")
            places.append(run.places[0])
        texts.append(run.text)
        places.extend(run.places)
        last = run.text[-1]
    return Run("".join(texts), places)


def _needs_blank(last: str, following: str) -> bool:
    if not (last.isascii() and following.isascii() and following.isalnum()):
        return False
    return (last.isalnum() or last in ",;)") and not (last.isdigit() and following.isdigit())


def squeeze(run: Run) -> Squeezed:
    """Narrow and without blanks, BREAK apart."""
    texts, shown, places = [], [], []
    for character, place in zip(run.text, run.places, strict=True):
        if character.isspace() and character != BREAK:
            continue
        if character.isascii():
            narrow = character
        else:
            narrow = unicodedata.normalize("NFKC", character).strip()
        for number, one in enumerate(narrow):
            texts.append(one)
            places.append(place)
            if one.isascii() and one.isalnum():
                shown.append(one)
            else:
                shown.append(character if number == 0 and len(narrow) == 1 else one)
    return Squeezed("".join(texts), shown, places)


def tight(text: str) -> str:
    """Narrow and without blanks.

    >>> tight("檔　號：１")
    '檔號:1'
    """
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))
