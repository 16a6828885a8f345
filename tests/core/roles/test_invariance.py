"""How a text is written, and what stands beside it, decides nothing."""

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhicai.core.roles.suggest_role import suggest_role
from zhicai.core.roles.suggestion import AbstainReason, DutyStatement

WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
NARROW = str.maketrans({chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)})
TEXTS = ("unlabelled.jsonl", "labelled.jsonl")
DUTIES = (
    "督辦資訊系統委外採購",
    "辦理AI導入之規劃",
    "主機與資料庫之備份",
    "撰寫介接程式",
    "資安稽核",
    "公文收發",
    "財產管理",
    "臺北市社會福利",
    "人工智慧法制之前瞻研究",
    "協助網頁更新",
)


@pytest.fixture(scope="module")
def posts(shared):
    return [
        json.loads(line)
        for name in TEXTS
        for line in (shared / "duties" / name).read_text("utf-8").splitlines()
    ]


def shuffled(text):
    items = text.split("\n")
    return "\n".join((*items[1::2], *items[::2]))


CHANGES = {
    "closing": lambda text: f"{text}\n其他臨時交辦事項。",
    "shuffled": shuffled,
    "narrow": lambda text: text.translate(NARROW) if "；" not in text else text,
    "wide": lambda text: text.translate(WIDE),
    "short tai": lambda text: text.replace("臺", "台"),
    "blanks": lambda text: text.replace("\n", "  \n") + " 　",
    "windows": lambda text: text.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_real_posts_keep_their_role(change, posts, lexicon):
    for post in posts:
        rest = {key: post[key] for key in ("title", "series", "rank")}
        plain = suggest_role(DutyStatement(post["text"], **rest), lexicon)

        changed = suggest_role(DutyStatement(CHANGES[change](post["text"]), **rest), lexicon)

        assert changed.talent_role is plain.talent_role, post["id"]


def test_title_rank_and_series_alone_change_no_role(posts, lexicon):
    strange = {"title": "主任", "series": "資訊處理", "rank": "簡任第十二職等"}
    for post in posts:
        plain = suggest_role(DutyStatement(post["text"]), lexicon)

        dressed = suggest_role(DutyStatement(post["text"], **strange), lexicon)

        technology = 100 - plain.shares["application"]
        first, second, _ = sorted((plain.shares[role] for role in plain.shares), reverse=True)[:3]
        is_tied = abs(technology - lexicon.decision.technology_share_percent) <= 3
        if not is_tied and abs(first - second) > 3:
            assert dressed.talent_role is plain.talent_role, post["id"]


@given(st.lists(st.sampled_from(DUTIES), min_size=1, max_size=8, unique=True), st.data())
def test_any_order_and_any_marks_are_one(lexicon, duties, data):
    plain = suggest_role(DutyStatement("\n".join(duties)), lexicon)
    other = data.draw(st.permutations(duties))
    marks = data.draw(st.sampled_from(["{n}. ", "({n}) ", "{n}、", "（{n}）", "‧", "● "]))
    join = data.draw(st.sampled_from(["\n", "；", "。", ";\n", "。\n\n"]))

    text = join.join(marks.format(n=n) + duty for n, duty in enumerate(other, start=1))
    found = suggest_role(DutyStatement(text), lexicon)

    assert found.shares == pytest.approx(plain.shares)
    assert found.talent_role is plain.talent_role
    assert all(text[one.start : one.end] == one.phrase for one in found.evidence)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_width_is_one(size, lexicon):
    for duties in itertools.combinations(DUTIES, size):
        text = "\n".join(duties)

        wide = suggest_role(DutyStatement(text.translate(WIDE)), lexicon)

        assert wide.shares == suggest_role(DutyStatement(text), lexicon).shares


def test_a_series_that_duties_do_not_bear_out_is_a_question(ask):
    found = ask("公文收發\n財產管理", series="資訊處理")

    assert found.talent_role == "application"
    assert found.abstained is AbstainReason.SERIES_DIFFERS


def test_every_phrase_of_every_real_post_stands_where_it_is_said_to(posts, lexicon):
    told = 0
    for post in posts:
        rest = {key: post[key] for key in ("title", "series", "rank")}
        for one in suggest_role(DutyStatement(post["text"], **rest), lexicon).evidence:
            assert post["text"][one.start : one.end] == one.phrase != "", post["id"]
            told += 1

    assert len(posts) == 878
    assert told > 2_000
