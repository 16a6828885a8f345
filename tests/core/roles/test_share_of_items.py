"""How much of the duties an item is."""

import pytest

from zhicai.basics.words import TalentRole
from zhicai.core.roles.suggestion import AbstainReason


def test_what_the_text_states_in_percent_is_its_weight(ask):
    text = "資訊系統開發與維護(10%)\n公文收發(60%)\n財產管理(30%)"

    assert ask(text).shares[TalentRole.DEVELOPMENT] == pytest.approx(10)


def test_percents_of_some_items_only_weigh_nothing(ask):
    text = "資訊系統開發與維護(10%)\n公文收發"

    assert ask(text).shares[TalentRole.DEVELOPMENT] == pytest.approx(50)


def test_ordinary_duties_in_one_list_take_their_part(ask):
    alone, listed = ask("資訊業務"), ask("研考、資訊、法制、出納及志工業務")

    assert alone.talent_role is TalentRole.DEVELOPMENT
    assert listed.talent_role is TalentRole.APPLICATION
    assert listed.shares[TalentRole.APPLICATION] > 70


@pytest.mark.parametrize(
    "text",
    [
        "辦理資訊系統開發維護及其他交辦事項。",
        "資訊系統開發維護等業務暨臨時交辦事項",
        "資訊系統開發維護(本職缺為預估缺)",
        "資訊系統開發維護\n具程式設計證照者尤佳\n職缺單位：資訊室",
        "資訊系統開發維護\n出席相關會議",
    ],
)
def test_what_is_added_behind_a_duty_is_none(text, ask):
    assert ask(text).shares == ask("資訊系統開發維護").shares


def test_nothing_but_formulas_is_no_duty(ask):
    assert ask("辦理相關業務及其他交辦事項。").abstained is AbstainReason.BOILERPLATE
