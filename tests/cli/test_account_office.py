"""`zhicai account hand-over|register|deputy|deputies|deputy-end`."""

import pytest

from actions.accounts.hiring import hire
from people import BUREAU, SCHOOL
from zhicai.records.accounts.models import Account
from zhicai.records.audit.models import AuditEvent

HERE = ("--agency", BUREAU)


@pytest.fixture
def office(desk):
    hire("next", "hr_clerk", SCHOOL)
    return hire("clerk", "hr_clerk", BUREAU), desk


def test_office_is_handed_over_after_a_look(office):
    clerk, desk = office
    words = ("account", "hand-over", "clerk", "next", *HERE, "--on", "115/11/30")

    look = desk.ask(*words)
    assert clerk.appointments.get().until_on is None
    done = desk.ask(*words, "--apply")

    assert look["appointments"] == done["appointments"]
    assert done["appointments"][0]["successor_from"] == "2026-12-01"
    assert str(clerk.appointments.get().until_on) == "2026-11-30"
    assert Account.objects.get(code="next").appointments.filter(agency_code=BUREAU).exists()
    assert AuditEvent.objects.get(action="office.handed_over").fields == {"account": "clerk"}
    assert "移交" in desk.run(*words, code=6).stderr


def test_register_is_written(office, tmp_path):
    _, desk = office
    out = tmp_path / "register.xlsx"

    desk.run("account", "register", *HERE, "--out", str(out))

    assert out.read_bytes()[:2] == b"PK"


def test_deputy_is_asked_listed_and_sent_home(office):
    clerk, desk = office
    key = clerk.appointments.get().pk
    days = ("--from", "115/11/20", "--until", "115/11/25")
    asked = ("account", "deputy", "clerk", "next", *HERE, "--appointment", key, *days)

    assert desk.ask(*asked)["appointment"] is None
    made = desk.ask(*asked, "--apply")["appointment"]
    (line,) = desk.ask("account", "deputies", "clerk", *HERE)
    assert (line["appointment"], line["is_open"]) == (made, True)
    desk.run("account", "deputy-end", "clerk", str(made), *HERE, "--apply")

    assert [one["is_open"] for one in desk.ask("account", "deputies", "clerk", *HERE)] == [False]
    assert desk.run("account", "deputy-end", "clerk", str(made), *HERE, "--apply", code=3)
