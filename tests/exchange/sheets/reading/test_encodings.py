"""The private-use characters of CP950, by the Windows table."""

import io

import pytest

from zhicai.exchange.sheets.reading.encodings import PRIVATE, find_encoding


@pytest.mark.parametrize(
    ("raw", "point"),
    [
        (b"\xfa\x40", 0xE000),
        (b"\xfe\xfe", 0xE310),
        (b"\x8e\x40", 0xE311),
        (b"\xa0\xfe", 0xEEB7),
        (b"\x81\x40", 0xEEB8),
        (b"\x8d\xfe", 0xF6B0),
        (b"\xc8\xfe", 0xF848),
    ],
)
def test_office_made_character_goes_there_and_back(raw, point):
    text = raw.decode("cp950", PRIVATE)

    assert text == chr(point)
    assert text.encode("cp950", PRIVATE) == raw


def test_bytes_that_no_one_defined_are_no_characters():
    with pytest.raises(UnicodeDecodeError):
        b"\xff\xff".decode("cp950", PRIVATE)
    with pytest.raises(UnicodeEncodeError):
        "堃".encode("cp950", PRIVATE)


def test_character_cut_by_the_block_is_whole():
    text = "王" * 300_000

    assert find_encoding(io.BytesIO(b"," + text.encode("cp950")), "a.csv").name == "cp950"
    assert find_encoding(io.BytesIO(b"," + text.encode()), "a.csv").name == "utf-8"
