"""The same letter gives the same lines, whatever kind of file it comes in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from exchange.letters import samples
from exchange.letters.making import read, shown, squeezed

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
