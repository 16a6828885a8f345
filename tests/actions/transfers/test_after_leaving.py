"""After a colleague has left: what the old agency still counts, names and may take back."""

import datetime as dt

import pytest

from actions.world import GUO, person_key
from people import BUREAU, SIBLING
from zhicai.actions.compare_distributions import ComparisonQuery, compare_distributions
from zhicai.actions.distribution.question import DistributionQuery
from zhicai.actions.find_changes import ChangesQuery, find_changes
from zhicai.actions.find_distribution import find_distribution
from zhicai.actions.list_distribution_people import BehindQuery, list_distribution_people
from zhicai.actions.release_person import release_person
from zhicai.basics.errors import Refused
from zhicai.core.rules.verdicts import AI_ATTAINMENT
from zhicai.records.learning.models import LearningRecord
from zhicai.records.ledger.models import Batch
from zhicai.records.staff.models import Person
from zhicai.records.transfers.models import Transfer

NEW_POST = (GUO, "郭大維", BUREAU, "專員", "一般人員", "115/11/01", "")
HOURS = ((GUO, "郭四維", "B-1", "AI素養", "3", "115/03/02"),)
LAST_DAY, EARLIER = dt.date(2026, 10, 31), dt.date(2026, 6, 30)


@pytest.fixture
def left(county):
    """Her hours came with a batch of the old agency; then both agencies let her go."""
    county.hours(HOURS, agency=SIBLING, by=county.people.wu)
    roster = county.file("roster", [NEW_POST])
    county.bring(roster, agency=BUREAU, by=county.people.chen)
    number = Transfer.objects.get().pk
    by = county.caller(county.people.wu)
    release_person(number, LAST_DAY, agency_code=SIBLING, by=by, dry=False)
    return county


def test_what_it_once_brought_about_her_is_no_longer_its_to_undo(left):
    brought = LearningRecord.objects.get(person_id=person_key(GUO)).batch_id

    report = left.undo(brought, by=left.people.wu, dry=True)

    told = report.as_json()
    assert "LearningRecord" not in told["undoable"]["kinds"]
    assert report.buckets.reasons["impossible", "LearningRecord", "held_elsewhere"] == 1
    with pytest.raises(Refused, match=r"batch\.nothing_to_undo"):
        left.undo(brought, by=left.people.wu)
    assert LearningRecord.objects.filter(known_until=None, person_id=person_key(GUO)).exists()


def test_letting_her_go_is_not_taken_back_by_one_side(left):
    number, holder = Transfer.objects.get().batch, Person.objects.get(pk=person_key(GUO)).agency_id

    report = left.undo(number, by=left.people.wu, dry=True)

    assert report.as_json()["undoable"]["count"] == 0
    assert report.buckets.reasons["impossible", "Posting", "held_elsewhere"] == 2
    with pytest.raises(Refused, match=r"batch\.nothing_to_undo"):
        left.undo(number, by=left.people.wu)
    assert Person.objects.get(pk=person_key(GUO)).agency_id == holder


def test_whoever_holds_both_agencies_takes_it_back(left):
    left.undo(Transfer.objects.get().batch, by=left.people.lin)

    assert set(left.listed(SIBLING, by=left.people.wu)) == {"郭四維"}


def test_the_distribution_of_an_earlier_day_counts_her_and_names_her_no_more(left):
    by = left.caller(left.people.wu)
    query = DistributionQuery(agency_code=SIBLING, as_of=EARLIER)
    behind = BehindQuery(agency_code=SIBLING, as_of=EARLIER)
    days = ComparisonQuery(agency_code=SIBLING, earlier_on=EARLIER)

    two = compare_distributions(days, by=by)

    assert find_distribution(query, by=by).tally.counted == 1
    assert list_distribution_people(behind, by=by).rows == ()
    assert (two.before.counted, two.after.counted, two.changes) == (1, 0, ())
    assert two.unnamed == two.before.counted - two.after.counted


def test_what_changed_counts_her_and_names_her_no_more(left):
    before = Batch.objects.get(pk=Transfer.objects.get().batch).applied_at
    query = ChangesQuery(agency_code=SIBLING, since=before - dt.timedelta(seconds=1))

    found = find_changes(query, by=left.caller(left.people.wu))

    after = found.after.figure.get(AI_ATTAINMENT).counts
    assert found.before is not None
    assert (found.before.counted, after.counted) == (1, 0)
    assert found.changes == ()
    assert found.unnamed == 1
