"""The screens of accounts: what is shown, forged forms, a sign-in that outlived its account."""

import re

import pytest
from django.test import Client

from actions.accounts.hiring import PASSWORD, hire
from people import BUREAU, COUNTY, NOW
from zhicai.actions.accounts.sessions import end_sessions
from zhicai.records.accounts.models import Account, AccountSession, Appointment
from zhicai.records.audit.models import AuditEvent
from zhicai.records.factors.models import TimeCode

TOMORROW = "115/12/01"


@pytest.fixture
def head(county, monkeypatch):
    for place in ("screens.sign_in.views", "screens.links.views"):
        monkeypatch.setattr(f"zhicai.web.{place}.clock", lambda: county.later(seconds=1))
    return hire("head", "hr_head", BUREAU)


def invitation(**fields):
    first = {
        "code": "mei",
        "name": "陳小美",
        "account_role": "hr_clerk",
        "agency_code": BUREAU,
        "from_on": "115/11/20",
        "until_on": "",
        "division": "",
    }
    return {**first, **fields}


def test_invited_from_the_page_comes_in_by_the_link(head, site, client, at_bureau):
    page = site(head).post(at_bureau("accounts/invite/"), invitation()).content.decode()
    link = re.search(r"http://testserver(/link/[\w-]+/)", page)[1]
    fields = {"name": "陳小美", "new_password": PASSWORD, "repeated_password": PASSWORD}

    shown = client.get(link).content.decode()
    set_up = client.post(link, fields)
    replayed = client.post(link, fields)

    assert "啟用您的帳號" in shown
    assert set_up.headers["Location"] == "/sign-in/"
    assert replayed.status_code == 410
    assert "陳小美" not in replayed.content.decode()


def test_forged_form_appoints_no_stronger_role(head, site, at_bureau):
    client = site(head)

    answer = client.post(at_bureau("accounts/invite/"), invitation(account_role="superior_hr"))
    other = client.post(at_bureau("accounts/invite/"), invitation(agency_code=COUNTY))

    assert (answer.status_code, other.status_code) == (422, 422)
    assert not Account.objects.filter(code="mei").exists()


def test_disabled_account_is_out_with_its_next_request(head, site, client, at_bureau):
    clerk = hire("clerk", "hr_clerk", BUREAU)
    client.post("/sign-in/", {"code": "clerk", "password": PASSWORD})
    assert client.get(at_bureau()).status_code == 200

    done = site(head).post(at_bureau(f"accounts/{clerk.pk}/disable/"))

    assert done.status_code == 302
    assert client.get(at_bureau()).headers["Location"].startswith("/sign-in/")


def test_lost_second_factor_is_taken_away_written_down_and_ends_the_sign_in(head, site, at_bureau):
    clerk = hire("clerk", "hr_clerk", BUREAU)
    address = at_bureau(f"accounts/{clerk.pk}/factors/")
    told = site(clerk)
    assert told.get(at_bureau()).status_code == 200
    TimeCode.objects.create(account=clerk, encrypted_key=b"x", last_step=0, added_at=NOW)

    look = site(head).get(address)
    assert TimeCode.objects.filter(account=clerk).exists()
    done = site(head).post(address)

    assert (look.status_code, done.status_code) == (200, 302)
    assert not TimeCode.objects.filter(account=clerk).exists()
    assert told.get(at_bureau()).status_code == 302
    entry = AuditEvent.objects.get(action="factor.removed")
    assert (entry.actor_code, entry.object_key) == (head.code, "clerk")
    assert entry.fields == {"time_code": 1, "passkey": 0, "recovery_code": 0}
    assert site(head).post(address).status_code == 422


def test_end_asks_for_no_more_than_the_day_unless_nobody_would_be_left(county, site, at_bureau):
    head = hire("head", "hr_head", BUREAU)
    place = f"accounts/{head.pk}/appointments/{head.appointments.get().pk}/end/"
    Account.objects.filter(code__in=("lin", "chen")).update(is_disabled=True)
    client = site(county.people.admin)

    first = client.get(at_bureau(place)).content.decode()
    told = client.post(at_bureau(place), {"until_on": "115/11/30"})

    assert "我知道" not in first
    assert told.status_code == 422
    assert "我知道，仍然要這樣做" in told.content.decode()


