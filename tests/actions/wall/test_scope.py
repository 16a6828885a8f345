"""The database keeps each caller within her agencies, whatever the program asks of it."""

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction

from actions.world import CHEN, GUO, person_key
from people import BUREAU, SIBLING, calling, grant
from zhicai.actions import access
from zhicai.actions.find_person_page import PersonPageQuery, find_person_page
from zhicai.actions.list_standing_people import PeopleQuery, list_standing_people
from zhicai.actions.rights.wall import wall_around
from zhicai.basics.errors import Refused
from zhicai.records.agencies.models import Agency
from zhicai.records.wall.tables import APPENDED, WALLED

AT_BUREAU = {"陳一心", "林二美", "吳三立"}
AT_SIBLING = {"郭四維"}


def counts():
    """Rows of each walled table, as seen now."""
    return {label: apps.get_model(label).objects.count() for label in WALLED}


def names_seen():
    """Asked in SQL: no filter of the program's has a say."""
    with connection.cursor() as cursor:
        cursor.execute("select name from staff_profile")
        return {name for (name,) in cursor.fetchall()}


def test_without_a_scope_no_row_of_any_walled_table_is_seen(shut):
    before = counts()

    shut()

    assert before["staff.Person"] == 4
    assert before["learning.LearningRecord"] == 3
    assert before["standings.AgencyYear"] > 0
    assert set(counts().values()) == {0}


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("chen", AT_BUREAU),
        ("wu", AT_SIBLING),
        ("lin", AT_BUREAU | AT_SIBLING),
        ("admin", AT_BUREAU | AT_SIBLING),
        ("guo", set()),
    ],
)
def test_each_caller_reads_her_own_people_alone_in_plain_sql(county, shut, who, names):
    shut()

    with wall_around(calling(getattr(county.people, who), county.now)):
        seen = names_seen()

    assert seen == names
    assert names_seen() == set()


def test_figures_are_seen_by_whoever_may_see_counts_alone_and_people_are_not(county, shut):
    viewer = county.people.guo
    grant(viewer, access.Permission.STANDING_READ, BUREAU)
    shut()

    with wall_around(calling(viewer, county.now)):
        seen = counts()

    assert seen["standings.AgencyYear"] > 0
    assert seen["staff.Person"] == seen["standings.PersonYear"] == 0


def test_verbs_that_lost_their_question_of_rights_still_find_nobody(county, shut, monkeypatch):
    shut()
    monkeypatch.setattr(access, "may", lambda *_: True)
    stranger = county.caller(county.people.wu)

    lines = list_standing_people(PeopleQuery(agency_code=BUREAU), by=stranger)
    own = list_standing_people(PeopleQuery(agency_code=SIBLING), by=stranger)

    assert [line.name for line in lines] == []
    assert [line.name for line in own] == ["郭四維"]


def test_a_page_of_somebody_elses_person_is_not_there_without_the_question(
    county, shut, monkeypatch
):
    query = PersonPageQuery(agency_code=BUREAU, person=person_key(CHEN))
    shut()
    monkeypatch.setattr(access, "may", lambda *_: True)

    with pytest.raises(Refused):
        find_person_page(query, by=county.caller(county.people.wu))

    page = find_person_page(query, by=county.caller(county.people.chen))
    assert "陳一心" in str(page)


@pytest.mark.parametrize(
    "statement",
    [
        "update staff_profile set name = '改名' where person_id = {guo}",
        "delete from learning_learningrecord where person_id = {guo}",
    ],
)
def test_nobody_elses_row_is_changed_or_deleted(county, shut, statement):
    county.hours(((GUO, "郭四維", "B-1", "AI素養", "3", "115/03/02"),))
    guo = person_key(GUO)
    shut()

    with wall_around(calling(county.people.chen, county.now)), connection.cursor() as cursor:
        cursor.execute(statement.format(guo=guo))
        changed = cursor.rowcount

    assert changed == 0


@pytest.mark.parametrize(
    "statement",
    [
        "alter table staff_person disable row level security",
        "alter table staff_person no force row level security",
        "drop policy wall_select on staff_person",
        "create policy wide on staff_person using (true)",
        "truncate staff_person cascade",
        *(f"update {table} set id = id" for table in ("audit_auditevent", "audit_auditsubject")),
        *(f"delete from {table}" for table in ("audit_auditevent", "audit_auditsubject")),
    ],
)
def test_the_runtime_role_can_neither_switch_the_wall_off_nor_rewrite_the_audit(shut, statement):
    shut()

    assert APPENDED.keys() >= {"audit.AuditEvent", "audit.AuditSubject"}
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(("agency_code", "is_taken"), [(BUREAU, True), (SIBLING, False)])
def test_a_person_is_added_to_an_agency_of_ones_own_alone(county, shut, agency_code, is_taken):
    there = Agency.objects.get(code=agency_code).pk
    like = f"{{'id': 990001, 'national_id_hash': 'x', 'agency_id': {there}}}".replace("'", '"')
    add = (
        "insert into staff_person select (jsonb_populate_record(s, %s::jsonb)).*"
        " from staff_person s where id = %s"
    )
    chen = person_key(CHEN)
    shut()

    with wall_around(calling(county.people.chen, county.now)), connection.cursor() as cursor:
        try:
            with transaction.atomic():
                cursor.execute(add, [like, chen])
            was_taken = True
        except ProgrammingError as error:
            assert "row-level security" in str(error)
            was_taken = False

    assert was_taken == is_taken
