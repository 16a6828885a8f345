"""Questions kept to be asked again."""

import pytest

from actions.world import BUREAU, COUNTY
from zhicai.actions.access import NotAllowedError
from zhicai.actions.delete_filter import delete_filter
from zhicai.actions.list_filters import list_filters
from zhicai.actions.save_filter import save_filter
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import demo_id
from zhicai.records.accounts.models import SavedFilter

PARTS = {"verdict": ["short", "unknown"], "sort": ["missing"], "search": ["王小明"], "page": ["3"]}


def save(world, name="還差的人", agency=BUREAU, **words):
    caller = world.caller(words.pop("by", world.people.chen))
    return save_filter(name, words.pop("parts", PARTS), agency_code=agency, by=caller)


def listed(world, agency=BUREAU, by=None):
    caller = world.caller(by or world.people.chen)
    return [(one.name, one.query) for one in list_filters(agency, by=caller)]


def test_a_kept_filter_holds_the_question_without_whom_was_searched(world):
    save(world)

    kept = (("verdict", "short"), ("verdict", "unknown"), ("sort", "missing"))
    assert listed(world) == [("還差的人", kept)]
    assert "王小明" not in str(SavedFilter.objects.get().query)


def test_a_national_id_in_a_name_is_masked(world):
    save(world, name=f"找{demo_id('A', 1, 1)}")

    assert demo_id("A", 1, 1) not in listed(world)[0][0]


def test_one_of_the_same_name_is_replaced(world):
    save(world)
    save(world, parts={"verdict": ["met"]})

    assert listed(world) == [("還差的人", (("verdict", "met"),))]


def test_nobody_sees_the_filters_of_another_account_or_agency(county):
    key = save(county).key
    lin = county.people.lin

    assert listed(county, by=lin) == []
    assert listed(county, agency=COUNTY, by=lin) == []
    with pytest.raises(Refused, match=r"filter\.not_found"):
        delete_filter(key, agency_code=BUREAU, by=county.caller(lin))


def test_a_deleted_filter_is_gone(world):
    key = save(world).key

    delete_filter(key, agency_code=BUREAU, by=world.caller(world.people.chen))

    assert listed(world) == []


def test_a_filter_needs_a_name_and_a_right_and_room(world, monkeypatch):
    with pytest.raises(Refused, match=r"filter\.name_missing"):
        save(world, name=" ")
    with pytest.raises(NotAllowedError):
        save(world, by=world.people.guo)
    monkeypatch.setattr("zhicai.actions.save_filter.MOST", 0)
    with pytest.raises(Refused, match=r"filter\.too_many"):
        save(world)
