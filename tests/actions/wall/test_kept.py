"""What is kept for one caller is never what another one is told."""

from actions.roles.decided import bring_duties
from people import COUNTY, calling
from zhicai.actions.edits.facts_mark import facts_mark, mark_beside
from zhicai.actions.rights.wall import wall_around
from zhicai.actions.roles.office_roles import office_roles


def told(person, county):
    with wall_around(calling(person, county.now)):
        return [one.person for one in office_roles(COUNTY, county.now.date())]


def test_the_list_of_roles_is_kept_for_each_sight_apart(county, shut):
    bring_duties(county)
    shut()
    people = county.people

    one_office = told(people.wu, county)
    whole_county = told(people.lin, county)

    assert set(one_office) < set(whole_county)
    assert told(people.wu, county) == one_office


def test_a_mark_is_one_for_all(county, shut):
    bring_duties(county)
    marks = facts_mark(), mark_beside("RoleAssignment")
    shut()

    with wall_around(calling(county.people.wu, county.now)):
        behind = facts_mark(), mark_beside("RoleAssignment")

    assert behind == marks
    assert None not in marks[0]
