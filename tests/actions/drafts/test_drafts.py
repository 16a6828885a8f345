"""From files to facts on the screen: recognised, asked, shown, put right, applied."""

import datetime as dt

from actions.drafts.desk import DraftStage, counts_of, csv_bytes
from actions.world import CHEN, HOURS, LIN, kpi, rows_of
from people import COUNTY
from zhicai.actions.drafts.model import Coverage
from zhicai.actions.list_batches import get_batch
from zhicai.records.ledger.models import Batch

OTHER_HEADER = ("身分證字號", "姓名", "課程代碼", "課程名稱", "學分", "完成日期")


def test_a_file_that_says_all_is_previewed_with_its_balance_and_figures(desk) -> None:
    draft = desk.bring("hours", HOURS)

    assert draft.failure is None
    assert draft.stage == DraftStage.PREVIEW
    assert counts_of(draft) == {"total": 3, "added": 3}
    assert draft.files[0].what_it_is == "學習時數（逐筆），1 個工作表，3 列"
    assert draft.may_apply
    effect = draft.get_effect()
    assert (effect.before.met, effect.after.met) == (0, 1)
    assert kpi(desk.world.standing()) == (0, 0, 4)


def test_an_applied_draft_gives_the_figures_that_it_showed_and_keeps_its_counts(desk) -> None:
    shown = desk.bring("hours", HOURS).get_effect().after

    draft = desk.apply()

    assert draft.stage == DraftStage.APPLIED
    assert kpi(desk.world.standing()) == (shown.met, shown.short, shown.unknown)
    batch = get_batch(draft.batch, by=desk.caller())
    assert batch.files[0]["rows"]["added"] == draft.balance.added == 3
    assert desk.rows() == ()


def test_the_same_file_again_is_unchanged_and_names_the_batch(desk) -> None:
    desk.bring("hours", HOURS)
    first = desk.apply()

    again = desk.bring("hours", HOURS)

    assert counts_of(again) == {"total": 3, "unchanged": 3}
    assert again.is_unchanged
    assert again.earlier_batch == first.batch
    assert not again.may_apply


def test_a_draft_writes_what_the_command_writes(desk) -> None:
    mine = desk.bring("hours", [*HOURS, ("壞", "", "", "", "", "")])

    theirs = desk.world.bring(desk.world.file("hours", [*HOURS, ("壞", *[""] * 5)]), dry=True)

    assert counts_of(mine) == rows_of(theirs)
    after = theirs.standing_after.figure.get("kpi.ai_attainment").counts
    assert mine.get_effect().after == after


def test_an_uncertain_column_is_asked_about_answered_and_asked_no_more(desk) -> None:
    asked = desk.open(("a.csv", csv_bytes("hours", HOURS, OTHER_HEADER)))
    [question] = asked.files[0].questions
    file_id = asked.files[0].id

    answered = desk.answer(maps={file_id: {"學分": "minutes"}}, coverage=Coverage(None))
    desk.apply()
    later = desk.open(("b.csv", csv_bytes("hours", [*HOURS, HOURS[2]], OTHER_HEADER)))

    assert asked.stage == DraftStage.QUESTIONS
    assert (question.header, question.samples) == ("學分", ("3",))
    assert question.is_needed
    assert [(one.field, one.is_likely) for one in question.candidates] == [("minutes", True)]
    assert answered.stage == DraftStage.PREVIEW
    assert answered.files[0].questions[0].answer == "minutes"
    assert later.stage == DraftStage.PREVIEW
    assert later.files[0].questions == ()
    assert later.files[0].used_columns[4].how == "memory"


def test_coverage_is_asked_with_a_span_and_makes_those_without_a_row_short(desk) -> None:
    asked = desk.open(("a.csv", csv_bytes("hours", HOURS)))

    told = desk.answer(coverage=Coverage(asked.coverage.span))

    assert asked.stage == DraftStage.QUESTIONS
    assert not asked.coverage.is_complete
    assert asked.coverage.span == (dt.date(2026, 1, 1), dt.date(2026, 11, 20))
    assert told.coverage.is_settled
    effect = told.get_effect()
    assert (effect.after.met, effect.after.short, effect.after.unknown) == (1, 3, 0)


def test_a_proposed_coverage_that_was_confirmed_is_asked_no_more_another_one_always(desk) -> None:
    desk.open(("a.csv", csv_bytes("hours", HOURS[:1])))
    desk.answer(coverage=Coverage(None))
    desk.apply()

    usual = desk.open(("b.csv", csv_bytes("hours", HOURS[:2])))
    desk.answer(coverage=Coverage(usual.coverage.span))
    desk.apply()
    unusual = desk.open(("c.csv", csv_bytes("hours", HOURS)))

    assert usual.stage == DraftStage.PREVIEW
    assert usual.coverage.is_settled
    assert unusual.stage == DraftStage.QUESTIONS


def test_an_updated_row_shows_what_is_held_beside_what_the_file_says(desk) -> None:
    desk.bring("hours", HOURS)
    desk.apply()

    desk.bring("hours", [(CHEN, "陳一心", "B-1", "AI素養", "4", "115/03/02")])

    [row] = desk.rows("updated")
    changed = [(cell.label, cell.cell, cell.was, cell.now) for cell in row.cells if cell.is_changed]
    assert changed == [("認證時數", "E2", "3", "4")]
    assert (row.name, row.national_id_masked) == ("陳一心", f"{CHEN[:6]}****")
    assert row.place.endswith("!2")


def test_rows_are_paged_and_searched_by_name_on_the_server(desk) -> None:
    desk.bring("hours", HOURS)

    found = desk.rows(search="一 心")
    second = desk.rows(page=2, size=2)

    assert [row.name for row in found] == ["陳一心", "陳一心"]
    assert [row.name for row in second] == ["林二美"]
    assert CHEN not in repr(found)
    assert LIN not in repr(second)


def test_facts_that_moved_are_planned_and_shown_again_not_written(desk) -> None:
    desk.bring("hours", HOURS)
    desk.world.hours(HOURS[:1])
    before = Batch.objects.count()

    shown = desk.apply()

    assert shown.stage == DraftStage.PREVIEW
    assert shown.has_moved
    assert counts_of(shown) == {"total": 3, "added": 2, "unchanged": 1}
    assert Batch.objects.count() == before
    assert desk.apply().stage == DraftStage.APPLIED


def test_several_files_are_planned_on_each_other_and_go_in_one_batch(desk) -> None:
    roster = csv_bytes("roster", [(CHEN, "陳一心", COUNTY, "科長", "一般人員", "115/01/01", "")])
    desk.open(("a.csv", csv_bytes("hours", HOURS)), ("b.csv", roster))

    draft = desk.answer(coverage=Coverage(None))

    assert [file.layouts for file in draft.files] == [("hours",), ("roster",)]
    assert draft.balance.total == 4
    assert len(get_batch(desk.apply().batch, by=desk.caller()).files) == 2
