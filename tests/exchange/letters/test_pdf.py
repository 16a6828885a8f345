"""PDF: lines from the places of characters; what cannot be read is said or refused."""

from pathlib import Path

from exchange.letters import samples
from exchange.letters.making import page, read, refusal, shown
from zhicai.exchange.letters import limits

BINDING = '#place(left, dx: -1.5cm, dy: 2cm, stack(spacing: 1.4cm, "裝", "…", "訂", "…", "線"))\n'
COLUMNS = (
    "#columns(2)[\n#for at in range(9) [左右兩欄的第#at;句連續文字，讀起來不可以交錯。]\n"
    "#colbreak()\n"
    "#for at in range(9) [另一欄自己的第#at;句連續文字，接在左欄後面。]\n]"
)


def lines_of(folder: Path, markup: str) -> list[str]:
    return [line.strip() for line in shown(read(folder, page(markup), "函.pdf"))]


def hand_made(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects, the first of which is its catalog."""
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return content + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Size %d/Root 1 0 R%b>>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, trailer, len(content))
    )


def pages_of(count: int, content: bytes, last: bytes = b"") -> list[bytes]:
    """Catalog, pages, font, one content stream that every page shows, then the pages."""
    kids = b" ".join(b"%d 0 R" % number for number in range(6, 6 + count))
    shown = [4] * (count - 1) + [5 if last else 4]
    return [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count %d/MediaBox[0 0 595 842]>>" % (kids, count),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(content), content),
        b"<</Length %d>>stream\n%b\nendstream" % (len(last), last),
        *[
            b"<</Type/Page/Parent 2 0 R/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>" % number
            for number in shown
        ],
    ]


SCAN = b"q 500 0 0 800 50 20 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
WORDS = b"BT /F 12 Tf 72 720 Td (A letter of an office, with words enough) Tj ET"


def test_the_binding_line_beside_the_text_is_no_part_of_it(tmp_path: Path) -> None:
    assert lines_of(
        tmp_path, f"{BINDING}一、請依規定裝訂。\n\n二、請線上填報。\n\n三、請照辦。"
    ) == [
        "檔號：",
        "一、請依規定裝訂。",
        "二、請線上填報。",
        "三、請照辦。",
        "第1頁",
    ]


def test_columns_of_running_text_are_read_one_after_the_other(tmp_path: Path) -> None:
    said = "".join(lines_of(tmp_path, COLUMNS))

    assert all(f"第{at}句連續文字，讀起來不可以交錯。" in said for at in range(9))
    assert said.index("第8句連續文字，讀起來") < said.index("第0句連續文字，接在左欄後面")


def test_names_and_values_side_by_side_stay_on_one_line(tmp_path: Path) -> None:
    rows = "".join(
        f"[{name}：], [{value}],"
        for name, value in (
            ("開會事由", "研商人工智慧知能推動事宜"),
            ("開會時間", "115年7月1日（星期三）上午10時"),
            ("開會地點", "本局第一會議室（東湖路1號3樓）"),
            ("主持人", "王局長測試（由副局長代理主持）"),
        )
    )

    said = lines_of(tmp_path, f"#grid(columns: (5cm, 1fr), row-gutter: 1em, {rows})")

    assert "開會時間：　　115年7月1日（星期三）上午10時" in said


def test_an_address_to_the_right_of_a_field_is_parted_from_it(tmp_path: Path) -> None:
    said = lines_of(tmp_path, "受文者：甲校 #h(1fr) 地址：東湖路1號")

    assert "受文者：甲校　　地址：東湖路1號" in said


def test_a_watermark_is_left_out_and_said(tmp_path: Path) -> None:
    mark = "#place(center, dy: 5cm, rotate(-40deg, text(60pt)[僅供參考]))\n主旨：請查照。"

    found = read(tmp_path, page(mark), "函.pdf")

    assert "供" not in found.text.text
    assert [notice.code for notice in found.notices] == ["letter.slanted_text"]


def test_a_page_that_lies_on_its_side_reads_like_an_upright_one(tmp_path: Path) -> None:
    for degrees in (90, 180, 270):
        words = b"0 1 -1 0 300 100 cm" if degrees == 90 else b""
        words = b"-1 0 0 -1 500 800 cm" if degrees == 180 else words
        words = b"0 -1 1 0 100 800 cm" if degrees == 270 else words
        text = b"BT /F 12 Tf 1 0 0 1 0 %d Tm (%b) Tj ET"
        stream = words + b"\n" + text % (50, b"First line of a letter.")
        stream += text % (20, b"Second line of a letter.")

        found = read(tmp_path, hand_made(pages_of(1, stream)), "a.pdf")

        assert shown(found) == ["First line of a letter.", "Second line of a letter."]


def test_words_printed_twice_to_look_bold_are_read_once(tmp_path: Path) -> None:
    twice = WORDS + b"\n" + WORDS.replace(b"72 720", b"72.4 720")

    found = read(tmp_path, hand_made(pages_of(1, twice)), "a.pdf")

    assert shown(found) == ["A letter of an office, with words enough"]


def test_rare_characters_and_radicals_come_out_as_what_they_mean(tmp_path: Path) -> None:
    said = lines_of(tmp_path, "人事：𠁆、堃、喆。⼈⼒。")

    assert said[1] == "人事：𠁆、堃、喆。人力。"


def test_a_scan_without_text_says_so(tmp_path: Path) -> None:
    stamp = SCAN + b" BT /F 9 Tf 400 800 Td (115.06.12) Tj ET"

    refused = refusal(tmp_path, hand_made(pages_of(3, SCAN, last=stamp)), "掃描.pdf")

    assert (refused.code, refused.details["pages"]) == ("letter.no_text", "3")


def test_scanned_pages_among_others_are_named(tmp_path: Path) -> None:
    content = hand_made(pages_of(4, WORDS, last=SCAN))

    found = read(tmp_path, content, "函.pdf")

    codes = {notice.code: notice.details for notice in found.notices}
    assert codes == {"letter.pages_without_text": {"pages": "4"}}


def test_a_pdf_under_a_password_is_refused(tmp_path: Path) -> None:
    lock = b"<</Filter/Standard/V 1/R 2/O<%b>/U<%b>/P -4>>" % (b"41" * 32, b"42" * 32)
    objects = [*pages_of(1, WORDS), lock]
    ids = b"/Encrypt %d 0 R/ID[<31><31>]" % len(objects)

    assert refusal(tmp_path, hand_made(objects, ids)).code == "letter.encrypted"


def test_a_pdf_of_five_hundred_pages_is_read_as_far_as_allowed(tmp_path: Path) -> None:
    found = read(tmp_path, hand_made(pages_of(500, WORDS)), "厚.pdf")

    assert found.text.lines[-1].page == limits.MAX_PAGES == 300
    (notice,) = found.notices
    assert "共有 500 頁，頁數太多，只讀了前面的部分（前 300 頁）" in notice.message


def test_half_a_pdf_is_refused_or_read_but_never_breaks_the_reader(tmp_path: Path) -> None:
    whole = samples.as_pdf()

    refused = refusal(tmp_path, b"%PDF-1.7\n" + b"\0" * 4000)
    cut = refusal(tmp_path, whole[: len(whole) // 8])

    assert {refused.code, cut.code} == {"letter.unreadable"}
