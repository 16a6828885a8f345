"""Texts that can't be read: always an answer, never a crash, and the reason why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhicai.core.roles.suggest_role import suggest_role
from zhicai.core.roles.suggestion import AbstainReason, DutyStatement


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", AbstainReason.EMPTY),
        ("　\n\t", AbstainReason.EMPTY),
        ("，。；、（）", AbstainReason.EMPTY),
        ("辦", AbstainReason.EMPTY),
        ("Maintains the information systems of the bureau", AbstainReason.NOT_CHINESE),
        ("办理资讯系统维护，开发应用软体", AbstainReason.SIMPLIFIED),
        ("其他臨時交辦事項。", AbstainReason.BOILERPLATE),
        ("詳簡章，請至本校網站公告下載", AbstainReason.ELSEWHERE),
        ("辦理採購。" * 4_001, AbstainReason.TOO_LONG),
    ],
)
def test_says_why_a_person_must_look(text, reason, ask):
    found = ask(text)

    assert found.abstained is reason
    assert found.confidence <= 60


def test_tags_are_read_over(ask):
    plain, tagged = "開發並維護應用系統", "<p>開發並維護<b>應用系統</b></p>"

    found = ask(tagged)

    assert found.talent_role is ask(plain).talent_role
    assert all(tagged[one.start : one.end] == one.phrase for one in found.evidence)


@given(st.text(max_size=400))
def test_any_text_gets_an_answer_with_true_places(lexicon, text):
    found = suggest_role(DutyStatement(text), lexicon)

    assert 0 <= found.confidence <= 100
    assert abs(sum(found.shares.values()) - 100) < 1e-6
    assert all(text[one.start : one.end] == one.phrase for one in found.evidence)
