"""A national ID at rest."""

from types import SimpleNamespace

import pytest
from cryptography.exceptions import InvalidTag

from zhicai.basics.national_ids import demo_id
from zhicai.records.staff.identity import (
    decrypt_national_id,
    encrypt_national_id,
    hash_national_id,
)

CHEN, LIN = demo_id("A", 1, 100), demo_id("A", 2, 101)


def test_what_was_encrypted_is_read_again():
    assert decrypt_national_id(encrypt_national_id(CHEN)) == CHEN


def test_the_same_id_never_looks_the_same_twice():
    first, second = encrypt_national_id(CHEN), encrypt_national_id(CHEN)

    assert first != second
    assert CHEN.encode() not in first + second


def test_the_keyed_hash_finds_the_same_id_again():
    assert hash_national_id(CHEN) == hash_national_id(CHEN) != hash_national_id(LIN)


def test_another_search_key_gives_another_hash(settings):
    before = hash_national_id(CHEN)
    settings.KEY_RING = SimpleNamespace(search=b"k" * 32)

    assert hash_national_id(CHEN) != before


def test_another_key_cannot_read_it(settings):
    kept = encrypt_national_id(CHEN)
    settings.KEY_RING = SimpleNamespace(opening=(b"k" * 32,))

    with pytest.raises(InvalidTag):
        decrypt_national_id(kept)


def test_one_changed_bit_cannot_be_read():
    kept = bytearray(encrypt_national_id(CHEN))
    kept[-1] ^= 1

    with pytest.raises(InvalidTag):
        decrypt_national_id(bytes(kept))
