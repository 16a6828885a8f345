"""Receipts: what was taken in, by whom, and what of it was taken back."""

import pytest

from actions.world import BUREAU, CHEN, COUNTY, HOURS
from zhicai.actions.access import NotAllowedError
from zhicai.actions.list_batches import get_batch, list_batches
from zhicai.basics.errors import Refused


def numbers(world, agency=None, by=None):
    return [line.number for line in list_batches(agency, by=world.caller(by))]


def test_the_newest_batch_comes_first(county):
    later = county.hours().batch

    assert numbers(county) == [later, *[number for number in numbers(county) if number < later]]


def test_each_officer_sees_the_batches_of_her_tree(county):
    county.hours()
    own = county.hours(HOURS[:1] and [(*HOURS[0][:4], "1", HOURS[0][5])], agency=BUREAU).batch

    assert numbers(county, by=county.people.chen) == [own]
    assert numbers(county, by=county.people.wu) == []
    assert len(numbers(county, by=county.people.lin)) == 3


def test_an_agency_of_others_is_refused(county):
    with pytest.raises(NotAllowedError):
        numbers(county, COUNTY, by=county.people.chen)


def test_a_receipt_keeps_counts_and_codes_and_no_value(county):
    rows = [*HOURS, ("A100001009", "某甲", "B-1", "AI素養", "3", "115/03/02")]
    batch = county.hours(rows).batch

    line = get_batch(batch, by=county.caller())

    assert line.files[0]["rows"]["total"] == 4
    assert line.files[0]["faults"] == [
        {
            "sheet": line.files[0]["faults"][0]["sheet"],
            "cell": "A5",
            "code": "sheet.bad_check_digit",
        }
    ]


def test_a_batch_knows_its_undo_and_the_undo_its_batch(county):
    batch = county.hours().batch
    undone = county.undo(batch).undo_batch

    assert get_batch(batch, by=county.caller()).undone_by == undone
    assert get_batch(undone, by=county.caller()).undo_of == batch


def test_missing_and_forbidden_batches_look_alike(county):
    batch = county.hours().batch

    for number in (batch, 999):
        with pytest.raises(Refused, match=r"batch\.not_found"):
            get_batch(number, by=county.caller(county.people.wu))


def test_a_receipt_names_no_id(county):
    batch = county.bring(county.file("hours", HOURS, name=f"{CHEN}.csv")).batch

    assert CHEN not in str(get_batch(batch, by=county.caller()).as_json())
