"""Real posts that two readers labelled alike; the file stands beside the checkout, not in it."""

import json

import pytest

from zhicai.basics.words import TalentRole
from zhicai.core.roles.suggest_role import suggest_role
from zhicai.core.roles.suggestion import DutyStatement

ACCURACY, RECALL, SURE_ACCURACY, COVERAGE = 0.95, 0.85, 0.97, 0.85


@pytest.fixture
def answered(shared, lexicon):
    lines = (shared / "duties" / "labelled.jsonl").read_text("utf-8").splitlines()
    posts = [json.loads(line) for line in lines]
    keys = ("text", "title", "series", "rank")
    return [
        (post, suggest_role(DutyStatement(**{key: post[key] for key in keys}), lexicon))
        for post in posts
    ]


def share_right(pairs):
    right = [found.talent_role in {post["role"], *post["also"]} for post, found in pairs]
    return sum(right) / len(right)


def test_suggestions_agree_with_the_readers(answered):
    assert len(answered) > 50
    assert share_right(answered) >= ACCURACY


@pytest.mark.parametrize("role", [TalentRole.POLICY, TalentRole.DEVELOPMENT])
def test_the_rarer_roles_are_found(role, answered):
    assert share_right([pair for pair in answered if pair[0]["role"] == role]) >= RECALL


def test_what_it_is_sure_of_is_right(answered):
    sure = [pair for pair in answered if pair[1].abstained is None]

    assert len(sure) / len(answered) >= COVERAGE
    assert share_right(sure) >= SURE_ACCURACY


def test_shuffled_items_keep_the_role_of_every_real_post(answered, lexicon):
    for post, found in answered:
        turned = "\n".join(reversed(post["text"].split("\n")))
        again = suggest_role(DutyStatement(turned, post["title"], post["series"]), lexicon)
        assert again.talent_role is found.talent_role, post["id"]
