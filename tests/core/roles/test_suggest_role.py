"""Which role duties speak for, why, and when nobody should be sure."""

import itertools

import pytest

from zhicai.basics.words import TalentRole
from zhicai.core.roles.suggestion import AbstainReason

POLICY = "綜理本局數位治理政策之規劃\n督辦資訊系統委外採購與履約管理\n辦理資安稽核"
DEVELOPMENT = "開發並維護戶政應用系統\n主機與資料庫之備份、監控\n撰寫介接程式"
APPLICATION = "辦理總務採購\n財產管理\n公文收發"
RESEARCH = "人工智慧前瞻研究\n資料科學之技術研究"
TEXTS = {
    TalentRole.POLICY: POLICY,
    TalentRole.DEVELOPMENT: DEVELOPMENT,
    TalentRole.APPLICATION: APPLICATION,
    TalentRole.RESEARCH: RESEARCH,
}


@pytest.mark.parametrize("role", TEXTS)
def test_clear_duties_speak_for_their_role(role, ask):
    found = ask(TEXTS[role])

    assert found.talent_role is role
    assert found.abstained is None


@pytest.mark.parametrize("role", TEXTS)
def test_evidence_stands_where_it_says_and_supports_the_role(role, ask):
    text = TEXTS[role]

    evidence = ask(text).evidence

    assert evidence[0].talent_role is role
    assert all(text[one.start : one.end] == one.phrase for one in evidence)


@pytest.mark.parametrize("role", TEXTS)
def test_the_order_of_items_decides_nothing(role, ask):
    orders = itertools.permutations(TEXTS[role].split("\n"))

    found = [ask("\n".join(order)) for order in orders]

    assert {one.talent_role for one in found} == {role}
    assert len({one.confidence for one in found}) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda text: f"{text}\n其他臨時交辦事項。",
        lambda text: text.replace("\n", "；"),
        lambda text: text.replace("\n", "  \n") + "　",
        lambda text: "\n".join(f"（{'一二三'[n]}）{x}" for n, x in enumerate(text.split("\n"))),
        lambda text: "\n".join(f"{n + 1}. {x}" for n, x in enumerate(text.split("\n"))),
        lambda text: text.replace("主機", "主　機") if "主機" not in text else text,
    ],
    ids=["closing formula", "semicolons", "blanks", "chinese marks", "numbers", "as it is"],
)
@pytest.mark.parametrize("role", TEXTS)
def test_how_a_text_is_written_decides_nothing(role, change, ask):
    plain, changed = ask(TEXTS[role]), ask(change(TEXTS[role]))

    assert (changed.talent_role, changed.confidence) == (role, plain.confidence)


def test_width_and_the_short_tai_decide_nothing(ask):
    wide, narrow = ask("ＡＩ平臺之建置與維運"), ask("AI平台之建置與維運")

    assert wide.shares == narrow.shares


@pytest.mark.parametrize("role", TEXTS)
@pytest.mark.parametrize(
    "fields",
    [{"title": "科長"}, {"series": "資訊處理"}, {"rank": "簡任第十職等"}, {"series": "綜合行政"}],
)
def test_title_series_and_rank_alone_never_decide(role, fields, ask):
    assert ask(TEXTS[role], **fields).talent_role is role


def test_a_tie_is_broken_by_the_title_and_a_person_is_asked(ask):
    tied = "資訊系統之採購\n資訊系統之維運"

    head, clerk = ask(tied, title="科長"), ask(tied, title="設計師")

    assert (head.talent_role, clerk.talent_role) == (TalentRole.POLICY, TalentRole.DEVELOPMENT)
    assert head.abstained is clerk.abstained is AbstainReason.NEAR_LEAD


def test_one_small_item_among_many_stays_application(ask):
    text = "公文收發\n財產管理\n場地租借\n志工業務\n出納業務\n協助維護本校網站"

    assert ask(text).talent_role is TalentRole.APPLICATION


@pytest.mark.parametrize(
    "text",
    ["資訊教育訓練課程報名\n公文收發", "電腦設備之保管與分配\n財產盤點", "系統登打及資料建檔"],
)
def test_using_attending_and_keeping_are_no_technology(text, ask):
    assert ask(text).talent_role is TalentRole.APPLICATION


def test_things_that_only_sound_alike_are_no_technology(ask):
    text = "辦理污水下水道系統之建置與維護\n空調系統保養維修\n網路販售商品查核"

    found = ask(text)

    assert found.talent_role is TalentRole.APPLICATION
    assert found.shares[TalentRole.DEVELOPMENT] == 0
