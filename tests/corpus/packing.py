"""Archives put together by hand, so that they may also lie."""

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Mapping

LOCAL, CENTRAL, END = 0x04034B50, 0x02014B50, 0x06054B50
MIB = 1 << 20


def pack(parts: Mapping[str, bytes]) -> bytes:
    """An honest archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def pack_pairs(pairs: list[tuple[str, bytes]]) -> bytes:
    """An archive in which a name may occur twice."""
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in pairs:
                archive.writestr(name, content)
    return out.getvalue()


def inflate_later(begin: bytes, filler: bytes, mebibytes: int, end: bytes = b"") -> bytes:
    """Deflate much of the same without ever holding it."""
    squeezer = zlib.compressobj(1, zlib.DEFLATED, -15)
    block = filler * (MIB // len(filler))
    pieces = [squeezer.compress(begin)]
    pieces += [squeezer.compress(block) for _ in range(mebibytes)]
    pieces += [squeezer.compress(end), squeezer.flush()]
    return b"".join(pieces)


def raw_zip(entries: list[tuple[str, bytes, int]]) -> bytes:
    """An archive of deflated streams with the sizes that one claims for them."""
    body, directory, offset = b"", b"", 0
    for name, stream, claimed in entries:
        local = local_entry(name, stream, claimed)
        directory += central_entry(name, len(stream), claimed, offset)
        body += local
        offset += len(local)
    return body + directory + end_record(len(entries), len(directory), len(body))


def local_entry(name: str, stream: bytes, claimed: int) -> bytes:
    raw = name.encode()
    head = struct.pack(
        "<IHHHHHIIIHH", LOCAL, 20, 0x800, 8, 0, 0x21, 0, len(stream), claimed, len(raw), 0
    )
    return head + raw + stream


def central_entry(name: str, packed: int, claimed: int, offset: int) -> bytes:
    raw = name.encode()
    fixed = (CENTRAL, 20, 20, 0x800, 8, 0, 0x21, 0, packed, claimed, len(raw), 0, 0, 0, 0, 0)
    return struct.pack("<IHHHHHHIIIHHHHHII", *fixed, offset) + raw


def end_record(many: int, size: int, offset: int) -> bytes:
    return struct.pack("<IHHHHIIH", END, 0, 0, many, many, size, offset, 0)


def deflate(content: bytes) -> bytes:
    squeezer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return squeezer.compress(content) + squeezer.flush()


def overlapping(parts: Mapping[str, bytes], name: str, times: int) -> bytes:
    """An archive whose directory names one stream many times."""
    body, places = b"", {}
    for part, content in parts.items():
        stream = deflate(content)
        places[part] = (len(body), len(stream), len(content))
        body += local_entry(part, stream, len(content))
    names = [*parts, *(name for _ in range(times))]
    directory = b"".join(
        central_entry(
            part if number < len(parts) else f"xl/media/{number}.xml",
            places[part][1],
            places[part][2],
            places[part][0],
        )
        for number, part in enumerate(names)
    )
    return body + directory + end_record(len(names), len(directory), len(body))
