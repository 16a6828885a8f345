"""待雙方確認 on the screen, from both sides."""

import pytest

from actions.world import GUO
from people import BUREAU, SIBLING, grant
from web.standing.pages import text_of
from zhicai.actions.access import Permission
from zhicai.records.transfers.models import Transfer

ROW = (GUO, "郭大維", BUREAU, "專員", "一般人員", "115/11/01", "")


@pytest.fixture
def asked(county):
    county.bring(county.file("roster", [ROW]), agency=BUREAU, by=county.people.chen)
    return Transfer.objects.get().pk


def at(code, rest=""):
    return f"/agency/{code}/{rest}"


def test_the_holder_reads_who_asks_and_lets_her_go(county, site, asked):
    head = site(county.people.wu)
    home = text_of(head.get(at(SIBLING)))
    shown = text_of(head.get(at(SIBLING, f"transfers/{asked}/")))

    page = head.post(at(SIBLING, f"transfers/{asked}/"), {"ended_on": "115/10/31"}, follow=True)

    assert "其他機關的名冊列入本機關同仁 1 人，請確認" in home
    assert "示範局的名冊列入 郭大維" in shown
    assert "已同意 郭大維 移出至示範局" in text_of(page)
    assert "已移入" in text_of(site(county.people.chen).get(at(BUREAU, "transfers/")))


def test_whoever_has_left_is_counted_on_both_comparisons_and_named_on_none(county, site, asked):
    head = site(county.people.wu)
    head.post(at(SIBLING, f"transfers/{asked}/"), {"ended_on": "115/10/31"})
    days = {"earlier_on": "115/06/30", "as_of": "115/11/20"}

    standing = text_of(head.get(at(SIBLING, f"standing/{SIBLING}/changes/")))
    roles = text_of(head.get(at(SIBLING, f"distribution/{SIBLING}/changes/"), days))

    for words in (standing, roles):
        assert "另有 1 人已離開，檔案由其他機關保管" in words
        assert "郭四維" not in words
        assert "沒有人的" not in words


def test_whoever_asked_learns_nothing_but_that_it_waits(county, site, asked):
    assert asked
    words = text_of(site(county.people.chen).get(at(BUREAU, "transfers/")))

    assert "待雙方確認" in words
    assert "郭大維" in words
    assert "郭四維" not in words
    assert "他局" not in words


@pytest.mark.parametrize(("day", "said"), [("115/11/20", "還沒有過完"), ("", "最後在職日")])
def test_a_wrong_day_is_said_beside_its_field(county, site, asked, day, said):
    page = site(county.people.wu).post(at(SIBLING, f"transfers/{asked}/"), {"ended_on": day})

    assert page.status_code == 422
    assert said in text_of(page)
    assert Transfer.objects.get().state == "waiting"


def test_declined_is_told_without_a_reason(county, site, asked):
    page = site(county.people.wu).post(at(SIBLING, f"transfers/{asked}/decline/"), follow=True)

    assert "已回復不同意 郭大維 移出" in text_of(page)
    assert "未獲確認" in text_of(site(county.people.chen).get(at(BUREAU, "transfers/")))


def test_a_stranger_finds_no_such_page(county, site, asked):
    stranger = site(county.people.chen)
    clerk = county.people.guo
    for permission in (Permission.DATA_IMPORT, Permission.OFFICE_ENTER):
        grant(clerk, permission, SIBLING)

    assert stranger.get(at(BUREAU, f"transfers/{asked}/")).status_code == 404
    assert site(clerk).get(at(SIBLING, f"transfers/{asked}/")).status_code in {403, 404}


def test_it_is_withdrawn_by_whoever_asked(county, site, asked):
    page = site(county.people.chen).post(at(BUREAU, f"transfers/{asked}/withdraw/"), follow=True)

    assert "已撤回 郭大維 的移入" in text_of(page)
    assert Transfer.objects.get().state == "withdrawn"
