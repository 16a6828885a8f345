"""Files that are handed in: known by what they hold, kept without the data of their maker."""

import zlib

import pytest

from exchange.enclosures.samples import SECRET, chunk, exif, jpeg, packed, pdf, png, segment
from zhicai.basics.errors import Refused
from zhicai.exchange.enclosures.check import MAX_BYTES, check_enclosure
from zhicai.exchange.enclosures.store import EnclosureStore


def code_of(content):
    with pytest.raises(Refused) as refused:
        check_enclosure(content, name="a.pdf")
    return refused.value.code


@pytest.mark.parametrize(("content", "kind"), [(png(), "png"), (jpeg(), "jpeg"), (pdf(), "pdf")])
def test_kind_is_that_of_the_content(content, kind):
    assert check_enclosure(content, name="page.exe").kind == kind


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "enclosure.empty"),
        (b"%PDF-1.7" + bytes(MAX_BYTES), "enclosure.too_large"),
        (b"MZ\x90\x00", "enclosure.kind_unknown"),
        (b"<html>%PDF-1.7", "enclosure.kind_unknown"),
        (b"PK\x03\x04", "enclosure.kind_unknown"),
        (png()[:-5], "enclosure.broken"),
        (png().replace(b"\x10\x20", b"\x10\x21", 1)[:40] + png()[41:], "enclosure.broken"),
        (png(data=bytes(10_000)), "enclosure.broken"),
        (png(width=0), "enclosure.broken"),
        (png(width=50_000, height=50_000), "enclosure.too_many_pixels"),
        (jpeg()[:-2], "enclosure.broken"),
        (b"\xff\xd8\xff\xd9", "enclosure.broken"),
        (jpeg(width=60_000, height=60_000), "enclosure.too_many_pixels"),
        (pdf()[:-10], "enclosure.broken"),
        (pdf(tail=b"PK\x03\x04"), "enclosure.broken"),
        (pdf(b"/Encrypt 5 0 R"), "enclosure.locked"),
    ],
)
def test_a_file_that_is_not_whole_is_turned_down(content, code):
    assert code_of(content) == code


@pytest.mark.parametrize(
    "acting",
    [
        b"/OpenAction <</S /JavaScript /JS (app.alert(1))>>",
        b"/OpenAction 7 0 R",
        b"/Names <</JavaScript 3 0 R>>",
        b"/AA <</O <</S /Launch /F (cmd.exe)>>>>",
        b"/S /J#61vaScript",
        b"/Names <</EmbeddedFiles 3 0 R>>",
        b"/AcroForm <</XFA 3 0 R>>",
        b"/A <</S /SubmitForm>>",
    ],
)
def test_a_pdf_that_acts_is_turned_down_in_the_open_and_packed(acting):
    assert code_of(pdf(acting)) == "enclosure.active"
    assert code_of(pdf(stream=packed(acting))) == "enclosure.active"


@pytest.mark.parametrize(
    "stream",
    [
        packed(b"x", b"/Filter /LZWDecode"),
        packed(b"x", b"/Filter [/ASCII85Decode /FlateDecode]"),
        packed(b"x", b"/Filter /FlateDecode /DecodeParms <</Predictor 12>>"),
        packed(b"x").replace(b"/ObjStm", b"/Obj#53tm").replace(b"/FlateDecode", b"/LZWDecode"),
    ],
)
def test_packed_objects_that_cannot_be_looked_into_are_turned_down(stream):
    assert code_of(pdf(stream=stream)) == "enclosure.active"


def test_packed_objects_that_never_end_are_turned_down():
    bomb = zlib.compress(bytes(40 << 20))
    stream = b"2 0 obj <</Type /ObjStm /Filter /FlateDecode>> stream\n" + bomb + b"\nendstream"

    assert code_of(pdf(stream=stream)) == "enclosure.broken"


def test_a_first_page_to_be_shown_is_no_act():
    content = pdf(b"/OpenAction [1 0 R /XYZ null null 0]", stream=packed(b"<</Type /Font>>"))

    assert check_enclosure(content, name="a.pdf").kind == "pdf"


def test_the_maker_of_a_pdf_is_blanked_in_place():
    packet = b"<?xpacket begin='' id='W'?>" + SECRET + b"<?xpacket end='w'?>"

    kept = check_enclosure(pdf(stream=packet), name="a.pdf").content

    assert len(kept) == len(pdf(stream=packet))
    assert b"(Lin)" not in kept
    assert b"4C696E" not in kept
    assert SECRET not in kept


def test_a_sealed_pdf_is_kept_byte_for_byte():
    content = pdf(b"/AcroForm <</SigFlags 3>> /V <</ByteRange [0 1 2 3]>>")

    assert check_enclosure(content, name="a.pdf").content == content


def test_what_a_camera_wrote_is_left_out_and_the_turn_stays():
    extra = exif() + segment(0xFE, SECRET) + segment(0xED, SECRET) + segment(0xE0, b"JFIF\x00")

    kept = check_enclosure(jpeg(extra=extra, tail=SECRET), name="a.jpg").content

    assert SECRET not in kept
    assert b"JFIF" in kept
    assert b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06" in kept
    assert check_enclosure(kept, name="a.jpg").content == kept


def test_texts_and_times_of_a_png_are_left_out():
    extra = chunk(b"tEXt", SECRET) + chunk(b"eXIf", SECRET) + chunk(b"tIME", bytes(7))

    assert check_enclosure(png(extra=extra) + SECRET, name="a.png").content == png()


def test_bytes_lie_under_their_hash_for_their_owner_alone(tmp_path):
    store = EnclosureStore(tmp_path / "enclosures")

    digest = store.keep(b"page")

    (path,) = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert (path.name, path.stat().st_mode & 0o777) == (digest, 0o600)
    assert store.find(digest) == b"page"
    path.write_bytes(b"other")
    assert store.find(digest) is None
    path.unlink()
    assert store.find(digest) is None
