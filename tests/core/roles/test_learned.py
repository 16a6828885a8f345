"""A learned part has half the say, and a person is asked where it differs."""

import pytest

from zhicai.basics.words import TalentRole
from zhicai.core.roles.learned import LearnedPart, odds_of, runs_of
from zhicai.core.roles.measure import Share, bin_answers, brier, sign_test
from zhicai.core.roles.suggest_role import suggest_role
from zhicai.core.roles.suggestion import AbstainReason, DutyStatement

ROLES = (TalentRole.APPLICATION, TalentRole.POLICY)


def part(weight, *, temperature=1.0):
    weights = {"先導": (1.0, 0.0, weight), "公文": (1.0, weight, 0.0)}
    return LearnedPart("print", ROLES, weights, (0.0, 0.0), temperature)


def test_runs_stay_inside_a_duty():
    assert "護公" not in runs_of(["維護", "公文"])


def test_a_run_that_it_knows_moves_the_odds():
    odds = odds_of(runs_of(["先導業務"]), part(4.0))

    assert odds[TalentRole.POLICY] > 0.95
    assert sum(odds.values()) == pytest.approx(1)


def test_a_higher_temperature_is_less_sure():
    runs = runs_of(["先導業務"])

    sure, unsure = odds_of(runs, part(4.0)), odds_of(runs, part(4.0, temperature=4.0))

    assert sure[TalentRole.POLICY] > unsure[TalentRole.POLICY] > 0.5


def test_where_the_two_differ_a_person_is_asked(lexicon):
    statement = DutyStatement("先導業務")

    found = suggest_role(statement, lexicon, part(9.0))

    assert suggest_role(statement, lexicon).abstained is None
    assert found.abstained is AbstainReason.LEARNED_DIFFERS
    assert found.confidence <= 60


def test_evidence_is_always_of_the_text(lexicon):
    text = "先導業務\n督辦資訊系統委外採購"

    found = suggest_role(DutyStatement(text), lexicon, part(9.0))

    assert found.evidence
    assert all(text[one.start : one.end] == one.phrase for one in found.evidence)


@pytest.mark.parametrize("text", ["", "?!", "Maintains systems", "其他臨時交辦事項"])
def test_what_cannot_be_read_stays_a_question(text, lexicon):
    plain = suggest_role(DutyStatement(text), lexicon)

    assert suggest_role(DutyStatement(text), lexicon, part(9.0)).abstained is plain.abstained


def test_the_order_of_duties_decides_nothing(lexicon):
    one, other = "公文收發\n先導業務\n資訊系統維護", "資訊系統維護\n先導業務\n公文收發"

    found = [suggest_role(DutyStatement(text), lexicon, part(3.0)) for text in (one, other)]

    assert found[0].talent_role is found[1].talent_role
    assert found[0].confidence == found[1].confidence


def test_few_answers_are_trusted_less():
    few, many = Share(19, 20).interval, Share(950, 1000).interval

    assert few[0] < many[0] < 0.95 < many[1] < few[1]
    assert Share(0, 0).interval is None


def test_chance_wins_half_of_the_pairs():
    assert sign_test(0, 0) == 1
    assert sign_test(3, 3) > 0.5
    assert sign_test(10, 1) < 0.01


def test_sure_and_wrong_costs_most():
    assert brier([(1.0, False)]) == 1
    assert brier([(1.0, True)]) == 0
    assert brier([]) is None
    assert [one.share.of for one in bin_answers([(0.1, True), (0.9, True), (1.0, False)])] == [1, 2]
