"""Files of another agency of the officer's are offered to it; those of a stranger are not."""

import pytest

from actions.world import CHEN, GUO, LIN, WU
from people import BUREAU, COUNTY, SCHOOL, SIBLING

NEW = ("一般人員", "110/01/01", "")
COUNTY_WIDE = (
    (CHEN, "陳一心", BUREAU, "科員", *NEW),
    (LIN, "林二美", BUREAU, "科員", *NEW),
    (GUO, "郭四維", SIBLING, "科員", *NEW),
    (WU, "吳三立", COUNTY, "科員", *NEW),
)


def offered(draft):
    return [one.code for one in draft.root.candidates] if draft.root else []


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (COUNTY_WIDE, COUNTY),
        (COUNTY_WIDE[2:3], SIBLING),
        (COUNTY_WIDE[:2], BUREAU),
        (((WU, "吳三立", SCHOOL, "幹事", *NEW), *COUNTY_WIDE[:1]), None),
    ],
)
def test_roster_brought_to_a_school_is_offered_to_the_lowest_agency_of_all_rows(desk, rows, code):
    draft = desk.bring("roster", rows, agency=SCHOOL)

    assert offered(draft) == ([code] if code else [])


def test_officer_is_offered_nothing_where_she_may_not_import(desk):
    chen = desk.world.people.chen

    draft = desk.bring("roster", COUNTY_WIDE, agency=SCHOOL, by=chen)

    assert offered(draft) == []
