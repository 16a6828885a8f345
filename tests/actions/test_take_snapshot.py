"""定版: frozen figures, rebuilt byte for byte whatever comes later."""

import datetime as dt
import json

import pytest

from actions.world import BUREAU, CHEN, COUNTY, LEVELS, LIN, ROSTER, SIBLING
from zhicai.actions import take_snapshot as taking
from zhicai.actions.access import NotAllowedError
from zhicai.actions.find_standing import StandingQuery
from zhicai.actions.take_snapshot import (
    get_snapshot,
    list_snapshots,
    take_snapshot,
    verify_snapshot,
)
from zhicai.basics.errors import Refused
from zhicai.records.audit.models import AuditEvent
from zhicai.records.standings.models import Snapshot


@pytest.fixture
def busy(county):
    county.hours()
    return county


def take(world, agency=COUNTY, *, dry=False, by=None, **axes):
    query = StandingQuery(agency_code=agency, **axes)
    return take_snapshot(query, by=world.caller(by), dry=dry)


def is_same(world, line):
    return verify_snapshot(line.number, by=world.caller())


def test_a_snapshot_is_rebuilt_byte_for_byte(busy):
    line = take(busy)

    assert is_same(busy, line)
    assert line.content_hash == Snapshot.objects.get().content_hash


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("hours", (LIN, "林二美", "A-1", "AI專案", "3", "115/04/02")),
        ("roster", (CHEN, "陳一新", SIBLING, "科員", "一般人員", "115/01/02", "")),
        ("levels", (*LEVELS[0][:2], "非AI", "否")),
        ("dated", (BUREAU, "改名局", COUNTY, "115/02/01", "")),
        ("summary", (LIN, "林二美", "示範局", "115/01/01-115/11/01", "6", "3", "3")),
    ],
)
def test_later_imports_do_not_move_it(busy, kind, row):
    line = take(busy)

    busy.bring(busy.file(kind, [row]))

    assert is_same(busy, line)


def test_a_later_undo_does_not_move_it(county):
    batch = county.hours().batch
    line = take(county)

    county.undo(batch)

    assert is_same(county, line)


def test_an_earlier_moment_can_be_frozen_later(busy):
    then = busy.later(seconds=1)
    busy.hours([(LIN, "林二美", "A-1", "AI專案", "3", "115/04/02")])

    line = take(busy, known_at=then, as_of=dt.date(2026, 6, 30))

    document = json.loads(bytes(get_snapshot(line.number, by=busy.caller()).content))
    assert document["figures"]["met"] == 1
    assert is_same(busy, line)


def test_a_moment_to_come_cannot_be_frozen(busy):
    with pytest.raises(Refused, match=r"cli\.known_at_in_future"):
        take(busy, known_at=busy.now + dt.timedelta(days=1))


def test_one_changed_byte_is_found(busy):
    line = take(busy)
    kept = Snapshot.objects.get()
    Snapshot.objects.update(content=bytes(kept.content).replace(b'"met":1', b'"met":2', 1))

    assert not is_same(busy, line)


def test_it_holds_names_agencies_and_masked_ids_of_its_own(busy):
    take(busy)

    document = json.loads(bytes(Snapshot.objects.get().content))
    people = document["people"]["kpi.ai_attainment"]
    assert {one["name"] for one in people} == {row[1] for row in ROSTER}
    assert {one["national_id_masked"] for one in people} == {"A10000****", "A20000****"}
    assert document["figures"]["agency"]["name"] == "示範縣政府"


def test_a_preview_keeps_nothing(busy):
    line = take(busy, dry=True)

    assert (line.number, Snapshot.objects.count()) == (0, 0)


def test_a_snapshot_is_an_entry_of_the_audit(busy):
    line = take(busy)

    entry = AuditEvent.objects.order_by("sequence").last()
    assert (entry.action, entry.object_key) == ("snapshot.taken", str(line.number))
    assert entry.fields["hash"] == line.content_hash


def test_the_auditor_looks_and_does_not_take(busy):
    line = take(busy)
    auditor = busy.people.auditor

    assert [one.number for one in list_snapshots(by=busy.caller(auditor))] == [line.number]
    with pytest.raises(NotAllowedError):
        take(busy, by=auditor)


def test_snapshots_of_others_look_like_none(busy):
    line = take(busy)

    assert list_snapshots(by=busy.caller(busy.people.wu)) == []
    with pytest.raises(Refused, match=r"snapshot\.not_found"):
        get_snapshot(line.number, by=busy.caller(busy.people.wu))


def test_an_import_while_it_is_taken_stays_outside(busy, monkeypatch):
    really = taking.build_content

    def build_content(*args, **words):
        monkeypatch.setattr(taking, "build_content", really)
        busy.hours([(LIN, "林二美", "A-1", "AI專案", "3", "115/04/02")])
        return really(*args, **words)

    monkeypatch.setattr(taking, "build_content", build_content)
    line = take(busy)

    assert is_same(busy, line)
