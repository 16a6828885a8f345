"""What a file is, whatever it is called."""

import pytest

from exchange.sheets.making import codes, opened, packed, refusal, text_cell, xlsx
from zhicai.exchange.sheets.model import open_books
from zhicai.exchange.sheets.reading.kinds import find_text_kind

ROW = '<row r="1">' + text_cell("a", "A1") + "</row>"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"MZ\x90\0\3\0", "program"),
        (b"\x7fELF\2\1", "program"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"7z\xbc\xaf\x27\x1c", "archive"),
        (b"Rar!\x1a\x07\x00", "archive"),
        (b"{\\rtf1}", "document"),
        (b"\x09\x04\x06\x00\x00\x00", "old_sheet"),
        (packed({"Index/Document.iwa": b"x"}), "numbers"),
        (packed({"xl/workbook.bin": b"x"}), "binary_sheet"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.presentation"}), "document"),
        (b'<?xml version="1.0"?><a/>', "xml"),
        (b"<?xml?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>", "xml_sheet"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "web_archive"),
        (b'[{"a": 1}]', "json"),
        (b"a,b\0c\n", "program"),
    ],
)  # fmt: skip
def test_file_that_is_no_sheet_is_refused_with_its_kind(tmp_path, content, kind):
    refused = refusal(tmp_path, content, "名冊.xlsx")

    assert (refused.code, refused.details) == ("file.not_a_sheet", {"kind": kind})


@pytest.mark.parametrize("name", ["名冊.xlsx", "名冊.XLSM"])
def test_right_name_makes_no_notice(tmp_path, name):
    assert codes(opened(tmp_path, xlsx(ROW), name)) == []


@pytest.mark.parametrize("name", ["名冊.csv", "名冊.xls", "名冊"])
def test_other_name_makes_a_notice(tmp_path, name):
    assert codes(opened(tmp_path, xlsx(ROW), name)) == ["file.content_differs"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<TABLE border=1>", "html"),
        ("\ufeff <!-- a --><table>", "html"),
        ('<?xml version="1.0"?><!DOCTYPE html><html>', "html"),
        ("<註>,b", "delimited"),
        ("[備註],b", "delimited"),
    ],
)
def test_text_is_told_by_its_beginning(text, kind):
    assert find_text_kind(text, "a") == kind


def test_name_given_by_the_caller_is_the_name_shown(tmp_path):
    path = tmp_path / "x"
    path.write_bytes(b"a,b\n")

    [book] = open_books(path, name="上傳.csv")

    assert book.name == "上傳.csv"
    assert book.sheets[0].name == "上傳"
