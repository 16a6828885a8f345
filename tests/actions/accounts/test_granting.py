"""Nobody gives more than she has, outside her reach, or to herself; nobody is left alone unseen."""

import datetime as dt
from dataclasses import replace

import pytest

from actions.accounts.hiring import hire
from actions.world import BUREAU, CHEN, COUNTY, SCHOOL, SIBLING, person_key
from people import calling
from zhicai.actions.access import NotAllowedError, Permission, may
from zhicai.actions.accounts.appointing import AppointmentEntry
from zhicai.actions.appoint_account import appoint_account
from zhicai.actions.disable_account import disable_account
from zhicai.actions.disable_idle_accounts import disable_idle_accounts
from zhicai.actions.end_appointment import end_appointment
from zhicai.actions.list_accounts import AccountsQuery, list_accounts
from zhicai.actions.reset_account import reset_account
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account, Appointment, Grant
from zhicai.records.audit.models import AuditEvent

DAY = dt.date(2026, 11, 20)


def test_idle_accounts_are_disabled_but_not_the_last_who_manages(offices, staffed):
    Grant.objects.all().delete()
    idle = Account.objects.filter(code__in=["clerk", "head", "keeper", "superior"])
    idle.update(created_at=offices.now - dt.timedelta(days=200))
    by = calling(offices.people.admin, offices.now)

    look = disable_idle_accounts(COUNTY, by=by)
    assert not idle.filter(is_disabled=True).exists()
    done = disable_idle_accounts(COUNTY, by=by, dry=False)

    assert [one.code for one in done] == [one.code for one in look] == ["clerk", "head", "keeper"]
    assert not Account.objects.get(code="superior").is_disabled
    entries = AuditEvent.objects.filter(action="account.disabled", reason="idle")
    assert sorted(one.object_key for one in entries) == ["clerk", "head", "keeper"]
    assert len(staffed) == 5


def give(offices, giver, role, place, *, to="school", office=BUREAU):
    entry = AppointmentEntry(account_role=role, agency_code=place, from_on=DAY, division="一科")
    by = calling(giver, offices.now)
    try:
        appoint_account(to, entry, agency_code=office, by=by, dry=False)
    except Refused as refused:
        return refused.code
    except NotAllowedError as denied:
        return denied.code
    return "given"


@pytest.mark.parametrize(
    ("case", "told"),
    [
        (("head", "hr_clerk", BUREAU, BUREAU), "given"),
        (("head", "staff_member", BUREAU, BUREAU), "appointment.needs_person"),
        (("head", "division_head", BUREAU, BUREAU), "given"),
        (("head", "hr_head", BUREAU, BUREAU), "given"),
        (("head", "superior_hr", BUREAU, BUREAU), "appointment.too_strong"),
        (("head", "administrator", BUREAU, BUREAU), "appointment.too_strong"),
        (("head", "auditor", BUREAU, BUREAU), "appointment.too_strong"),
        (("head", "hr_clerk", SCHOOL, BUREAU), "appointment.no_agency"),
        (("head", "hr_clerk", SIBLING, BUREAU), "appointment.no_agency"),
        (("head", "king", BUREAU, BUREAU), "appointment.unknown_role"),
        (("clerk", "hr_clerk", BUREAU, BUREAU), "access.denied"),
        (("superior", "superior_hr", SCHOOL, COUNTY), "given"),
        (("superior", "auditor", COUNTY, COUNTY), "appointment.too_strong"),
        (("keeper", "superior_hr", COUNTY, COUNTY), "given"),
        (("keeper", "auditor", COUNTY, COUNTY), "given"),
    ],
)
def test_what_each_may_give(offices, staffed, case, told):
    giver, role, place, office = case

    assert give(offices, staffed[giver], role, place, office=office) == told


def test_an_administrator_appoints_and_sees_nobody(offices, staffed):
    by = calling(staffed["keeper"], offices.now)

    assert may(by, Permission.ACCOUNT_MANAGE, SCHOOL)
    assert not may(by, Permission.STAFF_READ, SCHOOL)


