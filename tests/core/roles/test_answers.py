"""Answers of heads move the shares of duties, each by what is told and no further."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhicai.basics.words import TalentRole
from zhicai.core.roles.answers import Question, combine_answers, read_points
from zhicai.core.roles.lexicon import read_lexicon
from zhicai.core.roles.tools import find_tools, read_tools
from zhicai.core.rules.load import load_rulebook

DAY = dt.date(2026, 11, 23)
BOOK = load_rulebook()
POINTS, LIMITS = read_points(BOOK, DAY), read_lexicon(BOOK, DAY).decision
TOOLS = read_tools(BOOK, DAY)
ORDINARY = {**dict.fromkeys(TalentRole, 0.0), TalentRole.APPLICATION: 100.0}
ANSWERS = st.dictionaries(st.sampled_from(Question), st.booleans())


def combined(answers, shares=ORDINARY, suggested=TalentRole.APPLICATION):
    return combine_answers(shares, answers, suggested=suggested, points=POINTS, limits=LIMITS)


@pytest.mark.parametrize(
    ("question", "role"),
    [
        (Question.PLANNING, TalentRole.POLICY),
        (Question.OVERSIGHT, TalentRole.POLICY),
        (Question.BUILDING, TalentRole.DEVELOPMENT),
        (Question.RESEARCH, TalentRole.RESEARCH),
    ],
)
def test_yes_speaks_for_its_role(question, role):
    found = combined({question: True})

    assert found.talent_role is role
    assert (found.before[role], found.after[role]) == (0, POINTS.yes)
    assert [(move.question, move.points) for move in found.moves] == [(question, POINTS.yes)]


def test_nothing_answered_moves_nothing():
    found = combined({})

    assert found.before == found.after
    assert not found.is_moved


def test_no_is_not_the_same_as_unanswered():
    shares = {**ORDINARY, TalentRole.POLICY: 50.0, TalentRole.APPLICATION: 50.0}

    said = combined({Question.PLANNING: False}, shares, TalentRole.POLICY)

    assert said.after[TalentRole.POLICY] == 50 - POINTS.no
    assert said.talent_role is TalentRole.APPLICATION
    assert combined({}, shares, TalentRole.POLICY).talent_role is TalentRole.POLICY


def test_two_answers_for_one_role_move_it_by_the_most():
    found = combined({Question.PLANNING: True, Question.OVERSIGHT: True})

    assert found.after[TalentRole.POLICY] == POINTS.most


def test_no_takes_nothing_that_the_duties_did_not_give():
    found = combined(dict.fromkeys(Question, False))

    assert found.after == ORDINARY
    assert not found.is_moved


@given(answers=ANSWERS, policy=st.integers(0, 100))
def test_shares_are_the_whole_of_the_duties_and_more_yes_never_lowers_its_role(answers, policy):
    shares = {**ORDINARY, TalentRole.POLICY: policy, TalentRole.APPLICATION: 100 - policy}
    answers.pop(Question.PLANNING, None)

    found = combined(answers, shares)
    more = combined({**answers, Question.PLANNING: True}, shares)

    assert sum(found.after.values()) == pytest.approx(100)
    assert all(share >= 0 for share in found.after.values())
    assert more.after[TalentRole.POLICY] >= found.after[TalentRole.POLICY] - 1e-9


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ＣｈａｔＧＰＴ、chat gpt", ("ChatGPT",)),
        ("Copilot及Google 翻譯", ("Microsoft Copilot", "Google 翻譯")),
        ("GitHub Copilot", ("GitHub Copilot",)),
        ("公所自建問答機器人", ("公所自建問答機器人",)),
        (" 、 ", ()),
    ],
)
def test_tools_go_by_one_name_and_unknown_ones_by_their_own_words(text, names):
    assert find_tools(text, TOOLS) == names
