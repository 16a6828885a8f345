"""`zhicai import` (semantics §5, §6)."""

import csv

import pytest

from actions.world import COUNTY, HOURS, LEVELS
from zhicai.records.ledger.models import Batch

REPORT = {"files", "batch", "standing_before", "standing_after"}
FILE = {"name", "layout", "rows", "faults", "notices"}
ROWS = {"total", "added", "updated", "unchanged", "skipped", "faulty"}
REMARK = {"sheet", "cell", "code", "value", "message"}
BAD = (*HOURS[0][:5], "115/02/29")


def bring(desk, file, *words, code=0):
    return desk.ask("import", file, "--agency", COUNTY, *words, code=code)


def hours(desk, rows=HOURS, name=""):
    return desk.office.file("hours", rows, name=name)


def test_without_apply_it_only_previews(desk):
    answer = bring(desk, hours(desk))

    assert (answer["batch"], Batch.objects.count()) == (None, 1)
    assert answer["standing_after"]["met"] == 1


def test_apply_writes_and_names_the_batch(desk):
    answer = bring(desk, hours(desk), "--apply")

    assert answer["batch"] == Batch.objects.order_by("pk").last().pk


def test_the_document_has_the_promised_shape(desk):
    answer = bring(desk, hours(desk, [*HOURS, BAD]))

    assert set(answer) == REPORT
    [file] = answer["files"]
    assert (set(file), set(file["rows"])) == (FILE, ROWS)
    assert [set(remark) for remark in file["faults"]] == [REMARK]
    assert file["rows"]["total"] == sum(file["rows"][name] for name in ROWS - {"total"})


def test_faults_do_not_change_the_exit_code(desk):
    answer = bring(desk, hours(desk, [*HOURS, BAD]), "--apply")

    [fault] = answer["files"][0]["faults"]
    assert (fault["code"], fault["cell"], fault["value"]) == (
        "sheet.no_such_day",
        "F5",
        "115/02/29",
    )
    assert answer["batch"] is not None


def test_a_refused_file_ends_with_six_and_a_document(desk):
    strange = desk.office.file("hours", [("甲", "乙")], header=("丙", "丁"))

    answer = bring(desk, strange, "--apply", code=6)

    assert set(answer) == REPORT
    assert (answer["batch"], answer["standing_after"]) == (None, None)
    assert answer["files"][0]["layout"] is None


def test_strict_with_a_faulty_row_ends_with_six_and_a_document(desk):
    answer = bring(desk, hours(desk, [*HOURS, BAD]), "--apply", "--strict", code=6)

    assert (answer["batch"], Batch.objects.count()) == (None, 1)
    assert answer["files"][0]["rows"]["faulty"] == 1


def test_a_missing_file_ends_with_six_and_a_document(desk):
    answer = bring(desk, "nowhere.csv", code=6)

    assert answer["files"][0]["faults"][0]["code"] == "file.not_found"


def test_an_agency_nobody_knows_ends_with_three(terminal):
    file = hours(terminal)

    terminal.run("import", file, "--agency", "999999999Z", "--json", code=3)


@pytest.mark.parametrize(
    "words",
    [
        ("--complete", "115/01/01"),
        ("--complete", "115/11/01..115/01/01"),
        ("--complete", "昨天..今天"),
        ("--map", "學分"),
        ("--scope", "丁"),
    ],
)
def test_odd_options_end_with_two(desk, words):
    desk.run("import", hours(desk), "--agency", COUNTY, *words, code=2)


@pytest.mark.parametrize("words", [("--agency", COUNTY), ("時數.csv",)])
def test_without_a_file_or_an_agency_it_ends_with_two(desk, words):
    desk.run("import", *words, code=2)


def test_complete_makes_no_row_zero(desk):
    answer = bring(desk, hours(desk), "--apply", "--complete", "115/01/01..115/11/01")

    assert (answer["standing_after"]["met"], answer["standing_after"]["short"]) == (1, 3)


def test_faulty_gives_the_file_back_with_a_column(desk, tmp_path):
    out = tmp_path / "out"
    file = hours(desk, [*HOURS, BAD], name="時數.csv")

    desk.run("import", file, "--agency", COUNTY, "--faulty", out)

    [written] = out.iterdir()
    rows = list(csv.reader(written.read_text("utf-8-sig").splitlines()))
    assert rows[0][-1] == "問題"
    assert [bool(row[6:] and row[6]) for row in rows[1:]] == [False, False, False, True]


def test_words_for_people_say_whole_sentences(desk):
    told = desk.run("import", hours(desk, [*HOURS, BAD]), "--agency", COUNTY).stdout

    assert "總列 4 = 新增 3 + 更新 0 + 不變 0 + 略過 0 + 錯誤 1" in told
    assert "115/02/29" in told
    assert "以上為預覽，尚未寫入" in told


def test_nothing_changed_is_said(desk):
    levels = desk.office.file("levels", LEVELS)

    told = desk.run("import", levels, "--agency", COUNTY, "--apply").stdout

    assert "沒有變動" in told


def test_a_busy_database_asks_to_try_later(desk, monkeypatch):
    from django.db import OperationalError

    from zhicai.actions import import_files as importing

    def busy(*_):
        raise OperationalError("database is locked")

    monkeypatch.setattr(importing, "write_plan", busy)

    answer = bring(desk, hours(desk), "--apply", code=75)
    assert answer["error"]["code"] == "cli.try_later"


def test_a_defect_is_told_without_a_trace(desk, monkeypatch):
    from zhicai.actions import import_files as importing

    def broken(*_):
        raise KeyError("A100001008")

    monkeypatch.setattr(importing, "write_plan", broken)
    result = desk.run("import", hours(desk), "--agency", COUNTY, "--apply", code=1)

    assert "Traceback" not in result.output
    assert "A100001008" not in result.output
