"""A roster names somebody whom an unrelated agency holds: both say so, and nothing is revealed."""

import datetime as dt
import json

import pytest
from django.conf import settings

from actions.world import CHEN, GUO, codes, person_key, rows_of
from people import BUREAU, SCHOOL, SIBLING, grant
from zhicai.actions.access import NotAllowedError, Permission
from zhicai.actions.decline_transfer import decline_transfer
from zhicai.actions.find_people_page import PeoplePageQuery, find_people_page
from zhicai.actions.find_standing import StandingQuery
from zhicai.actions.keys.rewrite import NewKeys, rewrite
from zhicai.actions.list_tasks import list_tasks
from zhicai.actions.list_transfers import list_transfers
from zhicai.actions.release_person import release_person
from zhicai.actions.take_snapshot import take_snapshot, verify_snapshot
from zhicai.actions.withdraw_transfer import withdraw_transfer
from zhicai.basics.errors import Refused
from zhicai.records.audit.models import AuditEvent
from zhicai.records.staff.models import Person, Posting
from zhicai.records.transfers.models import Transfer

LAST_DAY = dt.date(2026, 10, 31)
NEW_POST = (GUO, "郭大維", BUREAU, "專員", "一般人員", "115/11/01", "")
HELD = ("郭四維", SIBLING, "示範他局")


def ask(county, row=NEW_POST, **words):
    """The bureau's officer takes in a roster that names the sibling's person."""
    roster = county.file("roster", [row])
    return county.bring(roster, agency=BUREAU, by=county.people.chen, **words)


def release(county, ended_on=LAST_DAY, *, dry=False, who=None):
    number = Transfer.objects.get().pk
    by = county.caller(who or county.people.wu)
    return release_person(number, ended_on, agency_code=SIBLING, by=by, dry=dry)


def holder():
    return Person.objects.get(pk=person_key(GUO)).agency_id


def at(county, code):
    return set(county.listed(code, by=county.people.admin))


def told(report):
    return json.dumps([file.as_json() for file in report.files], ensure_ascii=False)


@pytest.mark.parametrize("dry", [True, False])
def test_the_row_waits_and_tells_nothing_of_where_she_is_held(county, dry):
    before = holder()

    report = ask(county, dry=dry)

    assert rows_of(report) == {"total": 1, "skipped": 1}
    assert "roster.waits_for_both" in codes(report.files[0].notices)
    assert not any(word in told(report) for word in HELD)
    assert GUO not in told(report)
    assert Transfer.objects.count() == (0 if dry else 1)
    assert holder() == before
    assert at(county, BUREAU) == {"陳一心", "林二美", "吳三立"}


def test_other_rows_of_the_same_roster_are_taken_in(county):
    chen = (CHEN, "陳一心", BUREAU, "股長", "一般人員", "110/01/01", "")

    report = county.bring(
        county.file("roster", [chen, NEW_POST]), agency=BUREAU, by=county.people.chen
    )

    assert rows_of(report) == {"total": 2, "updated": 1, "skipped": 1}
    assert Posting.objects.filter(job_title="股長").exists()
    assert Transfer.objects.get().agency_code == BUREAU


def test_asked_again_it_is_one_and_says_what_the_newest_roster_says(county):
    ask(county)
    ask(county, (GUO, "郭四維", SCHOOL, "組長", "一般人員", "115/11/05", ""))

    asked = Transfer.objects.get()

    assert (asked.name, asked.content["job_title"]) == ("郭四維", "組長")
    assert AuditEvent.objects.filter(action="transfer.asked").count() == 1


def test_each_side_sees_her_own_side_of_it(county):
    ask(county)

    mine = list_transfers(BUREAU, by=county.caller(county.people.chen))
    theirs = list_transfers(SIBLING, by=county.caller(county.people.wu))

    assert ([line.state_name for line in mine.mine], mine.theirs) == (["待雙方確認"], ())
    assert [(line.name, line.agency_name) for line in theirs.theirs] == [("郭大維", "示範局")]
    assert theirs.mine == ()
    year = list_tasks(SIBLING, by=county.caller(county.people.wu))
    assert year.transfers_waiting == 1


def test_released_her_file_follows_and_the_old_agency_sees_no_more_of_her(county):
    county.hours([(GUO, "郭四維", "B-1", "AI素養", "3", "115/03/02")])
    ask(county)

    line = release(county)

    assert line.state_name == "已移入"
    assert "郭四維" in at(county, BUREAU)
    assert county.basic_of(GUO) == 180
    ended = Posting.objects.get(known_until__isnull=True, ended_on=LAST_DAY)
    assert (ended.person_id, ended.started_on) == (person_key(GUO), dt.date(2021, 1, 1))


