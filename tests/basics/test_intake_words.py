"""Kinds of facts, rows and remarks all have words of their own."""

import pytest

from zhicai.actions.drafts.model import DraftStage, MissingAnswer, RowTab
from zhicai.actions.intake import undo_buckets
from zhicai.actions.intake.kinds import KINDS
from zhicai.basics import intake_words
from zhicai.basics.messages import TABLE

ABOUT_ROWS = ("agency.", "course.", "hours.", "roster.", "sheet.")
ELSEWHERE = {"agency.not_found"}


@pytest.mark.parametrize("code", [code for code in TABLE if code.startswith(ABOUT_ROWS)])
def test_remark_about_a_row_is_named_in_a_few_words(code):
    told = intake_words.remark_words(code)

    assert code in intake_words.REMARKS or code in ELSEWHERE
    assert "…" not in told or code in ELSEWHERE


def test_code_without_words_is_told_by_its_message_or_itself():
    assert intake_words.remark_words("file.empty").startswith("檔案")
    assert intake_words.remark_words("nowhere.known") == "nowhere.known"


def test_every_kind_of_fact_and_reason_has_words():
    reasons = {
        undo_buckets.CHANGED_SINCE,
        undo_buckets.STAYS_TOGETHER,
        undo_buckets.IN_USE,
        undo_buckets.TOO_OLD,
        undo_buckets.YEAR_CLOSED,
        undo_buckets.HELD_ELSEWHERE,
    }

    assert set(intake_words.FACTS) == set(KINDS)
    assert set(intake_words.STAYING) == reasons


def test_every_stage_tab_and_answer_has_words():
    assert set(intake_words.STAGES) == {one.value for one in DraftStage}
    assert set(intake_words.OUTCOMES) == {one.value for one in RowTab}
    assert set(intake_words.LEAVING) == {one.value for one in MissingAnswer}
