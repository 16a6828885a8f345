"""Why one verdict is what it is: rule, source, letter, and every record."""

import pytest

from actions.world import BUREAU, CHEN, GUO, HOURS, MEI, SIBLING, person_key
from zhicai.basics.errors import Refused


@pytest.fixture
def busy(county):
    county.bring(county.file("hours", [*HOURS, (*HOURS[0][:5], "115/05/05")], name="時數.xlsx"))
    return county


def test_each_record_names_its_file_and_place(busy):
    told = busy.explain("陳一心").as_json()

    assert {(one["file"], one["place"]) for one in told["records"]} == {
        ("時數.xlsx", "工作表1!2"),
        ("時數.xlsx", "工作表1!3"),
        ("時數.xlsx", "工作表1!5"),
    }


def test_a_repeated_course_is_shown_and_not_counted(busy):
    records = busy.explain("陳一心").as_json()["records"]

    assert [(one["counted_minutes"], one["why_not"]) for one in records if one["why_not"]] == [
        (0, "repeat")
    ]


def test_rule_and_letters_are_named(busy):
    told = busy.explain("陳一心").as_json()

    assert told["value"] == {"basic": 180, "advanced": 180}
    assert any("11530266772" in source for source in told["sources"])
    assert told["doubts"]


def test_an_id_is_never_shown_whole(busy):
    assert CHEN not in str(busy.explain("陳一心").as_json())


def test_a_person_is_found_by_key_or_by_the_only_name(busy):
    by_key = busy.explain(str(person_key(CHEN)))

    assert by_key.person == busy.explain("陳 一心").person


def test_a_name_that_two_bear_needs_the_key(county):
    row = (MEI, "陳一心", SIBLING, "科員", "一般人員", "110/01/01", "")
    county.bring(county.file("roster", [row]))

    with pytest.raises(Refused, match=r"person\.several"):
        county.explain("陳一心")


def test_a_namesake_elsewhere_is_nobody_to_the_officer(county):
    row = (MEI, "陳一心", SIBLING, "科員", "一般人員", "110/01/01", "")
    county.bring(county.file("roster", [row]))

    assert county.explain("陳一心", by=county.people.chen).agency_name == "示範局"


@pytest.mark.parametrize("who", ["chen", "lin", "auditor"])
def test_whoever_may_read_the_figure_may_ask_why(busy, who):
    assert busy.explain("陳一心", by=getattr(busy.people, who)).told.verdict == "met"


@pytest.mark.parametrize("told", ["無此人", "123456", str(2**70)])
def test_missing_and_forbidden_look_alike(busy, told):
    refusals = []
    for asked in (told, str(person_key(GUO))):
        with pytest.raises(Refused) as caught:
            busy.explain(asked, by=busy.people.chen)
        refusals.append(caught.value.code)

    assert refusals == ["person.not_found"] * 2


def test_a_provision_that_is_not_judged_is_not_found(busy):
    with pytest.raises(Refused, match=r"provision\.not_found"):
        busy.explain("陳一心", "hours.nothing")


def test_at_an_earlier_moment_it_explains_that_moment(county):
    before = county.later(seconds=1)
    county.hours()

    told = county.explain("陳一心", known_at=before)

    assert (told.told.verdict, told.told.records) == ("unknown", ())


def test_somebody_without_a_post_in_the_year_is_not_found(county):
    row = (CHEN, "陳一心", BUREAU, "科員", "一般人員", "110/01/01", "113/05/31")
    county.bring(county.file("roster", [row]))

    with pytest.raises(Refused, match=r"person\.not_found"):
        county.explain("陳一心")
