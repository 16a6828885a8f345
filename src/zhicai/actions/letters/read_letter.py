"""Read a letter from a file. Nothing kept is read or written: nobody needs a permission."""

from dataclasses import replace
from pathlib import Path

from zhicai.core.letters.letter import LetterReading
from zhicai.core.letters.read_letters import read_letters
from zhicai.exchange.letters.read_letter_file import open_letter_file


def read_letter(path: Path) -> LetterReading:
    """All letters, questions and cards of one file, each value with its place.

    Raises Refused for a file that gives no text; a text that is no letter is none of these.
    """
    found = open_letter_file(path)
    return replace(read_letters(found.text), notices=found.notices)
