"""A person counts once, in one agency, on the cut-off day."""

import datetime as dt
from dataclasses import replace

import pytest

from core.rules.worlds import World, book, one_person
from zhicai.core.rules.serving import COUNTED_AGENCY


def by_establishment():
    provision = book().provisions[COUNTED_AGENCY]
    values = [replace(entry, value={"agency": "establishment"}) for entry in provision.values]
    laid = {**book().provisions, COUNTED_AGENCY: replace(provision, values=tuple(values))}
    return replace(book(), provisions=laid)


def moved(on="7/1", until="6/30"):
    """Person 1 moves from agency 1 to agency 2."""
    return (
        World().agency(1).agency(2).posted(1, 1, span=(None, until)).posted(1, 2, span=(on, None))
    )


@pytest.mark.parametrize(("as_of", "agency"), [("6/30", 1), ("7/1", 2), ("12/31", 2), ("1/1", 1)])
def test_a_transfer_counts_at_the_agency_of_the_day(as_of, agency):
    row = moved().judge_one(as_of)

    assert (row["agency"], row["exclusion"]) == (agency, None)


def test_of_two_postings_on_the_day_the_one_begun_last_counts():
    assert moved(until=None).judge_one()["agency"] == 2


def test_of_two_postings_begun_together_the_later_one_counts():
    assert one_person().agency(2).posted(1, 2).judge_one()["agency"] == 2


def test_a_posting_without_a_first_day_gives_way_to_a_dated_one():
    world = World().agency(1).agency(2).posted(1, 2, span=("3/1", None)).posted(1, 1)

    assert world.judge_one()["agency"] == 2


def test_a_person_between_two_postings_has_left_and_stays_where_she_was():
    row = moved(on="8/1").judge_one("7/15")

    assert (row["agency"], row["exclusion"]) == (1, "left_service")


@pytest.mark.parametrize(("as_of", "exclusion"), [("6/30", None), ("7/1", "left_service")])
def test_the_last_day_of_a_posting_is_a_day_in_service(as_of, exclusion):
    row = one_person(span=(None, "6/30")).judge_one(as_of)

    assert (row["agency"], row["exclusion"]) == (1, exclusion)


@pytest.mark.parametrize(
    "span",
    [("7/1", None), (None, dt.date(2025, 12, 31)), (dt.date(2027, 1, 1), None)],
)
def test_a_person_without_a_posting_in_the_year_so_far_has_no_standing(span):
    assert one_person(span=span).judge("6/30") == {}


def test_somebody_who_came_in_the_year_is_counted():
    assert one_person(span=("12/31", None)).judge_one()["exclusion"] is None


@pytest.mark.parametrize("category", ["unknown", None])
def test_an_unmapped_category_is_kept_but_not_counted(category):
    row = one_person(category=category).judge_one()

    assert (row["category"], row["exclusion"]) == ("unknown", "category_unknown")


def test_the_serving_agency_counts_unless_the_rulebook_says_establishment():
    world = World().agency(1).agency(2).posted(1, 2, establishment=1)

    assert world.judge_one()["agency"] == 2
    assert world.judge_one(rules=by_establishment())["agency"] == 1


def test_after_the_year_its_last_day_decides():
    world = one_person(span=(None, "12/31")).covered(1)

    row = world.judge_one(dt.date(2027, 5, 1))

    assert (row["exclusion"], row["kpi_ai_attainment"]) == (None, "short")
