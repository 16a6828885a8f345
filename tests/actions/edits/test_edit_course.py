"""The name and the category of a course by hand."""

import pytest

from actions.world import BUREAU, CHEN, COUNTY, GUO, LIN
from zhicai.actions.edit_course import CourseEntry, edit_course, find_details
from zhicai.actions.edits.model import EditConflict
from zhicai.actions.list_courses import CoursesQuery, list_courses
from zhicai.basics.errors import Refused

ROWS = (
    (CHEN, "陳一心", "N-1", "健行", "2", "115/03/02"),
    (LIN, "林二美", "N-1", "健行", "2", "115/03/02"),
)


def course(world, agency=COUNTY):
    query = CoursesQuery(agency_code=agency, search="N-1")
    return list_courses(query, by=world.caller()).page.rows[0].state


def edit(world, name="生成式AI入門", **words):
    by, dry = words.pop("by", None), words.pop("dry", False)
    found = course(world)
    entry = CourseEntry(
        agency_code=words.pop("agency", COUNTY), course=found.course, name=name, **words
    )
    return edit_course(entry, by=world.caller(by), dry=dry)


def test_a_corrected_name_is_shown_and_can_be_undone(county):
    county.hours(ROWS)
    batch = edit(county, category_code="人工智慧").batch
    assert (course(county).name, course(county).category_code) == ("生成式AI入門", "人工智慧")

    county.undo(batch)

    assert course(county).name == "健行"


def test_an_office_edits_a_course_that_only_its_people_took(county):
    county.hours(ROWS)

    edit(county, agency=BUREAU, by=county.people.chen)

    assert course(county).name == "生成式AI入門"


def test_a_course_of_several_offices_is_left_to_the_one_above(county):
    county.hours([*ROWS, (GUO, "郭四維", "N-1", "健行", "2", "115/03/02")])

    with pytest.raises(Refused, match=r"edit\.course_shared"):
        edit(county, agency=BUREAU, by=county.people.chen)

    assert edit(county, by=county.people.lin).batch is not None


def test_the_second_of_two_savers_is_refused(county):
    county.hours(ROWS)
    version = find_details(course(county).course).pk
    edit(county, name="甲")

    with pytest.raises(EditConflict) as caught:
        edit(county, name="乙", version=version)

    line = caught.value.lines[0]
    assert (line.opened, line.now, line.wanted) == ("健行", "甲", "乙")


def test_the_same_again_changes_nothing(county):
    county.hours(ROWS)

    assert not edit(county, name="健行").is_new
