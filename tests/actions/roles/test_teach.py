"""What decisions teach takes over only where it proves better, fold by fold."""

import datetime as dt
import itertools

import pytest

from zhicai.actions.roles.teach import Decided, Outcome, fingerprint_of, learn, try_learning
from zhicai.basics.words import TalentRole
from zhicai.core.roles.lexicon import read_lexicon
from zhicai.core.roles.suggestion import DutyStatement
from zhicai.core.rules.load import load_rulebook

ORDINARY = ("公文收發", "財產管理", "志工業務", "戶籍登記", "社會救助", "土地複丈", "營建工程")
COMPUTING = ("資訊系統維護", "主機備份", "程式開發", "資料庫管理", "網路設備維運", "系統測試")
OWN = ("先導窗口推進", "巡迴說明甲案", "乙案共創會議", "丙案標竿研習", "實證場域媒合")
EACH = 70


@pytest.fixture(scope="module")
def lexicon():
    return read_lexicon(load_rulebook(), dt.date(2026, 11, 23))


def decided(duties, role, count=EACH):
    lists = itertools.islice(itertools.permutations(duties, 3), count)
    return [
        Decided(DutyStatement("\n".join((*one, f"第{at}案"))), role, frozenset({role}))
        for at, one in enumerate(lists)
    ]


@pytest.fixture(scope="module")
def ordinary():
    return [
        *decided(ORDINARY, TalentRole.APPLICATION, 150),
        *decided(COMPUTING, TalentRole.DEVELOPMENT),
    ]


def test_words_of_its_own_that_the_lexicon_lacks_take_over(ordinary, lexicon):
    rows = [*ordinary, *decided(OWN, TalentRole.POLICY, 60)]

    trial = try_learning(rows, lexicon, current=None)

    assert trial.outcome is Outcome.TAKES_OVER
    assert (trial.won, trial.lost) == (60, 0)
    assert trial.then.roles[TalentRole.POLICY].right > trial.now.roles[TalentRole.POLICY].right
    assert 0 <= trial.brier < 0.25


def test_what_is_no_better_stays_away_and_says_so(ordinary, lexicon):
    trial = try_learning(ordinary, lexicon, current=None)

    assert trial.outcome is Outcome.NOT_BETTER
    assert trial.now.all_of.value == 1


@pytest.mark.parametrize(("count", "outcome"), [(100, Outcome.TOO_FEW), (205, Outcome.ONE_ROLE)])
def test_too_little_to_learn_from_is_said(count, outcome, lexicon):
    trial = try_learning(decided(ORDINARY, TalentRole.APPLICATION, count), lexicon, current=None)

    assert trial.outcome is outcome
    assert trial.then is None


def test_the_same_decisions_in_any_order_bear_one_print(ordinary):
    assert fingerprint_of(ordinary) == fingerprint_of(reversed(ordinary))
    assert fingerprint_of(ordinary) != fingerprint_of(ordinary[1:])


def test_a_role_decided_too_rarely_is_left_to_the_lexicon(ordinary, lexicon):
    rows = [*ordinary, *decided(OWN, TalentRole.RESEARCH, 3)]

    assert TalentRole.RESEARCH not in learn(rows, lexicon).roles
