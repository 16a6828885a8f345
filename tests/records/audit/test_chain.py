"""The chain shows every later change; both databases refuse to make one (reliability §7.7)."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from zhicai.records.audit.chain import FIRST_HASH, Entry, find_break, hash_entry, record
from zhicai.records.audit.models import AuditEvent

AT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
ENTRY = Entry(at=AT, actor_code="chen", action="batch.import", fields={"changes": {"Posting": 3}})
PLAIN = ("actor_code", "action", "agency_code", "on_behalf_of", "object_key", "reason")


@pytest.fixture
def chained():
    """Twenty entries, as they lie in the table."""
    for number in range(20):
        record(replace(ENTRY, object_key=str(number), at=AT + dt.timedelta(minutes=number)))
    return list(AuditEvent.objects.order_by("sequence"))


def test_an_untouched_chain_has_no_break(chained):
    assert find_break(chained) is None
    assert [event.sequence for event in chained] == list(range(1, 21))


def test_the_first_entry_follows_nothing(chained):
    assert chained[0].previous_hash == FIRST_HASH
    assert chained[1].previous_hash == chained[0].hash


@pytest.mark.parametrize("name", PLAIN)
def test_an_edited_text_is_found(chained, name):
    setattr(chained[7], name, "changed")

    assert find_break(chained) == 8


def test_an_edited_time_or_field_is_found(chained):
    chained[3].at += dt.timedelta(microseconds=1)
    assert find_break(chained) == 4
    chained[3].at -= dt.timedelta(microseconds=1)

    chained[9].fields = {"changes": {"Posting": 4}}

    assert find_break(chained) == 10


def test_an_entry_hashed_anew_breaks_the_next(chained):
    forged = chained[4]
    forged.actor_code = "guo"
    content = {name: getattr(forged, name) for name in (*PLAIN, "fields", "request_key")}
    content["at"] = "2026-11-20T09:04:00.000000Z"
    forged.hash = hash_entry(forged.sequence, forged.previous_hash, content)

    assert find_break(chained) == 6


@pytest.mark.parametrize("at", [0, 7, 18])
def test_a_removed_entry_is_found(chained, at):
    del chained[at]

    assert find_break(chained) == at + 2


def test_two_entries_swapped_are_found(chained):
    chained[5], chained[6] = chained[6], chained[5]

    assert find_break(chained) == 7


def test_a_cut_at_the_end_shows_only_against_a_published_head(chained):
    head = chained[-1].hash

    assert find_break(chained[:-3]) is None
    assert chained[:-3][-1].hash != head


def test_every_single_edit_is_found(chained):
    for event in chained:
        for name in PLAIN:
            kept = getattr(event, name)
            setattr(event, name, kept + "x")
            assert find_break(chained) == event.sequence
            setattr(event, name, kept)
    assert find_break(chained) is None


def test_the_clock_may_go_back_the_order_is_that_of_the_sequence(chained):
    late = record(replace(ENTRY, at=AT - dt.timedelta(hours=1)))

    assert late.sequence == 21
    assert find_break([*chained, late]) is None


def test_the_order_of_keys_and_the_zone_do_not_matter():
    here = record(replace(ENTRY, at=AT.astimezone(dt.timezone(dt.timedelta(hours=8)))))

    assert find_break([AuditEvent.objects.get(pk=here.pk)]) is None


@pytest.mark.parametrize(
    "statement",
    [
        "update audit_auditevent set actor_code = 'guo'",
        "delete from audit_auditevent",
        "delete from audit_auditevent where sequence = 20",
    ],
)
def test_the_database_refuses_to_change_an_entry(chained, statement):
    refused = pytest.raises(DatabaseError, match="append-only")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert AuditEvent.objects.count() == len(chained)


def test_the_database_refuses_to_empty_the_table(chained):
    if connection.vendor == "sqlite":
        statement = "delete from audit_auditevent where true"
    else:
        statement = "truncate audit_auditevent"

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert AuditEvent.objects.count() == len(chained)


def test_an_entry_put_in_twice_is_refused(chained):
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEvent.objects.bulk_create([chained[0]])


def test_an_entry_goes_with_the_act_it_tells_of():
    with transaction.atomic():
        record(ENTRY)
        transaction.set_rollback(True)

    assert not AuditEvent.objects.exists()
