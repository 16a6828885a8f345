"""Small files of each kind, made here."""

import struct
import zlib

SECRET = b"Taipei 25.03N"


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(*, width=2, height=2, extra=b"", data=None):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    raw = b"".join(b"\x00" + b"\x10\x20\x30" * 2 for _ in range(2)) if data is None else data
    body = chunk(b"IDAT", zlib.compress(raw))
    return b"\x89PNG\r\n\x1a\n" + head + extra + body + chunk(b"IEND", b"")


def segment(marker, data):
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def exif(turn=6):
    notes = b"II\x2a\x00" + struct.pack("<IHHHIHHI", 8, 1, 0x0112, 3, 1, turn, 0, 0)
    return segment(0xE1, b"Exif\x00\x00" + notes + SECRET)


def jpeg(*, width=2, height=2, extra=b"", tail=b""):
    """The skeleton of a picture; no picture needs to be seen to test what is kept of it."""
    frame = segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00")
    scan = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56"
    tables = segment(0xDB, bytes(65))
    return b"\xff\xd8" + extra + tables + frame + scan + b"\xff\xd9" + tail


def pdf(extra=b"", *, stream=b"", head=b"%PDF-1.7\n", tail=b""):
    body = b"1 0 obj <</Type /Catalog " + extra + b">> endobj\n" + stream
    end = b"xref\n0 1\ntrailer <</Root 1 0 R /Info <</Author (Lin) /Creator <4C696E>>> >>\n"
    return head + body + end + b"startxref\n9\n%%EOF\n" + tail


def packed(text, told=b"/Filter /FlateDecode"):
    data = zlib.compress(text) if b"Flate" in told else text
    return b"2 0 obj <</Type /ObjStm " + told + b">> stream\n" + data + b"\nendstream endobj\n"
