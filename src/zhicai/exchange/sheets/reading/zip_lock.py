"""Zip entries under a password: the old cipher, and AES as WinZip and 7-Zip write it."""

from __future__ import annotations

import hashlib
import hmac
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import ECB

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.reading.packages import WINZIP_AES, Entry, Package, inflate_bytes
from zhicai.exchange.sheets.reading.passwords import WrongPassword

AES_EXTRA = 0x9901
ITERATIONS = 1000
CHECK_LENGTH, SEAL_LENGTH = 2, 10
KEY_LENGTHS = {1: 16, 2: 24, 3: 32}
BLOCK_LENGTH = 16
PIECE_BLOCKS = 1 << 14


@dataclass(frozen=True)
class Strength:
    """What the extra field of an AES entry states."""

    key_length: int
    method: int

    @property
    def salt_length(self) -> int:
        return self.key_length // 2


def read_locked(package: Package, entry: Entry, password: str) -> bytes:
    """Give the bytes of a locked entry; raise WrongPassword if it stays shut."""
    for codec in ("utf-8", "cp950"):
        try:
            secret = password.encode(codec)
        except UnicodeEncodeError:
            continue
        try:
            if entry.info.compress_type == WINZIP_AES:
                return b"".join(_counted(package, _open_aes(package, entry, secret)))
            return b"".join(_counted(package, _open_old(package, entry, secret)))
        except WrongPassword:
            continue
    raise WrongPassword


def _counted(package: Package, chunks: Iterator[bytes]) -> Iterator[bytes]:
    counted = 0
    for chunk in chunks:
        counted += len(chunk)
        package.count(len(chunk))
        if counted > limits.MAX_PART_BYTES:
            raise Refused("file.zip_bomb", value=package.name)
        yield chunk


def _open_old(package: Package, entry: Entry, secret: bytes) -> Iterator[bytes]:
    try:
        with package.archive.open(entry.info, pwd=secret) as file:
            while chunk := file.read(1 << 16):
                yield chunk
    except NotImplementedError as error:
        raise Refused("file.unreadable", value=package.name) from error
    except (RuntimeError, zipfile.BadZipFile, zlib.error) as error:
        raise WrongPassword from error  # one byte of proof: a wrong one may only fail at the end


def _open_aes(package: Package, entry: Entry, secret: bytes) -> Iterator[bytes]:
    strength = _strength(entry, package.name)
    content = package.packed_bytes(entry)
    start = strength.salt_length + CHECK_LENGTH
    if len(content) < start + SEAL_LENGTH:
        raise Refused("file.unreadable", value=package.name)
    salt, check = content[: strength.salt_length], content[strength.salt_length : start]
    length = strength.key_length
    keys = hashlib.pbkdf2_hmac("sha1", secret, salt, ITERATIONS, 2 * length + CHECK_LENGTH)
    if keys[2 * length :] != check:
        raise WrongPassword
    body, seal = content[start:-SEAL_LENGTH], content[-SEAL_LENGTH:]
    proof = hmac.digest(keys[length : 2 * length], body, "sha1")[:SEAL_LENGTH]
    if not hmac.compare_digest(proof, seal):
        raise WrongPassword
    plain = b"".join(_decrypt(body, keys[:length]))
    yield from inflate_bytes(plain, strength.method, package.name)


def _strength(entry: Entry, name: str) -> Strength:
    extra = entry.info.extra
    while len(extra) >= 4:
        code, length = struct.unpack_from("<HH", extra)
        if code == AES_EXTRA and length >= 7 and len(extra) >= 11:
            _, _, strength, method = struct.unpack_from("<H2sBH", extra, 4)
            if strength in KEY_LENGTHS:
                return Strength(KEY_LENGTHS[strength], method)
        extra = extra[4 + length :]
    raise Refused("file.unreadable", value=name)


def _decrypt(body: bytes, key: bytes) -> Iterator[bytes]:
    """Counter mode with a little-endian counter from 1, which no library offers ready-made."""
    # ECB serves only to encrypt the counters, as counter mode is defined.
    encryptor = Cipher(AES(key), ECB()).encryptor()
    size = PIECE_BLOCKS * BLOCK_LENGTH
    for at in range(0, len(body), size):
        piece = body[at : at + size]
        first = at // BLOCK_LENGTH + 1
        count = -(-len(piece) // BLOCK_LENGTH)
        counters = b"".join(
            number.to_bytes(BLOCK_LENGTH, "little") for number in range(first, first + count)
        )
        stream = encryptor.update(counters)[: len(piece)]
        mixed = int.from_bytes(piece, "little") ^ int.from_bytes(stream, "little")
        yield mixed.to_bytes(len(piece), "little")
