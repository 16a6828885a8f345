"""Files that are damaged, locked, hostile or no letters: one answer each, and the next is read."""

import random
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from exchange.letters import samples
from exchange.letters.making import (
    Item,
    docx_parts,
    odt_parts,
    open_paragraph,
    read,
    refusal,
    shown,
    word_paragraph,
)
from exchange.sheets.making import packed, xlsx_parts
from zhicai.basics.errors import Refused
from zhicai.basics.messages import TABLE
from zhicai.basics.remarks import remark_on
from zhicai.exchange.letters import limits, read_letter_file
from zhicai.exchange.letters.read_letter_file import LetterReader

LAUGHS = '<!DOCTYPE a [<!ENTITY a "哈"><!ENTITY b "&a;&a;">]>'
XLSX = packed(xlsx_parts("<worksheet/>"))
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
STRANGERS = {
    "sheet": (XLSX, "letter.kind_unknown"),
    "picture": (PNG, "letter.kind_unknown"),
    "program": (b"\x7fELF" + b"\0" * 60, "letter.kind_unknown"),
    "web page": (b"<!DOCTYPE html><html><body>1</body></html>", "letter.kind_unknown"),
    "archive": (packed({"a.txt": "a"}), "letter.kind_unknown"),
    "rich text": (b"{\\rtf1 a}", "letter.kind_unknown"),
    "broken compound": (OLE, "letter.unreadable"),
    "neither encoding": ("主旨：請查照。".encode() + b"\xff\xfe\x81", "letter.encoding"),
    "bytes": (bytes(range(1, 256)) * 4, "letter.encoding"),
}
DOCUMENTS = {
    "docx": lambda extra: packed(docx_parts(word_paragraph("主旨：請查照。")) | extra),
    "odt": lambda extra: packed(odt_parts(open_paragraph("主旨：請查照。")) | extra),
}
PARTS = {"docx": "word/document.xml", "odt": "content.xml"}
WHOLE = {
    "pdf": samples.as_pdf,
    "odt": samples.as_odt,
    "docx": samples.as_docx,
    "di": samples.as_di,
    "big5": samples.as_big5_di,
}


@pytest.mark.parametrize("name", STRANGERS)
def test_what_is_no_letter_is_refused_whatever_its_name_says(tmp_path: Path, name: str) -> None:
    content, code = STRANGERS[name]

    refused = refusal(tmp_path, content, "函.pdf")

    assert refused.code == code
    assert "「函.pdf」" in remark_on(refused).message


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf \r\n", packed(odt_parts(""))])
def test_a_file_without_a_word_is_read_and_said_to_be_empty(tmp_path: Path, content: bytes) -> None:
    found = read(tmp_path, content, "函.txt")

    assert [notice.code for notice in found.notices] == ["letter.empty"]


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_documents_with_entities_inclusions_or_lies_are_refused(tmp_path: Path, kind: str) -> None:
    part = PARTS[kind]
    whole = zipfile.ZipFile(BytesIO(DOCUMENTS[kind]({}))).read(part).decode()
    include = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
    offers = {
        LAUGHS + whole: "letter.xml_unsafe",
        whole.replace(" xmlns:", f" {include} xmlns:", 1): "letter.xml_unsafe",
        whole[:-40]: "letter.unreadable",
        "<a>" * 400 + "</a>" * 400: "letter.xml_unsafe",
    }

    codes = [refusal(tmp_path, DOCUMENTS[kind]({part: offer})).code for offer in offers]

    assert codes == list(offers.values())


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_document_that_unpacks_without_end_is_refused(tmp_path: Path, kind: str) -> None:
    bomb = "<a>" + " " * (limits.MAX_PART_BYTES + 1) + "</a>"

    assert refusal(tmp_path, DOCUMENTS[kind]({PARTS[kind]: bomb})).code == "letter.zip_bomb"


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_path_out_of_the_package_is_refused(tmp_path: Path, kind: str) -> None:
    assert refusal(tmp_path, DOCUMENTS[kind]({"../a.xml": "<a/>"})).code == "letter.zip_path"


def test_more_words_than_any_letter_has_are_refused(tmp_path: Path) -> None:
    endless = ("字" * 99 + "\n") * (limits.MAX_TEXT // 99 + 1)

    assert refusal(tmp_path, endless.encode("utf-16"), "函.txt").code == "letter.too_large"


@pytest.mark.parametrize("seed", range(25))
def test_damage_anywhere_is_refused_or_read_and_never_a_crash(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    kind = list(WHOLE)[seed % len(WHOLE)]
    content = bytearray(WHOLE[kind]())
    for _ in range(dice.randint(1, 40)):
        content[dice.randrange(len(content))] = dice.randrange(256)
    cut = bytes(content[: dice.randint(len(content) // 2, len(content))])

    for damaged in (bytes(content), cut):
        try:
            found = read(tmp_path, damaged, f"函.{kind}")
            assert found.text.lines
        except Refused as refused:
            assert refused.code.startswith("letter."), refused
            assert refused.code in TABLE

    assert shown(read(tmp_path, samples.as_odt(), "後.odt")) == list(samples.LINES)


def test_a_reader_out_of_time_says_so_and_reads_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(samples.as_pdf())
    with LetterReader() as reader:
        monkeypatch.setattr(limits, "WALL_SECONDS_PER_CPU_SECOND", 0)
        with pytest.raises(Refused) as refused:
            reader.read(tmp_path / "a.pdf")
        monkeypatch.undo()

        assert refused.value.code == "letter.timeout"
        assert reader.read(tmp_path / "a.pdf").kind == "pdf"


def test_a_file_that_is_not_there_and_one_too_large_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_letter_file.limits, "MAX_FILE_BYTES", 10)
    (tmp_path / "a.txt").write_text("主旨：請查照。", encoding="utf-8")
    codes = []
    for name in ("b.txt", "a.txt"):
        with pytest.raises(Refused) as refused:
            read_letter_file.read_letter_file(tmp_path / name)
        codes.append(refused.value.code)

    assert codes == ["letter.not_found", "letter.too_large"]


def test_an_item_that_no_list_describes_is_told_without_a_number(tmp_path: Path) -> None:
    odd = odt_parts(f"<text:list>{open_paragraph('甲')}</text:list>", styles="")

    assert shown(read(tmp_path, packed(odd), "函.odt")) == [Item("甲").text]
