"""The invented authority: its size, its troubles, and that it is the same every time."""

import re
from collections import Counter

from zhicai.basics.national_ids import is_demo, mask, parse_national_id
from zhicai.exchange.demo import agencies as at
from zhicai.exchange.demo.authority import invent_authority
from zhicai.exchange.demo.model import ROOT_CODE

AUTHORITY = invent_authority()
CATEGORIES = 15


def test_authority_is_the_same_every_time():
    assert invent_authority() == AUTHORITY


def test_authority_has_the_size_of_a_county():
    codes = {agency.code for agency in AUTHORITY.agencies}

    assert len(codes) in range(18, 25)
    assert len(AUTHORITY.people) in range(550, 700)
    assert len(AUTHORITY.records) > 3000


def test_tree_has_three_levels_below_one_root():
    parents = {agency.code: agency.parent_code for agency in AUTHORITY.agencies}

    depths = {code: _depth(parents, code) for code in parents}

    assert [code for code, parent in parents.items() if parent is None] == [ROOT_CODE]
    assert set(depths.values()) == {0, 1, 2}


def _depth(parents: dict[str, str | None], code: str) -> int:
    above = parents[code]
    return 0 if above is None else 1 + _depth(parents, above)


def test_codes_have_the_shape_of_agency_codes_and_belong_to_nobody():
    for agency in AUTHORITY.agencies:
        assert re.fullmatch(r"999[0-9]{6}Z", agency.code)
        assert "示範" in agency.name


def test_every_id_is_sound_and_from_the_demo_range():
    ids = [person.national_id for person in AUTHORITY.people]

    assert len(set(ids)) == len(ids)
    for national_id in ids:
        assert parse_national_id(national_id) == national_id
        assert is_demo(national_id)


def test_every_staff_category_occurs_and_one_text_is_unmapped():
    found = Counter(post.category for person in AUTHORITY.people for post in person.postings)

    assert len(found.keys() - {None}) == CATEGORIES
    assert found[None] == 2


def test_two_colleagues_bear_one_name():
    county = Counter(
        person.name for person in AUTHORITY.people if person.postings[-1].agency_code == at.COUNTY
    )

    assert county.most_common(1) == [("陳怡君", 2)]


def test_masked_id_and_name_point_to_one_person():
    seen = Counter((mask(person.national_id), person.name) for person in AUTHORITY.people)

    assert seen.most_common(1)[0][1] == 1


def test_names_outside_the_old_code_page_occur():
    names = "".join(person.name for person in AUTHORITY.people)

    for character in "堃喆煊𡍼":
        assert names.count(character) == 1


def test_people_move_in_july_and_august_and_some_leave():
    moved = [person for person in AUTHORITY.people if len(person.postings) > 1]
    left = [person for person in AUTHORITY.people if person.postings[-1].ended_on]

    assert {(person.postings[1].started_on.month) for person in moved} == {7, 8}
    assert len(left) > 5
    for person in moved:
        assert person.postings[0].ended_on < person.postings[1].started_on


def test_record_keys_are_unique():
    keys = Counter(
        (record.national_id, record.course_code, record.session, record.completed_on)
        for record in AUTHORITY.records
    )

    assert keys.most_common(1)[0][1] == 1


def test_some_courses_have_no_level():
    listed = {course.code for course in AUTHORITY.courses if course.level is not None}
    taken = {record.course_code for record in AUTHORITY.records}

    assert len(taken - listed) == 3
