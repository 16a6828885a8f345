"""CSV, TSV and semicolons, in the encodings that offices use."""

import codecs

import pytest

from exchange.sheets.making import codes, opened, read_rows, refusal, rows_of

HEADER, PERSON = "姓名,單位,時數", "王小明,資訊處,3"
TABLE = {1: ("姓名", "單位", "時數"), 2: ("王小明", "資訊處", "3")}


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp950", "cp950"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_every_encoding_and_delimiter_gives_the_same_table(tmp_path, encoding, found, delimiter):
    text = f"{HEADER}\r\n{PERSON}\r\n".replace(",", delimiter)

    book = opened(tmp_path, text.encode(encoding), "名冊.csv")

    assert rows_of(book) == TABLE
    assert (book.encoding, book.kind) == (found, "tsv" if delimiter == "\t" else "csv")
    assert book.sheets[0].name == "名冊"


def test_big_endian_with_a_mark_is_read(tmp_path):
    content = codecs.BOM_UTF16_BE + f"{HEADER}\r\n{PERSON}".encode("utf-16-be")

    assert read_rows(tmp_path, content, "名冊.csv") == TABLE


def test_line_break_inside_quotes_does_not_end_the_row(tmp_path):
    content = '"課程\r\n名稱",時數\r\n"AI ""入門""",3\r\n'.encode()

    assert read_rows(tmp_path, content, "a.csv") == {
        1: ("課程\r\n名稱", "時數"),
        2: ('AI "入門"', "3"),
    }


def test_blank_lines_keep_their_numbers(tmp_path):
    content = "標題\r\n\r\n姓名,時數\r\n王小明,3".encode()

    assert sorted(read_rows(tmp_path, content, "a.csv")) == [1, 3, 4]


def test_stated_delimiter_is_followed_and_is_no_row(tmp_path):
    content = "sep=|\r\n姓名|時數\r\n王,小|3\r\n".encode()

    assert read_rows(tmp_path, content, "a.csv") == {1: ("姓名", "時數"), 2: ("王,小", "3")}


def test_quote_that_is_never_closed_swallows_no_row(tmp_path):
    content = '姓名,備註\n王,"缺\n李,有\n'.encode()

    book = opened(tmp_path, content, "a.csv")

    assert rows_of(book) == {1: ("姓名", "備註"), 2: ("王", '"缺'), 3: ("李", "有")}
    assert codes(book) == ["sheet.open_quote"]


def test_quote_in_the_middle_of_a_field_is_a_character(tmp_path):
    content = '姓名,尺寸\n王,"5"" 螢幕"\n李,5" 螢幕\n'.encode()

    assert read_rows(tmp_path, content, "a.csv")[3] == ("李", '5" 螢幕')


def test_leading_zero_tricks_and_our_own_mark_come_off(tmp_path):
    content = "=\"0912\",'=1+1,'王,-5\n".encode()

    assert read_rows(tmp_path, content, "a.csv") == {1: ("0912", "=1+1", "'王", "-5")}


def test_office_made_characters_become_private_use(tmp_path):
    content = "姓名,單位\r\n林".encode("cp950") + b"\xfa\x40" + "文,處\r\n".encode("cp950")

    assert read_rows(tmp_path, content, "a.csv")[2] == ("林\ue000文", "處")


def test_cut_character_is_refused_with_its_place(tmp_path):
    content = f"{HEADER}\r\n王小明,資訊處".encode()[:-1]

    refused = refusal(tmp_path, content, "a.csv")

    assert (refused.code, refused.place) == ("file.encoding", "第 2 行第 7 個字")


def test_mixed_encodings_are_refused_with_the_place(tmp_path):
    content = f"{HEADER}\r\n".encode("cp950") + "堃喆,處\r\n".encode()

    assert refusal(tmp_path, content, "a.csv").code == "file.encoding"


def test_value_beyond_the_last_row_or_column_is_refused(tmp_path):
    tall, wide = b"a\n" * 100_101, b"," * 256 + b"x\n"

    assert refusal(tmp_path, tall, "a.csv").code == "file.out_of_range"
    assert refusal(tmp_path, wide, "b.csv").place == "b!IW1"


def test_long_text_is_broken_and_the_row_stays(tmp_path):
    content = f"姓名,備註\n王,{'長' * 40_000}\n".encode()

    values = read_rows(tmp_path, content, "a.csv")[2]

    assert (values[0], values[1].code) == ("王", "sheet.text_too_long")
