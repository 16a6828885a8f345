"""`zhicai letter read` as a program and an officer call it."""

import json

import pytest
from click.testing import CliRunner

from contracts.shapes import misfits
from zhicai.cli.letter import group

LETTER = """示範縣政府　函
受文者：示範縣立東湖國民中學
發文日期：中華民國115年7月1日
發文字號：示府人考字第1150000123號
速別：普通件
主旨：請於115年7月31日前填報訓練時數，請查照。
說明：依教育部115年6月12日臺教人（二）字第1150059534號函辦理。
正本：本縣各國民中學
副本：本府人事處
"""


def run(*arguments):
    return CliRunner().invoke(group, [str(argument) for argument in arguments])


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, "utf-8")
    return path


def test_a_letter_is_printed_in_the_promised_shape(letter):
    answer = run("read", letter, "--json")

    document = json.loads(answer.stdout)
    assert answer.exit_code == 0
    assert misfits(document, "letter.reading") == []
    assert document["letters"][0]["issue_number"] == "示府人考字第1150000123號"
    assert document["letters"][0]["citations"][0]["relation"] == "依據"
    assert document["letters"][0]["duties"][0]["due_on"] == "2026-07-31"


def test_the_circular_is_printed_in_the_promised_shape(shared):
    answer = run("read", shared / "letters" / "1150056121.txt", "--json")

    document = json.loads(answer.stdout)
    assert misfits(document, "letter.reading") == []
    assert [len(document[key]) for key in ("letters", "questions", "cards")] == [3, 8, 8]


def test_text_that_is_no_letter_gives_one_entry_that_knows_its_citations(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text("請參考行政院115年6月9日院授人培字第11500012345號函。", "utf-8")

    document = json.loads(run("read", path, "--json").stdout)

    (only,) = document["letters"]
    assert misfits(document, "letter.reading") == []
    assert {only[key] for key in ("issuer", "kind", "issue_number", "subject")} == {None}
    assert [one["issue_number"] for one in only["citations"]] == ["院授人培字第11500012345號"]


def test_an_officer_sees_fields_citations_and_what_is_asked(letter):
    shown = run("read", letter).stdout

    assert "發文機關：示範縣政府" in shown
    assert "引述：教育部115年6月12日臺教人（二）字第1150059534號（依據）" in shown
    assert "（115年7月31日）" in shown
    assert "沒有寫入任何資料" in shown


def test_an_empty_file_gives_an_entry_that_knows_nothing(tmp_path):
    path = tmp_path / "empty.txt"
    path.write_text("", "utf-8")

    answer = run("read", path, "--json")

    assert answer.exit_code == 0
    assert len(json.loads(answer.stdout)["letters"]) == 1


def test_what_an_officer_should_know_stands_beside_the_document(tmp_path):
    path = tmp_path / "函.pdf"
    path.write_text("測試市政府 函\n發文字號：測人字第1150000001號\n主旨：請查照。\n", "utf-8")

    answer = run("read", path, "--json")

    assert json.loads(answer.stdout)["letters"][0]["issue_number"] == "測人字第1150000001號"
    assert "副檔名和內容不同" in answer.stderr


def test_a_file_that_cannot_be_read_says_why_and_what_to_do(tmp_path):
    path = tmp_path / "函.pdf"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))

    answer = run("read", path, "--json")

    assert answer.exit_code == 6
    assert "看起來是圖片" in answer.output
    assert "可以讀取 PDF、ODT、DOCX、DI 和純文字" in answer.output
