"""Offices pass on: deputies between two days, and the whole office to a successor."""

import datetime as dt

import pytest

from actions.accounts.hiring import hire
from actions.world import BUREAU, COUNTY, SCHOOL
from people import calling
from zhicai.actions.access import NotAllowedError, Permission, may, rights_at
from zhicai.actions.appoint_deputy import (
    DeputyEntry,
    appoint_deputy,
    end_deputy,
    list_deputies,
    list_own_appointments,
)
from zhicai.actions.hand_over import hand_over
from zhicai.actions.list_offices import list_offices
from zhicai.actions.print_handover import find_register, print_handover
from zhicai.actions.reports.report import PaperFormat
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account, Appointment
from zhicai.records.audit.models import AuditEvent

DAY = dt.timedelta(days=1)
READ = Permission.STAFF_READ


def ask(offices, who, *, first=0, last=3, to="school", appointment=None):
    by = calling(who, offices.now)
    keys = dict(list_own_appointments(BUREAU, by=by))
    entry = DeputyEntry(
        appointment=appointment or next(iter(keys), 0),
        code=to,
        from_on=by.today + first * DAY,
        until_on=by.today + last * DAY,
    )
    try:
        return appoint_deputy(entry, agency_code=BUREAU, by=by, dry=False)
    except Refused as refused:
        return refused.code


def test_deputy_acts_between_the_days_on_behalf_of_her_principal(offices, staffed):
    ask(offices, staffed["clerk"])

    school = staffed["school"]
    at = [calling(school, offices.now + one * DAY) for one in (0, 3, 4)]
    assert [may(one, READ, BUREAU) for one in at] == [True, True, False]
    assert rights_at(at[0], BUREAU)[READ] == "clerk"
    lines = list_offices(school, clock=lambda: offices.now)
    assert {(one.code, one.on_behalf_of) for one in lines} == {(SCHOOL, ""), (BUREAU, "clerk")}


def test_deputy_only_of_what_is_her_own_and_within_its_dates(offices, staffed):
    until = offices.now.date() + 5 * DAY
    Appointment.objects.filter(account=staffed["clerk"]).update(until_on=until)
    other = staffed["head"].appointments.get().pk

    assert ask(offices, staffed["clerk"], last=9) == "appointment.outside"
    assert ask(offices, staffed["clerk"], first=-1) == "appointment.outside"
    assert ask(offices, staffed["clerk"], last=-1, first=0) == "appointment.ends_before_start"
    assert ask(offices, staffed["clerk"], appointment=other) == "appointment.not_own"
    assert ask(offices, staffed["clerk"], to="clerk") == "account.own"
    assert ask(offices, staffed["clerk"], to="nobody") == "account.not_found"


def test_a_deputy_passes_nothing_on_and_can_be_sent_home(offices, staffed):
    key = ask(offices, staffed["clerk"])
    assert ask(offices, staffed["school"], to="head", appointment=key) == "appointment.not_own"
    by = calling(staffed["clerk"], offices.now)

    end_deputy(key, agency_code=BUREAU, by=by)

    assert not may(calling(staffed["school"], offices.now), READ, BUREAU)
    assert [one.is_open for one in list_deputies(BUREAU, by=by)] == [False]


def test_nobody_hands_over_for_an_account_that_is_not_hers_to_manage(offices, staffed):
    by = calling(staffed["clerk"], offices.now)
    words = {"agency_code": BUREAU, "by": by, "whose": "head", "dry": False}

    with pytest.raises(NotAllowedError):
        hand_over("school", offices.now.date(), **words)
    with pytest.raises(NotAllowedError):
        list_deputies(BUREAU, by=by, whose="head")

    assert staffed["head"].appointments.get().until_on is None


def test_register_tells_the_year_who_moves_and_what_is_held(offices, staffed):
    register = find_register(BUREAU, by=calling(staffed["clerk"], offices.now))

    told = {one.title: one for one in register.sections}
    assert {"今年的工作", "待雙方確認的調任", "暫停銷毀", "金鑰", "等候核准的事"} <= set(told)
    assert dict(told["今年的工作"].rows)["學習時數"] == "還沒有"
    assert all(len(row) == len(one.header) for one in told.values() for row in one.rows)


def pass_on(offices, who, *, dry=False, last=0, to="school", place=BUREAU):
    by = calling(who, offices.now)
    return hand_over(to, by.today + last * DAY, agency_code=place, by=by, dry=dry)


def test_office_passes_on_in_one_act(offices, staffed):
    assert pass_on(offices, staffed["clerk"], dry=True).lines[0].label == "人事承辦人"
    assert Appointment.objects.filter(account__code="school").count() == 1

    pass_on(offices, staffed["clerk"], last=2)

    def holds(who, days):
        return may(calling(staffed[who], offices.now + days * DAY), READ, BUREAU)

    assert (holds("clerk", 2), holds("school", 2)) == (True, False)
    assert (holds("clerk", 3), holds("school", 3)) == (False, True)
    actions = set(AuditEvent.objects.values_list("action", flat=True))
    assert {"appointment.ended", "appointment.made", "office.handed_over"} <= actions


@pytest.mark.parametrize(
    ("who", "words", "told"),
    [
        ("clerk", {"last": -1}, "handover.past"),
        ("clerk", {"to": "nobody"}, "account.not_found"),
        ("clerk", {"to": "clerk"}, "account.own"),
        ("superior", {}, "handover.not_here"),
    ],
)
def test_what_cannot_be_handed_over(offices, staffed, who, words, told):
    with pytest.raises(Refused, match=told):
        pass_on(offices, staffed[who], **words)


def test_a_colleague_hands_nothing_over(offices):
    mate = hire("mate", "staff_member", BUREAU)

    with pytest.raises(NotAllowedError):
        pass_on(offices, mate)


def test_register_tells_who_holds_what_and_is_the_same_on_every_paper(county):
    clerk = hire("clerk", "hr_clerk", COUNTY)
    county.hours()
    by = calling(clerk, county.now)

    register = find_register(COUNTY, by=by)

    parts = {one.title: one.rows for one in register.sections}
    assert ("clerk", "人事承辦人") in {(row[1], row[2]) for row in parts["帳號與派任"]}
    assert len(parts["最近的批次"]) == 2
    assert "還差" in register.sentence
    pdf = print_handover(COUNTY, by=by)
    assert pdf.content.startswith(b"%PDF")
    for kind in (PaperFormat.XLSX, PaperFormat.ODS):
        assert print_handover(COUNTY, paper_format=kind, by=by).content[:2] == b"PK"
    assert Account.objects.get(code="clerk").appointments.count() == 1
