"""A file → the lines of the letter in it."""

from pathlib import Path

from zhicai.basics.errors import Refused
from zhicai.core.letters.letter_text import LetterText, plain_letter_text

MEGABYTE = 1024 * 1024
LARGEST_FILE = 50 * MEGABYTE
ENCODINGS = ("utf-8-sig", "cp950")


def read_letter_file(path: Path) -> LetterText:
    """Plain text in UTF-8 or Big5.

    Raises Refused: file.too_large, file.encoding.
    """
    if path.stat().st_size > LARGEST_FILE:
        raise Refused("file.too_large", value=path.name, limit=f"{LARGEST_FILE // MEGABYTE} MB")
    content = path.read_bytes()
    for encoding in ENCODINGS:
        try:
            return plain_letter_text(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise Refused("file.encoding", value=path.name)
