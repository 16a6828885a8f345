"""A zip that is not trusted: its directory is checked first, its bytes are counted as they come."""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets import limits

CHUNK = 1 << 16
LOCAL_HEADER_SIZE, LOCAL_LENGTHS = 30, 26
LOCAL_SIGNATURE = b"PK\x03\x04"
FLAG_LOCKED, FLAG_UTF8 = 0x1, 0x800
STORED, DEFLATED, WINZIP_AES = 0, 8, 99
DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True)
class Entry:
    """One entry of the directory, under the name an officer would read."""

    name: str
    info: zipfile.ZipInfo

    @property
    def is_folder(self) -> bool:
        return self.name.endswith("/")

    @property
    def is_locked(self) -> bool:
        return bool(self.info.flag_bits & FLAG_LOCKED)


class Package:
    """An archive whose directory is sound. Reading an entry refuses lies about its size."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file = file
        self.name = name
        self._unpacked = 0
        try:
            self.archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise Refused("file.unreadable", value=name) from error
        self.entries = {entry.name: entry for entry in self._sound_entries()}

    def find(self, name: str) -> Entry | None:
        return self.entries.get(name)

    def read(self, entry: Entry, most: int = limits.MAX_PART_BYTES) -> bytes:
        return b"".join(self.stream(entry, most))

    def stream(self, entry: Entry, most: int = limits.MAX_PART_BYTES) -> Iterator[bytes]:
        """Give the bytes of an unlocked entry, and never more than are allowed."""
        counted = 0
        for chunk in _unpack(self._packed(entry.info), entry.info, self.name):
            counted += len(chunk)
            self.count(len(chunk))
            if counted > most:
                raise Refused("file.zip_bomb", value=self.name, part=entry.name)
            yield chunk

    def count(self, size: int) -> None:
        """Count unpacked bytes against what one file may hold."""
        self._unpacked += size
        if self._unpacked > limits.MAX_UNPACKED_BYTES:
            raise Refused("file.zip_bomb", value=self.name)

    def packed_bytes(self, entry: Entry) -> bytes:
        """Give the bytes as they lie in the archive."""
        return b"".join(self._packed(entry.info))

    def _packed(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        self._file.seek(_content_offset(self._file, info, self.name))
        left = info.compress_size
        while left > 0:
            block = self._file.read(min(CHUNK, left))
            if not block:
                raise Refused("file.unreadable", value=self.name)
            left -= len(block)
            yield block

    def _sound_entries(self) -> Iterator[Entry]:
        infos = self.archive.infolist()
        if any(info.header_offset < 0 for info in infos):
            raise Refused("file.unreadable", value=self.name)
        if len(infos) > limits.MAX_ENTRIES:
            raise Refused("file.zip_bomb", value=self.name, entries=len(infos))
        seen: set[str] = set()
        for info in infos:
            entry = Entry(_readable_name(info), info)
            if entry.name in seen or _leads_out(entry):
                raise Refused("file.zip_path", value=self.name)
            seen.add(entry.name)
            yield entry
        self._refuse_overlaps(infos)
        if sum(info.file_size for info in infos) > limits.MAX_UNPACKED_BYTES:
            raise Refused("file.zip_bomb", value=self.name)

    def _refuse_overlaps(self, infos: list[zipfile.ZipInfo]) -> None:
        """No two entries share bytes, by the directory and by their own headers."""
        ordered = sorted(infos, key=lambda info: info.header_offset)
        ends = [*(info.header_offset for info in ordered[1:]), self.archive.start_dir]
        for info, end in zip(ordered, ends, strict=False):
            if info.header_offset + LOCAL_HEADER_SIZE + info.compress_size > end:
                raise Refused("file.zip_bomb", value=self.name)
        for info, end in zip(ordered, ends, strict=False):
            if _content_offset(self._file, info, self.name) + info.compress_size > end:
                raise Refused("file.zip_bomb", value=self.name)


def _readable_name(info: zipfile.ZipInfo) -> str:
    """Windows in Taiwan writes names in CP950 without saying so; other tools write UTF-8."""
    if info.flag_bits & FLAG_UTF8:
        return info.orig_filename
    raw = info.orig_filename.encode("cp437", "surrogateescape")
    for codec in ("utf-8", "cp950"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    return info.orig_filename


def _leads_out(entry: Entry) -> bool:
    name, mode = entry.name, entry.info.external_attr >> 16
    is_odd = "\0" in entry.info.orig_filename or "\\" in name or not name
    is_far = name.startswith("/") or DRIVE.match(name) is not None
    return is_odd or is_far or stat.S_ISLNK(mode) or ".." in PurePosixPath(name).parts


def _content_offset(file: BinaryIO, info: zipfile.ZipInfo, name: str) -> int:
    """Find where an entry's bytes begin; its own header must tell the same name."""
    file.seek(info.header_offset)
    header = file.read(LOCAL_HEADER_SIZE)
    if len(header) < LOCAL_HEADER_SIZE or not header.startswith(LOCAL_SIGNATURE):
        raise Refused("file.unreadable", value=name)
    name_length, extra_length = struct.unpack_from("<HH", header, LOCAL_LENGTHS)
    codec = "utf-8" if info.flag_bits & FLAG_UTF8 else "cp437"
    if file.read(name_length) != info.orig_filename.encode(codec, "surrogateescape"):
        raise Refused("file.zip_path", value=name)
    return int(info.header_offset + LOCAL_HEADER_SIZE + name_length + extra_length)


def _unpack(packed: Iterator[bytes], info: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    """Inflate; refuse what is damaged, and what is longer or shorter than the directory says."""
    size, check = 0, 0
    for chunk in _inflate(packed, info.compress_type, name):
        size += len(chunk)
        check = zlib.crc32(chunk, check)
        if size > info.file_size:
            raise Refused("file.zip_bomb", value=name)
        yield chunk
    if size != info.file_size or check != info.CRC:
        raise Refused("file.unreadable", value=name)


def _inflate(packed: Iterator[bytes], method: int, name: str) -> Iterator[bytes]:
    if method == STORED:
        yield from packed
        return
    if method != DEFLATED:
        raise Refused("file.unreadable", value=name, method=method)
    unpacker = zlib.decompressobj(-15)
    try:
        for block in packed:
            rest = block
            while rest and not unpacker.eof:
                yield unpacker.decompress(rest, CHUNK)
                rest = unpacker.unconsumed_tail
        while chunk := unpacker.decompress(unpacker.unconsumed_tail, CHUNK):
            yield chunk
    except zlib.error as error:
        raise Refused("file.unreadable", value=name) from error
    if not unpacker.eof:
        raise Refused("file.unreadable", value=name)


def inflate_bytes(content: bytes, method: int, name: str) -> Iterator[bytes]:
    """Inflate what a password has opened."""
    return _inflate(iter((content,)), method, name)
