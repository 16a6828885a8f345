"""Real posts that the project has read: ids, labels and deciding words, no sentence of theirs."""

import json
from pathlib import Path

import pytest

from zhicai.basics.words import TalentRole
from zhicai.core.roles.suggest_role import suggest_role
from zhicai.core.roles.suggestion import DutyStatement

HERE = Path(__file__).parent
KEYS = ("text", "title", "series", "rank")


def rows_of(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def is_right(row, found):
    return found.talent_role in {row["role"], *row["also"]}


@pytest.fixture
def read(shared, lexicon):
    posts = {post["id"]: post for post in rows_of(shared / "duties" / "unlabelled.jsonl")}
    rows = rows_of(HERE / "read_labels.jsonl")
    return [
        (row, suggest_role(DutyStatement(**{key: posts[row["id"]][key] for key in KEYS}), lexicon))
        for row in rows
    ]


def test_ordinary_posts_stay_ordinary(read):
    wrong = [row["id"] for row, found in read if not is_right(row, found)]

    assert len(read) > 250
    assert len(wrong) <= len(read) // 50, wrong


def test_what_it_is_sure_of_is_right(read):
    sure = [pair for pair in read if pair[1].abstained is None]

    assert len(sure) >= 0.95 * len(read)
    assert all(is_right(row, found) for row, found in sure)


def test_regulations_of_information_offices_are_read_right(lexicon):
    """Law text, free to quote: half of it was labelled before the lexicon had seen it."""
    rows = rows_of(HERE / "statutes.jsonl")

    found = [(row, suggest_role(DutyStatement(row["text"]), lexicon)) for row in rows]

    assert len(rows) > 40
    assert [row["id"] for row, one in found if not is_right(row, one)] == []
    assert {TalentRole(row["role"]) for row in rows} >= {TalentRole.POLICY, TalentRole.DEVELOPMENT}
