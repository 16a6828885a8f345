"""Zips of files, open and locked."""

import base64

import pytest

from exchange.sheets.making import packed, refusal, text_cell, xlsx
from zhicai.exchange.sheets.model import open_books

CSV = "姓名,時數\r\n王小明,3\r\n"
# Made by other programs: AES by pyzipper (password 示範), the old cipher by Info-ZIP (demo).
AES = base64.b64decode(
    "UEsDBBQAAQhjABBvd10AAAAAPQAAABwAAAAKAAsA5pmC5pW4LmNzdgGZBwACAEFFAwgALYb40yXfvd6HgCSs"
    "pcJ2Ckt9rV1bgtiaJfMwXHWIiHVil8OMYCXXhoPFz0cKp/tz7tSg0HRUtZVmIxrOGlBLAQIUAxQAAQhjABBv"
    "d10AAAAAPQAAABwAAAAKAAsAAAAAAAAAAACAAQAAAADmmYLmlbguY3N2AZkHAAIAQUUDCABQSwUGAAAAAAEA"
    "AQBDAAAAcAAAAAAA"
)
OLD = base64.b64decode(
    "UEsDBAoACQAAABBvd11Cq/QEKAAAABwAAAAFABwAdC5jc3ZVVAkAAxBGBGsQRgRrdXgLAAEEAAAAAAQAAAAA"
    "PtZdkVIzE/plzgCj7Dnhy8QHbJhENViNqQ/epmnGNKRxXLeiCYvQmVBLBwhCq/QEKAAAABwAAABQSwECHgMK"
    "AAkAAAAQb3ddQqv0BCgAAAAcAAAABQAYAAAAAAABAAAApIEAAAAAdC5jc3ZVVAUAAxBGBGt1eAsAAQQAAAAA"
    "BAAAAABQSwUGAAAAAAEAAQBLAAAAdwAAAAAA"
)


def books_in(folder, content, **words):
    path = folder / "外.zip"
    path.write_bytes(content)
    return open_books(path, **words)


def test_each_member_is_a_book_of_its_own(tmp_path):
    members = {"名冊.xlsx": xlsx(f'<row r="1">{text_cell("a", "A1")}</row>'), "夾/時數.csv": CSV}

    first, second = books_in(tmp_path, packed(members))

    assert (first.name, first.inner, first.kind) == ("外.zip/名冊.xlsx", "名冊.xlsx", "xlsx")
    assert (second.name, second.inner, second.kind) == ("外.zip/夾/時數.csv", "夾/時數.csv", "csv")
    assert first.sha256 != second.sha256
    assert second.sheets[0].name == "時數"


def test_what_systems_leave_behind_is_ignored(tmp_path):
    left = {"__MACOSX/._a.csv": "x", ".DS_Store": "x", "~$a.xlsx": "x", "Thumbs.db": "x"}

    [book] = books_in(tmp_path, packed({**left, "a.csv": CSV}))

    assert (book.inner, book.notices) == ("a.csv", ())


def test_member_that_is_no_sheet_is_named(tmp_path):
    [book] = books_in(tmp_path, packed({"說明.pdf": b"%PDF-1.7", "空.csv": b"", "a.csv": CSV}))

    assert [(notice.code, notice.value) for notice in book.notices] == [
        ("file.member_passed_over", "外.zip/說明.pdf"),
        ("file.member_passed_over", "外.zip/空.csv"),
    ]


def test_archive_without_any_sheet_is_refused(tmp_path):
    assert refusal(tmp_path, packed({"a.pdf": b"%PDF-"}), "a.zip").code == "file.not_a_sheet"
    assert refusal(tmp_path, packed({".a": b"x"}), "b.zip").code == "file.empty"


def test_damaged_member_refuses_the_archive_by_name(tmp_path):
    refused = refusal(tmp_path, packed({"壞.xlsx": b"PK\3\4 no", "a.csv": CSV}), "外.zip")

    assert (refused.code, refused.value) == ("file.unreadable", "外.zip/壞.xlsx")


def test_archive_in_an_archive_is_read_and_one_deeper_is_refused(tmp_path):
    one = packed({"二.zip": packed({"a.csv": CSV})})

    [book] = books_in(tmp_path, one)

    assert (book.name, book.inner) == ("外.zip/二.zip/a.csv", "二.zip/a.csv")
    assert refusal(tmp_path, packed({"一.zip": one}), "三.zip").code == "file.zip_bomb"


@pytest.mark.parametrize(("content", "password"), [(AES, "示範"), (OLD, "demo")])
def test_locked_archive_opens_with_its_password(tmp_path, content, password):
    asked = []

    [book] = books_in(tmp_path, content, password=lambda name: asked.append(name) or password)

    assert book.sheets[0].lines[1].values == ("王小明", "3")
    assert asked == ["外.zip"]


@pytest.mark.parametrize("content", [AES, OLD])
def test_locked_archive_without_the_password_is_refused(tmp_path, content):
    asked = []

    silent = refusal(tmp_path, content, "a.zip")
    wrong = refusal(tmp_path, content, "a.zip", password=lambda name: asked.append(name) or "不是")

    assert silent.code == wrong.code == "file.encrypted"
    assert len(asked) == 3
