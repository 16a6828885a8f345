"""The acceptance figures on the labelled posts, by five folds: nothing is tuned on the fold."""

import datetime as dt

import pytest

from zhicai.actions.roles.taught import lexicon_of
from zhicai.actions.roles.taught_statements import read_decided
from zhicai.actions.roles.teach import FOLDS, cross_suggest
from zhicai.basics.words import TalentRole
from zhicai.core.roles.suggest_role import suggest_role

DAY = dt.date(2026, 11, 23)
ACCURACY, RECALL, SURE_ACCURACY, COVERAGE = 0.95, 0.85, 0.97, 0.85


@pytest.fixture(scope="module")
def decided(shared):
    return list(read_decided(shared / "duties" / "labelled.jsonl"))


def shares(pairs):
    """Right of all, sure of all, right of the sure."""
    sure = [pair for pair in pairs if pair[1].abstained is None]
    right = [one.is_met_by(found) for one, found in pairs]
    return (
        sum(right) / len(right),
        len(sure) / len(right),
        sum(one.is_met_by(found) for one, found in sure) / max(len(sure), 1),
    )


def test_the_lexicon_alone_meets_the_figures_in_every_fold(decided):
    lexicon = lexicon_of(DAY)
    pairs = [(one, suggest_role(one.statement, lexicon)) for one in decided]

    for fold in range(FOLDS):
        right, coverage, sure = shares(pairs[fold::FOLDS])
        assert right >= ACCURACY
        assert sure >= SURE_ACCURACY
        assert coverage >= COVERAGE - 0.1
    assert shares(pairs)[1] >= COVERAGE


def test_with_a_learned_part_the_figures_hold_by_five_folds(decided):
    pairs = list(zip(decided, cross_suggest(decided, lexicon_of(DAY)), strict=True))

    right, _, sure = shares(pairs)

    assert right >= ACCURACY
    assert sure >= SURE_ACCURACY
    for role in (TalentRole.POLICY, TalentRole.DEVELOPMENT):
        assert shares([pair for pair in pairs if pair[0].role is role])[0] >= RECALL
