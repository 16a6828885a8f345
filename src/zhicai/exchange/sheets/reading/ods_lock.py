"""ODS packages under a password, as ODF 1.2 describes it: PBKDF2 and AES-CBC.

Other ciphers (Blowfish of old files, Argon2 of the newest) are refused as locked.
"""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.reading.outlet import Ask, Source
from zhicai.exchange.sheets.reading.packages import DEFLATED, Package, inflate_bytes
from zhicai.exchange.sheets.reading.passwords import WrongPassword, unlock
from zhicai.exchange.sheets.reading.xml_parts import local_name, read_small_part

MANIFEST = "META-INF/manifest.xml"
CONTENT = "content.xml"
MIMETYPE = "mimetype"
MOST_ITERATIONS = 2_000_000
KEY_LENGTH, BLOCK_LENGTH, PROVED_LENGTH = 32, 16, 1024


@dataclass
class Lock:
    """What the manifest says of the encryption of one part."""

    stated: dict[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return self.stated.get(name, "")

    def octets(self, name: str) -> bytes:
        return base64.b64decode(self.text(name))

    @property
    def is_known(self) -> bool:
        return (
            self.text("algorithm-name").endswith("#aes256-cbc")
            and self.text("key-derivation-name").lower().endswith("pbkdf2")
            and self.text("iteration-count").isdigit()
            and int(self.text("iteration-count")) <= MOST_ITERATIONS
            and self.text("checksum-type").lower().endswith("sha256-1k")
        )


def find_lock(package: Package) -> Lock | None:
    """Give the lock on the content, if there is one."""
    is_content, lock = False, Lock()
    for name, attributes in read_small_part(package, MANIFEST):
        plain = {local_name(key): value for key, value in attributes.items()}
        if name == "file-entry":
            is_content = plain.get("full-path") == CONTENT
        elif is_content and name == "start-key-generation":
            lock.stated["start-key"] = plain.get("start-key-generation-name", "")
        elif is_content:
            lock.stated.update(plain)
    if not lock.stated and package.find("encrypted-package") is not None:
        return Lock({"algorithm-name": "whole package"})
    return lock if lock.stated else None


def open_locked(source: Source, package: Package, *, lock: Lock, ask: Ask) -> Source:
    """Give the package with its content opened, in memory only."""
    entry = package.find(CONTENT)
    if entry is None or not lock.is_known:
        raise Refused("file.encrypted", value=source.name)
    content = package.read(entry)
    plain = unlock(source.name, ask, lambda password: _decrypt(lock, content, password))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MIMETYPE, package.read(package.entries[MIMETYPE]))
        with archive.open(CONTENT, "w") as part:
            for chunk in inflate_bytes(plain, DEFLATED, source.name):
                package.count(len(chunk))
                part.write(chunk)
    return Source(source.name, out, source.inner, source.depth, source)


def _decrypt(lock: Lock, content: bytes, password: str) -> bytes:
    weak = lock.text("start-key").lower().endswith("sha1")
    digest = hashlib.sha1 if weak else hashlib.sha256  # the file's choice, not ours
    start_key = digest(password.encode()).digest()
    rounds = int(lock.text("iteration-count"))
    key = hashlib.pbkdf2_hmac("sha1", start_key, lock.octets("salt"), rounds, KEY_LENGTH)
    if len(content) % BLOCK_LENGTH or not content or len(content) > limits.MAX_PART_BYTES:
        raise WrongPassword
    decryptor = Cipher(AES(key), CBC(lock.octets("initialisation-vector"))).decryptor()
    padded = decryptor.update(content) + decryptor.finalize()
    plain = padded[: len(padded) - padded[-1]]
    if hashlib.sha256(plain[:PROVED_LENGTH]).digest() != lock.octets("checksum"):
        raise WrongPassword
    return plain
