"""The screens of handing over and standing in."""

import pytest

from actions.accounts.hiring import hire
from actions.rulebook.overlays import LEAVE, decide
from people import BUREAU, SCHOOL
from zhicai.actions.figures.rules_in_use import rulebook


@pytest.fixture
def clerk(county):
    assert county
    hire("next", "hr_clerk", SCHOOL)
    return hire("clerk", "hr_clerk", BUREAU)


def test_register_is_shown_and_taken_along(clerk, site, at_bureau):
    client = site(clerk)

    page = client.get(at_bureau("handover/")).content.decode()
    file = client.post(at_bureau("handover/download/"), {"format": "xlsx"})

    assert "業務移交清冊" in page
    assert "還沒完成的匯入" in page
    assert file.content[:2] == b"PK"


def test_office_is_handed_over_after_a_look(clerk, site, at_bureau):
    client = site(clerk)
    told = {"successor": "next", "last_on": "115/11/30"}

    check = client.post(at_bureau("handover/act/"), told)
    assert "確認移交" in check.content.decode()
    assert clerk.appointments.get().until_on is None
    done = client.post(at_bureau("handover/act/"), {**told, "step": "apply"})

    assert done.status_code == 302
    assert clerk.appointments.get().until_on is not None


def test_wrong_successor_is_said_beside_the_field(clerk, site, at_bureau):
    answer = site(clerk).post(
        at_bureau("handover/act/"), {"successor": "x", "last_on": "115/11/30"}
    )

    assert answer.status_code == 422
    assert "找不到帳號" in answer.content.decode()


def test_deputy_is_asked_and_sent_home(clerk, site, at_bureau):
    client = site(clerk)
    told = {
        "appointment": clerk.appointments.get().pk,
        "code": "next",
        "from_on": "115/11/20",
        "until_on": "115/11/25",
    }

    asked = client.post(at_bureau("deputies/"), told)
    key = clerk.deputies.get().pk
    ended = client.post(at_bureau("deputies/"), {"end": key})

    assert (asked.status_code, ended.status_code) == (302, 302)
    assert "已結束" in client.get(at_bureau("deputies/")).content.decode()


def test_administrator_sees_no_figures_and_hands_no_office_over(county, site, at_bureau):
    keeper = hire("keeper", "administrator", BUREAU)
    client = site(keeper)

    assert county
    assert client.get(at_bureau()).status_code == 200
    assert client.get(at_bureau("standing/")).status_code == 404
    assert client.get(at_bureau("handover/")).status_code == 404


def test_register_calls_an_own_value_by_its_name(clerk, county, site, at_bureau):
    decide(county)

    page = site(clerk).get(at_bureau("handover/")).content.decode()

    assert rulebook().provisions[LEAVE].name in page
    assert LEAVE not in page
