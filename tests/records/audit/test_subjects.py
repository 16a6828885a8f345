"""Whom an entry concerns, the heads of days, and that the reader agrees with the writer."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhicai.exchange.audit_check.canonical import canonical_json, hash_of, seal_of
from zhicai.exchange.audit_check.model import Row
from zhicai.records.audit.chain import Entry, Subject, find_break, hash_entry, record
from zhicai.records.audit.models import AuditEvent, AuditHead, AuditSubject

AT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
ENTRY = Entry(at=AT, actor_code="chen", action="people.exported", fields={"count": 2})
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


def test_the_list_of_people_is_sealed_in_the_entry():
    kept = record(ENTRY, [Subject(30, 1), Subject(7, None)])

    assert kept.fields == {"count": 2, "subjects": {"count": 2, "hash": seal_of((7, 30))}}
    listed = AuditSubject.objects.filter(sequence=kept.sequence).order_by("person_id")
    assert list(listed.values_list("person_id", "agency_id")) == [(7, None), (30, 1)]
    assert find_break([kept]) is None


@pytest.mark.parametrize("table", ["audit_auditsubject", "audit_audithead"])
@pytest.mark.parametrize("act", ["update {} set sequence = 9", "delete from {}"])
def test_lists_and_heads_are_append_only_too(table, act):
    record(ENTRY, [Subject(30, 1)])
    record(replace(ENTRY, at=AT + dt.timedelta(days=1)))
    refused = pytest.raises(DatabaseError, match="append-only")

    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act.format(table))


def test_the_head_of_a_day_is_kept_when_the_next_one_begins():
    for hours in (0, 6, 7, 8):  # 17:00, 23:00, midnight and one in the morning of Taipei
        record(replace(ENTRY, at=AT + dt.timedelta(hours=hours)))

    head = AuditHead.objects.get()
    assert (head.day, head.sequence) == (dt.date(2026, 11, 20), 2)
    assert head.hash == AuditEvent.objects.get(sequence=2).hash


@pytest.mark.parametrize("fields", [{"rate": 0.5}, {"a": [{"b": 1e9}]}])
def test_fractions_are_refused(fields):
    with pytest.raises(TypeError):
        record(replace(ENTRY, fields=fields))


@given(texts=st.lists(TEXTS, min_size=6, max_size=6), fields=st.dictionaries(TEXTS, VALUES))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_reader_and_writer_hash_alike_whatever_is_told(texts, fields):
    actor, principal, agency, action, key, reason = texts
    content = {
        "at": "2026-11-20T09:00:00.000000Z",
        "actor_code": actor,
        "on_behalf_of": principal,
        "agency_code": agency,
        "action": action,
        "object_key": key,
        "fields": fields,
        "reason": reason,
        "request_key": "00ff",
    }
    row = Row(
        7, content["at"], actor, principal, agency, action, key,
        canonical_json(fields), reason, "00ff", "ab" * 32, "",
    )  # fmt: skip

    assert hash_of(row, 7, "ab" * 32) == hash_entry(7, "ab" * 32, content)
