"""A decision is a fact: versions, undo, the agency it stands at, the history of the person."""

from actions.roles.decided import BUILDS, FILES, bring_duties, write
from actions.world import BUREAU, CHEN, COUNTY, GUO, LIN, SIBLING, person_key
from zhicai.actions.figures.known import Known
from zhicai.actions.list_history import PERSON, HistoryQuery, list_history
from zhicai.actions.roles.confirmed_statements import confirmed_statements
from zhicai.records.agencies.models import Agency
from zhicai.records.roles.models import RoleAssignment


def known_roles(known):
    return [row[2] for row in known.rows("RoleAssignment")]


def test_a_decision_is_known_from_its_batch_on_until_it_is_undone(county):
    bring_duties(county)
    before = county.now

    batch = write(county, (CHEN, "development"))
    decided = county.later(minutes=1)
    county.undo(batch)

    assert known_roles(Known(before)) == []
    assert known_roles(Known(decided)) == ["development"]
    assert known_roles(Known()) == []


def test_a_decision_bears_the_agency_where_its_person_counts(county):
    write(county, (CHEN, "development"), (GUO, "application"))

    kept = RoleAssignment.objects.values_list("person_id", "agency_id")
    agencies = {code: Agency.objects.get(code=code).pk for code in (BUREAU, SIBLING)}
    assert dict(kept) == {person_key(CHEN): agencies[BUREAU], person_key(GUO): agencies[SIBLING]}


def test_a_decision_can_be_undone_and_moves_no_figure(county):
    county.hours()
    before = county.standing().figure.get("kpi.ai_attainment").counts

    batch = write(county, (CHEN, "development"))

    assert county.standing().figure.get("kpi.ai_attainment").counts == before
    buckets = county.undo(batch, dry=True).as_json()
    assert buckets["undoable"] == {"count": 1, "kinds": {"RoleAssignment": 1}}


def test_the_history_of_a_person_tells_the_decision(county):
    write(county, (CHEN, "development"))

    query = HistoryQuery(agency_code=COUNTY, subject=PERSON, key=str(person_key(CHEN)))
    newest = list_history(query, by=county.caller()).rows[0]

    assert (newest.fact.kind, newest.fact.about) == ("RoleAssignment", "陳一心")
    assert [(one.name, one.now) for one in newest.fact.fields] == [
        ("talent_role", "development"),
        ("reason", "依職掌"),
    ]


def test_statements_to_learn_from_are_those_still_decided_on(county):
    bring_duties(county)
    write(county, (CHEN, "development"), (LIN, "application"), (GUO, "application"))
    bring_duties(county, [(LIN, "林二美", "一、網站建置。")])

    learned = list(confirmed_statements(COUNTY, today=county.caller().today))

    assert [(one.text, role.value) for one, role in learned] == [(BUILDS, "development")]
    assert list(confirmed_statements(SIBLING, today=county.caller().today)) == []


def test_duties_written_with_other_blanks_are_the_same(county):
    bring_duties(county)
    write(county, (LIN, "application"))
    bring_duties(county, [(LIN, "林二美", FILES.replace("、", "、 "))])

    learned = list(confirmed_statements(COUNTY, today=county.caller().today))

    assert [role.value for _, role in learned] == ["application"]
