"""Workbooks under a password."""

import base64
import hashlib
import io
import os
import zlib

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from msoffcrypto.format.ooxml import OOXMLFile

from exchange.sheets.making import (
    ods_parts,
    opened,
    packed,
    refusal,
    rows_of,
    text_cell,
    worksheet,
    xlsx_parts,
)

ROW = '<row r="1">' + text_cell("王小明", "A1") + "</row>"
CELL = '<table:table-cell office:value-type="string"><text:p>王小明</text:p></table:table-cell>'
TABLE = f'<table:table table:name="甲"><table:table-row>{CELL}</table:table-row></table:table>'
XML_ENC, ODF = "http://www.w3.org/2001/04/xmlenc#", "urn:oasis:names:tc:opendocument:xmlns:"


def locked_xlsx(password: str) -> bytes:
    """A workbook of some size: the writer of the container cannot do very small ones."""
    out = io.BytesIO()
    parts = xlsx_parts(worksheet(ROW)) | {"docProps/thumbnail.jpeg": os.urandom(9000)}
    OOXMLFile(io.BytesIO(packed(parts))).encrypt(password, out)
    return out.getvalue()


def locked_ods(password: str, *, derivation: str = "PBKDF2") -> bytes:
    """A package whose content is locked as ODF 1.2 part 3 describes."""
    parts: dict[str, str | bytes] = dict(ods_parts(TABLE))
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    plain = squeezer.compress(str(parts["content.xml"]).encode()) + squeezer.flush()
    salt, vector = os.urandom(16), os.urandom(16)
    start = hashlib.sha256(password.encode()).digest()
    key = hashlib.pbkdf2_hmac("sha1", start, salt, 1000, 32)
    padding = 16 - len(plain) % 16
    encryptor = Cipher(AES(key), CBC(vector)).encryptor()
    parts["content.xml"] = encryptor.update(plain + bytes(padding - 1) + bytes([padding]))
    proof = hashlib.sha256(plain[:1024]).digest()
    raw = {"salt": salt, "vector": vector, "proof": proof}
    told = {name: base64.b64encode(one).decode() for name, one in raw.items()}
    parts["META-INF/manifest.xml"] = manifest(told, derivation)
    return packed(parts)


def manifest(told: dict[str, str], derivation: str) -> str:
    return (
        f'<m:manifest xmlns:m="{ODF}manifest:1.0"><m:file-entry m:full-path="content.xml">'
        f'<m:encryption-data m:checksum-type="{ODF}manifest:1.0#sha256-1k" '
        f'm:checksum="{told["proof"]}"><m:algorithm m:algorithm-name="{XML_ENC}aes256-cbc" '
        f'm:initialisation-vector="{told["vector"]}"/><m:start-key-generation '
        f'm:start-key-generation-name="http://www.w3.org/2000/09/xmldsig#sha256"/>'
        f'<m:key-derivation m:key-derivation-name="{derivation}" m:iteration-count="1000" '
        f'm:salt="{told["salt"]}"/></m:encryption-data></m:file-entry></m:manifest>'
    )


@pytest.mark.parametrize(("make", "name"), [(locked_xlsx, "a.xlsx"), (locked_ods, "a.ods")])
def test_locked_workbook_opens_with_its_password(tmp_path, make, name):
    asked, content = [], make("示範")

    book = opened(tmp_path, content, name, password=lambda one: asked.append(one) or "示範")

    assert rows_of(book) == {1: ("王小明",)}
    assert asked == [name]
    assert book.sha256 == hashlib.sha256(content).hexdigest()
    assert book.size == len(content)


@pytest.mark.parametrize(("make", "name"), [(locked_xlsx, "a.xlsx"), (locked_ods, "a.ods")])
def test_locked_workbook_without_its_password_is_refused(tmp_path, make, name):
    asked, content = [], make("示範")

    silent = refusal(tmp_path, content, name)
    none = refusal(tmp_path, content, name, password=lambda _: None)
    wrong = refusal(tmp_path, content, name, password=lambda one: asked.append(one) or "不是")

    assert {silent.code, none.code, wrong.code} == {"file.encrypted"}
    assert asked == [name] * 3


def test_second_password_may_be_the_right_one(tmp_path):
    tries = iter(["", "示範"])

    book = opened(tmp_path, locked_xlsx("示範"), password=lambda _: next(tries))

    assert rows_of(book) == {1: ("王小明",)}


def test_workbook_that_is_only_protected_opens_without_asking(tmp_path):
    book = opened(tmp_path, locked_xlsx("VelvetSweatshop"))

    assert rows_of(book) == {1: ("王小明",)}


def test_cipher_that_is_unknown_is_refused_as_locked(tmp_path):
    content = locked_ods("示範", derivation="argon2id")

    refused = refusal(tmp_path, content, "a.ods", password=lambda _: "示範")

    assert refused.code == "file.encrypted"


def test_locked_member_of_an_archive_is_asked_for_by_its_full_name(tmp_path):
    asked, content = [], packed({"鎖.xlsx": locked_xlsx("示範")})

    book = opened(tmp_path, content, "外.zip", password=lambda one: asked.append(one) or "示範")

    assert asked == ["外.zip/鎖.xlsx"]
    assert rows_of(book) == {1: ("王小明",)}
