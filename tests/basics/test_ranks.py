"""Rank strings of rosters and vacancies."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhicai.basics.ranks import parse_rank

BOTH = {"委任", "薦任"}

READ = {
    "委任第5職等或薦任第6職等至薦任第7職等": (BOTH, 5, 7),
    "薦任第6職等至薦任第7職等": ({"薦任"}, 6, 7),
    "委任第3職等至委任第5職等": ({"委任"}, 3, 5),
    "委任第5職等至薦任第7職等": (BOTH, 5, 7),
    "委任第4職等至委任第5職等或薦任第6職等": (BOTH, 4, 6),
    "薦任第7職等至薦任第7職等": ({"薦任"}, 7, 7),
    "委任第5職等或薦任第6職等至薦任第6職等": (BOTH, 5, 6),
    "薦任第8職等": ({"薦任"}, 8, 8),
    "薦任第9職等至簡任第10職等": ({"薦任", "簡任"}, 9, 10),
    "簡任第10職等至簡任第11職等": ({"簡任"}, 10, 11),
    "薦任第八職等至第九職等": ({"薦任"}, 8, 9),
    "簡任第十職等至第十一職等": ({"簡任"}, 10, 11),
    "薦任第６職等至第７職等": ({"薦任"}, 6, 7),
    "薦任 第 8 職等": ({"薦任"}, 8, 8),
    "薦任6-7職等": ({"薦任"}, 6, 7),
    "薦任第6至第7職等": ({"薦任"}, 6, 7),
    "委任第\u3127職等至第三職等": ({"委任"}, 1, 3),
    "薦任第陸職等": ({"薦任"}, 6, 6),
    "委任第5職等關務員1階或薦任第6職等高級關務員2階": (BOTH, 5, 6),
    "簡任第14職等": ({"簡任"}, 14, 14),
    "薦任": ({"薦任"}, None, None),
    "第7職等": (set(), 7, 7),
    "第15職等": (set(), None, None),
    "第二十職等": (set(), None, None),
    "警正四階": (set(), None, None),
    "師(三)級": (set(), None, None),
    "約僱": (set(), None, None),
    "": (set(), None, None),
}


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_rank_text_gives_ranks_and_grades(text, expected):
    rank = parse_rank(text)

    assert (rank.ranks, rank.lowest, rank.highest) == expected
    assert rank.text == text


def test_every_rank_of_real_vacancies_is_read(shared):
    lines = (shared / "duties" / "unlabelled.jsonl").read_text("utf-8").splitlines()
    ranks = [parse_rank(json.loads(line)["rank"]) for line in lines]

    assert len(ranks) > 800
    assert all(rank.ranks and rank.lowest and rank.highest for rank in ranks)


@given(st.text(max_size=40) | st.text("委任薦簡第至或職等0123456789一十拾-", max_size=40))
def test_any_text_keeps_itself_and_sensible_grades(text):
    rank = parse_rank(text)

    assert rank.text == text
    assert (rank.lowest is None) == (rank.highest is None)
    assert rank.lowest is None or 1 <= rank.lowest <= rank.highest <= 14


def test_endless_text_is_cut_before_it_is_read():
    assert parse_rank("1至" * 100_000).lowest is None