def test_replayed_reset_link_is_refused_written_down_and_told_without_detail(
    head, site, client, at_bureau
):
    clerk = hire("clerk", "hr_clerk", BUREAU)
    page = site(head).post(at_bureau(f"accounts/{clerk.pk}/reset/")).content.decode()
    link = re.search(r"http://testserver(/link/[\w-]+/)", page)[1]
    fields = {"new_password": "Quite-new-1150", "repeated_password": "Quite-new-1150"}
    client.post(link, fields)
    other = Client()

    answers = [other.get(link), other.post(link, fields), other.get("/link/unknown/")]

    reasons = AuditEvent.objects.filter(action="link.refused").values_list("fields", flat=True)
    assert [answer.status_code for answer in answers] == [410, 410, 410]
    assert len({re.sub(r'zc-code">\w+', "", a.content.decode()) for a in answers}) == 1
    assert [one["reason"] for one in reasons] == ["link.used", "link.used", "link.unknown"]
    assert "clerk" not in answers[0].content.decode()


def test_stolen_sign_in_of_a_disabled_account_is_refused_and_written_down_once(client, at_bureau):
    clerk = hire("clerk", "hr_clerk", BUREAU)
    client.post("/sign-in/", {"code": "clerk", "password": PASSWORD})
    stolen = client.cookies["zhicai_session"].value
    Account.objects.filter(pk=clerk.pk).update(is_disabled=True)
    end_sessions(AccountSession.objects.filter(account=clerk), NOW)

    turned = []
    for path in ("", "standing/"):
        client.cookies["zhicai_session"] = stolen
        turned.append(client.get(at_bureau(path)).headers["Location"].split("?")[0])

    kept = AuditEvent.objects.filter(action="session.refused")
    assert turned == ["/sign-in/", "/sign-in/"]
    assert [(one.actor_code, one.fields) for one in kept] == [
        ("clerk", {"method": "password", "reason": "account.disabled"})
    ]
    assert stolen not in str(kept[0].__dict__)
    assert "停用" not in client.get("/sign-in/").content.decode()


def test_ended_sign_in_of_another_account_is_no_theft(client, at_bureau):
    hire("clerk", "hr_clerk", BUREAU)
    client.post("/sign-in/", {"code": "clerk", "password": PASSWORD})
    ended = client.cookies["zhicai_session"].value
    end_sessions(AccountSession.objects.all(), NOW)
    client.cookies["zhicai_session"] = ended

    client.get(at_bureau())

    assert not AuditEvent.objects.filter(action="session.refused").exists()


@pytest.mark.usefixtures("head")
def test_changed_right_holds_with_the_next_request(site, at_bureau):
    clerk = hire("clerk", "hr_clerk", BUREAU)
    client = site(clerk)
    assert client.get(at_bureau("intake/")).status_code == 200

    Appointment.objects.filter(account=clerk).update(account_role="division_head")

    assert client.get(at_bureau("intake/")).status_code == 404


def test_what_is_sent_late_waits_for_a_new_proof(head, county, site, at_bureau, monkeypatch):
    monkeypatch.setattr("zhicai.web.screens.sessions.views.clock", lambda: county.later(seconds=1))
    client = site(head)
    county.later(minutes=11)

    turned = client.post(at_bureau("accounts/invite/"), invitation())
    proved = client.post("/sign-ins/prove/", {"password": PASSWORD, "next": "/kept-form/"})
    kept = client.get("/kept-form/").content.decode()

    assert turned.headers["Location"].startswith("/sign-ins/prove/")
    assert not Account.objects.filter(code="mei").exists()
    assert proved.headers["Location"] == "/kept-form/"
    assert "陳小美" in kept


def test_search_is_sent_and_stays_out_of_the_address(head, site, at_bureau):
    client = site(head)

    answer = client.post(
        at_bureau("accounts/"), {"search": "head", "account_role": "", "state": ""}
    )
    page = client.get(answer.headers["Location"]).content.decode()

    assert answer.headers["Location"] == at_bureau("accounts/")
    assert "1 個帳號（已篩選）" in page


def test_review_is_kept_with_who_and_when(head, site, at_bureau):
    client = site(head)

    client.post(at_bureau("accounts/review/"), {"note": "已逐一核對"})
    page = client.get(at_bureau("accounts/review/")).content.decode()

    assert "已逐一核對" in page
    assert "帳號清查" in page


def test_account_out_of_reach_reads_like_none(head, county, site, at_bureau):
    client = site(head)

    answers = [client.get(at_bureau(f"accounts/{key}/")) for key in (county.people.wu.pk, 9999999)]

    assert [one.status_code for one in answers] == [404, 404]


def test_rules_are_kept_within_their_bounds(county, site, at_bureau):
    rules = {
        "least_length": 14,
        "least_character_kinds": 3,
        "past_password_count": 3,
        "least_password_days": 0,
        "idle_minutes": 15,
        "session_minutes": 600,
    }
    client = site(county.people.chen)

    assert client.post(at_bureau("settings/rules/"), rules).status_code == 302
    assert (
        client.post(at_bureau("settings/rules/"), {**rules, "least_length": 8}).status_code == 422
    )
    assert "14" in client.get(at_bureau("settings/rules/")).content.decode()
