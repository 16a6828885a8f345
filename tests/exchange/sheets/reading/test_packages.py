"""Archives that are not what they say."""

import io
import zipfile

import pytest

from exchange.sheets.making import SHEET, packed, refusal, text_cell, worksheet, xlsx_parts
from zhicai.basics.errors import Refused
from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.reading.packages import Package


def package(content: bytes) -> Package:
    return Package(io.BytesIO(content), "檔.zip")


def sound() -> dict[str, str]:
    return xlsx_parts(worksheet(f'<row r="1">{text_cell("a", "A1")}</row>'))


def patched(content: bytes, old: bytes, new: bytes) -> bytes:
    assert old in content
    return content.replace(old, new)


@pytest.mark.parametrize(
    "name", ["../a.csv", "/a.csv", "C:\\a.csv", "C:a.csv", "a\\b.csv", "x/../../a.csv"]
)
def test_name_that_leads_out_is_refused(tmp_path, name):
    assert refusal(tmp_path, packed({name: "a,b"}), "a.zip").code == "file.zip_path"


def test_names_in_big5_without_a_mark_are_read():
    raw = packed({"aaaa.csv": "1"})

    found = package(patched(raw, b"aaaa", "許功".encode("cp950")))

    assert list(found.entries) == ["許功.csv"]  # the second bytes of both are backslashes


def test_names_in_utf8_without_a_mark_are_read():
    raw = packed({"aaa.csv": "1"})

    assert list(package(patched(raw, b"aaa", "王".encode())).entries) == ["王.csv"]


def test_two_entries_of_one_name_are_refused():
    raw = packed({"a1.csv": "1", "a2.csv": "2"})

    with pytest.raises(Refused, match="zip_path"):
        package(patched(raw, b"a2.csv", b"a1.csv"))


def test_entry_whose_own_header_disagrees_is_refused():
    raw = packed({"aaaa.csv": "1"})
    head, tail = raw[:30], raw[30:]

    with pytest.raises(Refused, match="zip_path"):
        package(head + tail.replace(b"aaaa", b"bbbb", 1))


def test_too_many_entries_are_refused():
    many = {f"{number}.csv": "" for number in range(limits.MAX_ENTRIES + 1)}

    with pytest.raises(Refused, match="zip_bomb"):
        package(packed(many))


def test_part_that_unpacks_to_more_than_stated_is_refused():
    raw = packed({"a.csv": "0" * 1000})
    lying = patched(raw, (1000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    found = package(lying)

    with pytest.raises(Refused, match="zip_bomb"):
        found.read(found.entries["a.csv"])


def test_damaged_content_is_refused():
    raw = bytearray(packed({"a.csv": "0123456789" * 50}))
    raw[40] ^= 0xFF
    found = package(bytes(raw))

    with pytest.raises(Refused, match="unreadable"):
        found.read(found.entries["a.csv"])


def test_unpacked_bytes_are_counted_over_all_parts(monkeypatch):
    monkeypatch.setattr(limits, "MAX_UNPACKED_BYTES", 1500)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a", "0" * 700)
        archive.writestr("b", "0" * 700)
    found = package(out.getvalue())

    found.read(found.entries["a"])
    found.read(found.entries["b"])
    with pytest.raises(Refused, match="zip_bomb"):
        found.read(found.entries["a"])


def test_part_that_is_no_sheet_has_a_ceiling_of_its_own(monkeypatch):
    monkeypatch.setattr(limits, "MAX_PART_BYTES", 100)
    found = package(packed({"a": "0" * 200}))

    with pytest.raises(Refused, match="zip_bomb"):
        found.read(found.entries["a"], 100)


def test_overlapping_entries_are_refused():
    raw = packed({"a": "1" * 10, "b": "2" * 10})
    at = raw.rindex(b"PK\1\2")
    central = bytearray(raw)
    central[at + 42 : at + 46] = (0).to_bytes(4, "little")

    with pytest.raises(Refused, match="zip_bomb"):
        package(bytes(central))


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "docProps/app.xml", "xl/theme.xml"])
def test_document_type_in_any_part_is_refused(tmp_path, part):
    parts = sound()
    parts[part] = '<!DOCTYPE a [<!ENTITY b "c">]>' + parts.get(part, "<a/>")

    assert refusal(tmp_path, packed(parts)).code == "file.xml_unsafe"


def test_inclusion_is_refused(tmp_path):
    parts = sound()
    parts["customXml/item1.xml"] = '<a xmlns:xi="http://www.w3.org/2001/XInclude"/>'

    assert refusal(tmp_path, packed(parts)).code == "file.xml_unsafe"


def test_drawing_that_is_not_well_formed_does_no_harm(tmp_path):
    parts = sound()
    parts["xl/drawings/vmlDrawing1.vml"] = "<xml><br></xml>"
    path = tmp_path / "a.xlsx"
    path.write_bytes(packed(parts))

    assert package(path.read_bytes()).find("xl/drawings/vmlDrawing1.vml") is not None
