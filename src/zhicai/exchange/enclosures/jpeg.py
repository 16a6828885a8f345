"""JPEG: every segment checked, what a camera or a program wrote about itself left out."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from zhicai.exchange.enclosures.wrong import BROKEN, WrongFile, check_size

START, END, SCAN = 0xD8, 0xD9, 0xDA
FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
TABLES = {0xC4, 0xCC, 0xDB, 0xDC, 0xDD}
JFIF, EXIF, ADOBE = 0xE0, 0xE1, 0xEE
# A marker inside a scan: no stuffed zero, no restart, no fill byte.
NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
EXIF_HEAD = b"Exif\x00\x00"
TURNED, TURNS, SHORT = 0x0112, range(2, 9), 3
LONGEST_DIRECTORY = 200


def clean_jpeg(content: bytes) -> bytes:
    """The picture without places, times, comments and previews; only its turn is kept."""
    kept, turn, frames, scans = [b"\xff\xd8"], 1, 0, 0
    for marker, data, whole in _segments(content):
        if marker == EXIF:
            turn = _turn(data) or turn
        elif marker in FRAMES:
            _check_frame(data)
            frames += 1
        scans += marker == SCAN
        if marker in FRAMES | TABLES | {SCAN, JFIF, ADOBE}:
            kept.append(whole)
    if frames != 1 or not scans:
        raise WrongFile(BROKEN)
    if turn in TURNS:
        kept.insert(1, _turn_segment(turn))
    return b"".join([*kept, b"\xff\xd9"])


def _segments(content: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Each segment until the end of the picture; what follows it is nobody's."""
    at = 2
    while True:
        while content[at : at + 2] == b"\xff\xff":
            at += 1
        head = content[at : at + 4]
        if len(head) >= 2 and head[0] == 0xFF and head[1] == END:
            return
        if len(head) != 4 or head[0] != 0xFF or head[1] < 0xC0 or head[1] == START:
            raise WrongFile(BROKEN)
        (length,) = struct.unpack(">H", head[2:])
        stop = at + 2 + length
        if length < 2 or stop > len(content):
            raise WrongFile(BROKEN)
        data = content[at + 4 : stop]
        if head[1] == SCAN:
            found = NEXT_MARKER.search(content, stop)
            if found is None:
                raise WrongFile(BROKEN)
            stop = found.start()
        yield head[1], data, content[at:stop]
        at = stop


def _check_frame(data: bytes) -> None:
    if len(data) < 6:
        raise WrongFile(BROKEN)
    height, width = struct.unpack_from(">HH", data, 1)
    check_size(width, height)


def _turn(data: bytes) -> int | None:
    """Which way is up, from the first directory of the camera's notes."""
    if not data.startswith(EXIF_HEAD):
        return None
    notes = data[len(EXIF_HEAD) :]
    order = {b"II": "<", b"MM": ">"}.get(notes[:2])
    if order is None or len(notes) < 8:
        return None
    (at,) = struct.unpack_from(f"{order}I", notes, 4)
    if at + 2 > len(notes):
        return None
    (count,) = struct.unpack_from(f"{order}H", notes, at)
    for place in range(at + 2, at + 2 + 12 * min(count, LONGEST_DIRECTORY), 12):
        if place + 12 > len(notes):
            return None
        tag, kind = struct.unpack_from(f"{order}HH", notes, place)
        if tag == TURNED and kind == SHORT:
            return int(struct.unpack_from(f"{order}H", notes, place + 8)[0])
    return None


def _turn_segment(turn: int) -> bytes:
    """Notes that hold nothing but the turn."""
    notes = b"MM\x00\x2a" + struct.pack(">IHHHIHHI", 8, 1, TURNED, SHORT, 1, turn, 0, 0)
    data = EXIF_HEAD + notes
    return b"\xff\xe1" + struct.pack(">H", len(data) + 2) + data