@pytest.mark.parametrize("giver", ["head", "superior", "keeper"])
def test_nobody_raises_her_own_rights(offices, staffed, giver):
    place = BUREAU if giver == "head" else COUNTY

    told = give(offices, staffed[giver], "hr_clerk", place, to=giver, office=place)

    assert told == "account.own"


def test_nobody_takes_over_a_stronger_account(offices, staffed):
    strong = hire("strong", "hr_clerk", BUREAU)
    Appointment.objects.create(
        account=strong, account_role="superior_hr", agency_code=COUNTY, from_on=DAY
    )
    by = calling(staffed["head"], offices.now)

    for verb in (reset_account, disable_account):
        with pytest.raises(Refused, match=r"account\.stronger"):
            verb(strong.pk, agency_code=BUREAU, by=by, dry=False)


def test_the_last_who_manages_goes_only_after_a_warning(offices, staffed):
    Account.objects.filter(code__in=("superior", "lin", "chen")).update(is_disabled=True)
    by = calling(staffed["keeper"], offices.now)
    offices.people.wu.grants.all().delete()
    keep = {"agency_code": COUNTY, "by": by, "dry": False}
    assert disable_account(staffed["head"].pk, **keep) == "head"  # the keeper is left

    with pytest.raises(Refused, match=r"account\.last_manager"):
        disable_account(staffed["keeper"].pk, agency_code=COUNTY, by=offices.caller(), dry=False)
    disable_account(
        staffed["keeper"].pk, agency_code=COUNTY, by=offices.caller(), is_sure=True, dry=False
    )

    assert Account.objects.get(code="keeper").is_disabled


def test_an_ended_appointment_gives_nothing_the_next_day(offices, staffed):
    key = staffed["clerk"].appointments.get().pk
    by = calling(staffed["head"], offices.now)

    end_appointment(key, by.today, agency_code=BUREAU, by=by, dry=False)

    late = offices.now + dt.timedelta(days=1)
    assert may(calling(staffed["clerk"], offices.now), Permission.STAFF_READ, BUREAU)
    assert not may(calling(staffed["clerk"], late), Permission.STAFF_READ, BUREAU)


def test_dry_changes_nothing_and_each_change_is_an_event_without_values(offices, staffed):
    by = calling(staffed["head"], offices.now)
    entry = AppointmentEntry(account_role="hr_clerk", agency_code=BUREAU, from_on=DAY)
    before = AuditEvent.objects.count(), Appointment.objects.count()
    appoint_account("school", entry, agency_code=BUREAU, by=by)
    assert (AuditEvent.objects.count(), Appointment.objects.count()) == before

    appoint_account("school", entry, agency_code=BUREAU, by=by, dry=False)

    kept = AuditEvent.objects.order_by("-sequence").first()
    assert (kept.action, kept.object_key) == ("appointment.made", "school")
    assert kept.fields["fields"] == ["account_role", "from_on"]


def test_list_shows_only_what_is_within_reach(offices, staffed):
    def codes(who, place):
        by = calling(staffed[who], offices.now)
        return {line.code for line in list_accounts(AccountsQuery(agency_code=place), by=by).rows}

    assert {"head", "clerk"} <= codes("head", BUREAU)
    assert "school" not in codes("head", BUREAU)
    assert {"head", "clerk", "school", "superior", "keeper"} <= codes("superior", COUNTY)
    with pytest.raises(NotAllowedError):
        codes("clerk", BUREAU)


def test_a_colleague_is_tied_to_the_one_person_meant(county):
    by = calling(hire("head", "hr_head", BUREAU), county.now)
    hire("mate", "division_head", SCHOOL, division="一科")
    entry = AppointmentEntry(account_role="staff_member", agency_code=BUREAU, from_on=DAY)

    for who in ("誰都不是", "吳三立"):  # nobody, and somebody of the school below
        with pytest.raises(Refused, match=r"appointment\.no_person"):
            appoint_account("mate", replace(entry, who=who), agency_code=BUREAU, by=by)
    appoint_account("mate", replace(entry, who=CHEN), agency_code=BUREAU, by=by, dry=False)

    kept = Appointment.objects.get(account__code="mate", agency_code=BUREAU)
    assert kept.person_id == person_key(CHEN)
