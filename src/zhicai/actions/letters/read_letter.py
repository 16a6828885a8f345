"""Read a letter from a file. Nothing kept is read or written: nobody needs a permission."""

from pathlib import Path

from zhicai.core.letters.letter import LetterReading
from zhicai.core.letters.read_letters import read_letters
from zhicai.exchange.letters.read_letter_file import read_letter_file


def read_letter(path: Path) -> LetterReading:
    """All letters, questions and cards of one file, each value with its place.

    Raises Refused for a file that gives no text; a text that is no letter is none of these.
    """
    return read_letters(read_letter_file(path))
