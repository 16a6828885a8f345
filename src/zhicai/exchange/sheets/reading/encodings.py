"""Which encoding a text file is in, decided by its bytes and never by guess.

Order: byte order mark, UTF-16 by its zero bytes, strict UTF-8, strict CP950. Office-made
characters (造字) of CP950 become private-use characters, as on Windows, so that each can be
reported with its cell; anything else that does not fit refuses the file, with the place.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import BinaryIO

from zhicai.basics.errors import Refused

BLOCK = 1 << 18
SAMPLE = 1 << 12
FEWEST_ZEROS, ZERO_SHARE, ODDS = 2, 0.1, 3
PROOF_OF_UTF8 = 8
PRIVATE = "cp950_private"

# Lead bytes first to last, and the first private-use code point: the Windows table.
_AREAS = (
    (0xFA, 0xFE, 0xE000),
    (0x8E, 0xA0, 0xE311),
    (0x81, 0x8D, 0xEEB8),
)
_LATE_AREA = (0xC6, 0xC8, 0xF6B1)  # begins in the middle of a row, at 0xC6A1
_TRAILS = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
_TRAIL_INDEX = {trail: index for index, trail in enumerate(_TRAILS)}
_LATE_SKIP = _TRAIL_INDEX[0xA1]


def _private_table() -> dict[bytes, str]:
    table = {}
    for first, last, point in (*_AREAS, _LATE_AREA):
        skip = _LATE_SKIP if first == _LATE_AREA[0] else 0
        pairs = [bytes((lead, trail)) for lead in range(first, last + 1) for trail in _TRAILS]
        table.update({pair: chr(point + at) for at, pair in enumerate(pairs[skip:])})
    return table


_PRIVATE_BY_BYTES = _private_table()
_BYTES_BY_PRIVATE = {character: pair for pair, character in _PRIVATE_BY_BYTES.items()}


def _keep_private(error: UnicodeError) -> tuple[str | bytes, int]:
    if isinstance(error, UnicodeDecodeError):
        pair = error.object[error.start : error.start + 2]
        if pair in _PRIVATE_BY_BYTES:
            return _PRIVATE_BY_BYTES[pair], error.start + 2
    if isinstance(error, UnicodeEncodeError):
        pair_or_none = _BYTES_BY_PRIVATE.get(error.object[error.start])
        if pair_or_none is not None:
            return pair_or_none, error.start + 1
    raise error


codecs.register_error(PRIVATE, _keep_private)


@dataclass(frozen=True)
class Encoding:
    """A Python codec, its error handler, and its name for people."""

    codec: str
    errors: str = "strict"

    @property
    def name(self) -> str:
        return self.codec


UTF8_MARKED, UTF8, CP950 = Encoding("utf-8-sig"), Encoding("utf-8"), Encoding("cp950", PRIVATE)
UTF16, UTF16_LITTLE, UTF16_BIG = map(Encoding, ("utf-16", "utf-16-le", "utf-16-be"))


@dataclass(frozen=True)
class Failure:
    """Where decoding stopped: bytes and characters before it, and the line."""

    encoding: Encoding
    offset: int
    line: int
    column: int
    wide_characters: int
    is_cut: bool


def find_encoding(file: BinaryIO, name: str) -> Encoding:
    """Give the one encoding in which the whole file can be read.

    >>> import io
    >>> find_encoding(io.BytesIO("姓名,堃".encode()), "a.csv").name
    'utf-8'
    >>> find_encoding(io.BytesIO("姓名,王".encode("cp950")), "a.csv").name
    'cp950'
    """
    failures = []
    for encoding in _candidates(file):
        failure = _check(file, encoding)
        if failure is None:
            return encoding
        failures.append(failure)
        if failure.wide_characters >= PROOF_OF_UTF8 or failure.is_cut:
            break
    worst = max(failures, key=lambda failure: failure.offset)
    raise Refused(
        "file.encoding",
        value=name,
        place=f"第 {worst.line} 行第 {worst.column} 個字",
        encoding=worst.encoding.name,
    )


def _candidates(file: BinaryIO) -> list[Encoding]:
    file.seek(0)
    head = file.read(SAMPLE)
    if head.startswith(codecs.BOM_UTF8):
        return [UTF8_MARKED]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return [UTF16]
    little, big = head[1::2].count(0), head[::2].count(0)
    if max(little, big) >= max(FEWEST_ZEROS, len(head) / 2 * ZERO_SHARE):
        if little > ODDS * big:  # 一 is U+4E00: a zero may stand on the other side
            return [UTF16_LITTLE]
        if big > ODDS * little:
            return [UTF16_BIG]
    return [UTF8, CP950]


def _check(file: BinaryIO, encoding: Encoding) -> Failure | None:
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding.codec)(encoding.errors)
    fed, lines, column, wide = 0, 1, 1, 0
    while True:
        block = file.read(BLOCK)
        waiting = len(decoder.getstate()[0])
        try:
            text = decoder.decode(block, not block)
        except UnicodeDecodeError as error:
            good = error.object[: error.start].decode(encoding.codec, encoding.errors)
            lines, column = _moved(good, lines, column)
            wide += sum(not character.isascii() for character in good)
            offset = fed - waiting + error.start
            return Failure(encoding, offset, lines, column, wide, is_cut=not block and wide > 0)
        if not block:
            return None
        fed += len(block)
        wide += len(text) - len(text.encode("ascii", "ignore"))
        lines, column = _moved(text, lines, column)


def _moved(text: str, lines: int, column: int) -> tuple[int, int]:
    breaks = text.count("\n")
    if not breaks:
        return lines, column + len(text)
    return lines + breaks, len(text) - text.rfind("\n")
