"""The lexicon of the national rulebook, and posts of our own invention."""

import datetime as dt

import pytest

from zhicai.core.roles.lexicon import read_lexicon
from zhicai.core.roles.suggest_role import suggest_role
from zhicai.core.roles.suggestion import DutyStatement
from zhicai.core.rules.load import load_rulebook

DAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="session")
def lexicon():
    return read_lexicon(load_rulebook(), DAY)


@pytest.fixture
def ask(lexicon):
    """A suggestion for a text, and what else a roster may tell."""

    def asked(text, **fields):
        return suggest_role(DutyStatement(text, **fields), lexicon)

    return asked
