"""The same letter gives the same lines, whatever kind of file it comes in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from exchange.letters import samples
from exchange.letters.making import Item, pdf, read, shown, squeezed
from zhicai.core.letters.letter import LetterItem
from zhicai.core.letters.letter_text import LetterText, plain_letter_text
from zhicai.core.letters.read_letters import read_letters

EXACT = {
    "txt": samples.as_text,
    "odt": samples.as_odt,
    "docx": samples.as_docx,
    "di": samples.as_di,
}
ENCODINGS = ("utf-8", "utf-8-sig", "cp950", "utf-16", "utf-16-le", "utf-16-be")


@pytest.mark.parametrize("kind", EXACT)
def test_each_kind_of_file_gives_every_line_of_the_letter(tmp_path: Path, kind: str) -> None:
    found = read(tmp_path, EXACT[kind](), f"函.{kind}")

    assert found.kind == kind
    assert shown(found) == list(samples.LINES)
    assert found.notices == ()


@pytest.mark.parametrize("kind", EXACT)
def test_the_content_decides_and_a_wrong_name_is_said(tmp_path: Path, kind: str) -> None:
    found = read(tmp_path, EXACT[kind](), "函.pdf")

    assert shown(found) == list(samples.LINES)
    assert [notice.code for notice in found.notices] == ["file.content_differs"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_plain_letter_is_read_in_the_encodings_of_taiwan(tmp_path: Path, encoding: str) -> None:
    assert shown(read(tmp_path, samples.as_text(encoding), "函.txt")) == list(samples.LINES)


def test_a_pdf_gives_the_same_words_with_their_pages(tmp_path: Path) -> None:
    found = read(tmp_path, samples.as_pdf(), "函.pdf")

    said = [text for text in shown(found) if text != "檔號：" and not text.startswith("第1頁")]
    assert squeezed(said) == squeezed(samples.LINES)
    assert {line.page for line in found.text.lines} == {1}
    assert len(said) > len(samples.LINES), "no line of the letter was broken"


@pytest.mark.parametrize("make", [samples.as_big5_di, samples.as_di])
def test_an_old_di_in_big5_reads_like_a_new_one(tmp_path: Path, make: Callable[[], bytes]) -> None:
    found = read(tmp_path, make(), "函.di")

    assert shown(found) == list(samples.LINES)
    assert found.notices == ()


@pytest.mark.parametrize("kind", [*EXACT, "pdf", "big5"])
def test_the_same_fields_are_found_in_each_kind_of_file(tmp_path: Path, kind: str) -> None:
    make = {**EXACT, "pdf": samples.as_pdf, "big5": samples.as_big5_di}[kind]
    expected = told(plain_letter_text(samples.as_text().decode()))

    (letter,) = told(read(tmp_path, make(), "函").text)

    assert letter == expected[0]
    assert letter["發文字號"] == "測教人字第1150056999號"
    assert letter["條列"][1][2][0][2][1] == ("2、", "進階3小時。", [])
    assert letter["引述"] == ["測處培字第11530266999號", "測一中人字第1150000123號"]


def test_a_sentence_goes_on_over_the_headings_of_the_next_page(tmp_path: Path) -> None:
    items = tuple(Item(f"請各校依規定辦理下列第{at}項工作並填報成果。" * 4) for at in range(12))
    lines = (*samples.HEAD, *samples.item_lines(items), *samples.TAIL)

    found = read(tmp_path, pdf(lines), "函.pdf")

    assert found.text.lines[-1].page == 2
    assert told(found.text) == told(plain_letter_text("\n".join(lines)))


def told(text: LetterText) -> list[dict[str, object]]:
    """The fields of each letter as plain values, without their places."""
    return [
        {
            **{
                name: getattr(found, "value", None)
                for name, found in (
                    ("發文機關", letter.issuer),
                    ("文別", letter.kind),
                    ("受文者", letter.addressee),
                    ("發文日期", letter.issued_on),
                    ("發文字號", letter.issue_number),
                    ("速別", letter.urgency),
                    ("主旨", letter.subject),
                )
            },
            "條列": [plain_item(item) for item in letter.items],
            "正本": [one.value for one in letter.originals],
            "副本": [one.value for one in letter.copies],
            "附件": [one.value for one in letter.attachments],
            "引述": [one.issue_number for one in letter.citations],
        }
        for letter in read_letters(text).letters
    ]


def plain_item(item: LetterItem) -> tuple[str | None, str, list[object]]:
    return (item.mark, item.text, [plain_item(one) for one in item.items])