def test_of_an_earlier_day_the_old_agency_keeps_the_count_and_not_the_name(county):
    ask(county)
    release(county)

    def paged(code, who, **words):
        query = PeoplePageQuery(agency_code=code, **words)
        return find_people_page(query, by=county.caller(who)).page

    then = paged(SIBLING, county.people.wu, as_of=dt.date(2026, 6, 30))
    now = paged(BUREAU, county.people.chen)
    assert (then.total, then.rows) == (1, ())
    assert county.listed(SIBLING, by=county.people.wu, as_of=dt.date(2026, 6, 30)) == {}
    assert "郭四維" in {line.name for line in now.rows}


def test_what_the_old_agency_froze_stays_and_verifies(county):
    query = StandingQuery(agency_code=SIBLING, as_of=dt.date(2026, 6, 30))
    frozen = take_snapshot(query, by=county.caller(county.people.wu), dry=False)
    ask(county)
    release(county)

    assert verify_snapshot(frozen.number, by=county.caller(county.people.wu))
    later = county.standing(SIBLING, by=county.people.wu, as_of=dt.date(2026, 6, 30))
    assert later.figure.get("kpi.ai_attainment").counts.counted == 1


def test_a_dry_release_changes_nothing(county):
    ask(county)
    before = holder()

    release(county, dry=True)

    assert Transfer.objects.get().state == "waiting"
    assert holder() == before


def test_declined_or_withdrawn_nothing_moves(county):
    ask(county)
    before = holder()
    number = Transfer.objects.get().pk

    declined = decline_transfer(number, agency_code=SIBLING, by=county.caller(county.people.wu))
    ask(county)
    again = Transfer.objects.latest("pk").pk
    withdrawn = withdraw_transfer(again, agency_code=BUREAU, by=county.caller(county.people.chen))

    assert (declined.state_name, withdrawn.state_name) == ("未獲確認", "已撤回")
    assert holder() == before
    assert list_transfers(SIBLING, by=county.caller(county.people.wu)).theirs == ()


def test_whoever_holds_both_agencies_moves_her_as_before(county):
    report = county.bring(county.file("roster", [NEW_POST]), by=county.people.lin)

    assert rows_of(report) == {"total": 1, "added": 1}
    assert not Transfer.objects.exists()


@pytest.mark.parametrize(
    ("ended_on", "row", "code"),
    [
        (dt.date(2026, 11, 20), NEW_POST, "transfer.day_not_past"),
        (dt.date(2020, 12, 31), NEW_POST, "transfer.before_start"),
        (LAST_DAY, (*NEW_POST[:5], "115/12/01", ""), "transfer.not_begun"),
    ],
)
def test_a_day_that_has_not_come_is_refused(county, ended_on, row, code):
    ask(county, row)

    with pytest.raises(Refused) as refused:
        release(county, ended_on)

    assert refused.value.code == code
    assert Transfer.objects.get().state == "waiting"


def test_nobody_but_the_holder_may_release(county):
    ask(county)
    number = Transfer.objects.get().pk
    clerk = county.people.guo
    grant(clerk, Permission.DATA_IMPORT, SIBLING)

    with pytest.raises(Refused) as own:
        release_person(
            number, LAST_DAY, agency_code=BUREAU, by=county.caller(county.people.chen), dry=False
        )
    with pytest.raises(NotAllowedError):
        release(county, who=clerk)

    assert own.value.code == "transfer.not_found"
    assert list_transfers(SIBLING, by=county.caller(clerk)).theirs == ()


def test_hours_of_somebody_who_waits_are_handed_back(county):
    ask(county)

    report = county.hours(
        [(GUO, "郭大維", "B-1", "AI素養", "3", "115/03/02")],
        agency=BUREAU,
        by=county.people.chen,
    )

    assert codes(report.files[0].faults) == ["person.waits_for_both"]
    assert not any(word in told(report) for word in HELD)


def test_a_new_search_key_still_finds_whom_a_transfer_is_about(county):
    ask(county)
    guo, ring = person_key(GUO), settings.KEY_RING
    before = Transfer.objects.get().national_id_hash

    rewrite(NewKeys(ring.sealing, bytes(32), ring.opening, ring.search))

    after = Transfer.objects.get().national_id_hash
    assert after != before
    assert after == Person.objects.get(pk=guo).national_id_hash
