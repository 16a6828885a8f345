"""PNG: every chunk checked, only those of the picture kept."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from zhicai.exchange.enclosures.wrong import BROKEN, WrongFile, check_size

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"sBIT"}
SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
DEPTHS = {1, 2, 4, 8, 16}
HEAD_BYTES = 13
FRAME = 12  # length, name and checksum around the data of a chunk
BLOCK = 1 << 16


def clean_png(content: bytes) -> bytes:
    """The picture without texts, times and places; raises WrongFile."""
    chunks = list(_chunks(content))
    names = [name for name, _, _ in chunks]
    if names[0] != b"IHDR" or names[-1] != b"IEND" or b"IDAT" not in names:
        raise WrongFile(BROKEN)
    longest = _raw_bytes(chunks[0][1])
    if not 0 < _unpacked(data for name, data, _ in chunks if name == b"IDAT") <= longest:
        raise WrongFile(BROKEN)
    return SIGNATURE + b"".join(whole for name, _, whole in chunks if name in KEPT)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Name, data and the whole of each chunk until IEND; what follows is nobody's."""
    at, name = len(SIGNATURE), b""
    while name != b"IEND":
        if at + FRAME > len(content):
            raise WrongFile(BROKEN)
        (length,) = struct.unpack_from(">I", content, at)
        whole = content[at : at + FRAME + length]
        if len(whole) != FRAME + length:
            raise WrongFile(BROKEN)
        name, data = whole[4:8], whole[8:-4]
        if struct.unpack(">I", whole[-4:])[0] != zlib.crc32(whole[4:-4]):
            raise WrongFile(BROKEN)
        yield name, data, whole
        at += len(whole)


def _raw_bytes(head: bytes) -> int:
    """The most that the picture can unpack to, with the passes of an interlaced one."""
    if len(head) != HEAD_BYTES:
        raise WrongFile(BROKEN)
    width, height, depth, colour = struct.unpack_from(">IIBB", head)
    check_size(width, height)
    if depth not in DEPTHS or colour not in SAMPLES:
        raise WrongFile(BROKEN)
    line = (width * SAMPLES[colour] * depth + 7) // 8 + 1
    return int(line * height * 2 + 8 * (width + height))


def _unpacked(parts: Iterator[bytes]) -> int:
    """How many bytes the picture unpacks to, never held at once."""
    opener, size = zlib.decompressobj(), 0
    for part in parts:
        left = part
        while left:
            try:
                size += len(opener.decompress(left, BLOCK))
            except zlib.error as error:
                raise WrongFile(BROKEN) from error
            left = opener.unconsumed_tail
    if not opener.eof:
        raise WrongFile(BROKEN)
    return size
