"""An entry of the audit: complete, clean, and without it nothing is done (reliability §7.5)."""

from dataclasses import replace

import pytest
from django.db import connection

from actions.world import CHEN, person_key
from people import BUREAU, calling
from zhicai.actions.access import Permission, keep_event, require
from zhicai.actions.find_caller import find_local_administrator
from zhicai.actions.reveal_identity import reveal_identity
from zhicai.actions.sign_in import sign_in
from zhicai.basics.errors import Refused
from zhicai.records.audit.chain import find_break
from zhicai.records.audit.models import AuditEvent
from zhicai.records.ledger.models import Batch, Version
from zhicai.records.staff.identity import key_check

BROKEN = (
    "create trigger no_more before insert on audit_auditevent begin select raise(abort, 'x'); end"
)
POSTGRES_BROKEN = (
    "create function no_more() returns trigger language plpgsql as $$ begin raise 'x'; end $$",
    "create trigger no_more before insert on audit_auditevent execute function no_more()",
)


def last():
    return AuditEvent.objects.order_by("-sequence").first()


def break_audit():
    """From now on the database takes no entry; only the owner of the table can do that."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(BROKEN)
            return
        cursor.execute("select quote_ident(current_user)")
        runtime = cursor.fetchone()[0]
        for statement in ("reset role", *POSTGRES_BROKEN, f"set local role {runtime}"):
            cursor.execute(statement)


def test_an_entry_names_the_deputy_and_the_request(world):
    by = replace(world.caller(), on_behalf_of="lin", request_key="00ff00ff00ff00ff")

    keep_event(by, "setting.changed", agency_code=BUREAU, fields={"fields": ["letterhead"]})

    kept = last()
    assert (kept.actor_code, kept.on_behalf_of) == ("admin", "lin")
    assert kept.request_key == "00ff00ff00ff00ff"


def test_no_sign_of_control_and_no_overlong_text_is_kept(world):
    keep_event(
        world.caller(), "access.refused", agency_code="A\r\n\x00B" + "9" * 99, reason="甲\u2028乙"
    )

    kept = last()
    assert kept.agency_code == "A\ufffd\ufffd\ufffdB" + "9" * 35
    assert kept.reason == "甲\ufffd乙"
    assert find_break(AuditEvent.objects.order_by("sequence")) is None


def test_each_command_has_a_key_of_its_own(world):
    Version.objects.update(key_check=key_check())
    keys = {find_local_administrator(clock=lambda: world.now).request_key for _ in range(3)}

    assert len(keys) == 3
    assert all(len(key) == 16 for key in keys)


def test_where_the_audit_fails_nothing_is_imported(county):
    before = (Batch.objects.count(), Version.objects.get().sequence)
    break_audit()

    with pytest.raises(Refused) as refused:
        county.hours([(CHEN, "陳一心", "B-1", "AI素養", "3", "115/05/05")])

    assert refused.value.code == "audit.not_kept"
    assert (Batch.objects.count(), Version.objects.get().sequence) == before


def test_where_the_audit_fails_nobody_sees_an_id_or_signs_in(county):
    chen = person_key(CHEN)
    break_audit()

    with pytest.raises(Refused, match="not_kept"):
        reveal_identity(chen, agency_code=BUREAU, reason="核對", by=county.caller())
    with pytest.raises(Refused, match="not_kept"):
        sign_in("chen", "whatever", now=county.now)


def test_where_the_audit_fails_a_refusal_stays_a_refusal(world):
    break_audit()
    stranger = calling(world.people.guo)

    with pytest.raises(Refused, match="not_kept"):
        require(stranger, Permission.STAFF_READ, BUREAU)
