"""A change of keys that dies half-way goes on where it stopped; nothing is lost."""

import pytest

from actions.keys.test_change_keys import change, opened, prove
from actions.world import CHEN, ROSTER, STRANGER, person_key
from people import COUNTY
from zhicai.actions import change_keys as verb_module
from zhicai.actions.find_caller import find_local_administrator
from zhicai.actions.intake.apply_plan import MovedError, apply_plan
from zhicai.actions.intake.plan import Plan, current_sequence
from zhicai.actions.prove_keys import prove_keys
from zhicai.basics.errors import Refused
from zhicai.records.audit.models import AuditEvent
from zhicai.records.drafts.models import DraftCorrection
from zhicai.records.factors.models import TimeCode
from zhicai.records.staff.identity import hash_national_id
from zhicai.records.staff.models import Person


def die(*_args, **_words):
    raise KeyboardInterrupt


def test_dying_inside_the_transaction_leaves_all_as_it_was_and_goes_on(office, monkeypatch):
    before, hashed = opened(), hash_national_id(CHEN)
    with monkeypatch.context() as patch:
        patch.setattr(verb_module, "keep_event", die)
        with pytest.raises(KeyboardInterrupt):
            change(office)
    coming = office.key("national_id", "next")

    assert coming is not None
    assert hash_national_id(CHEN) == hashed
    assert opened() == before
    change(office, "search")
    assert office.key("national_id") == coming
    assert opened() == before
    assert AuditEvent.objects.filter(action="key.changed").count() == 1


def test_dying_between_database_and_files_is_settled_by_the_next_command(office, monkeypatch):
    before, key = opened(), person_key(CHEN)
    with monkeypatch.context() as patch:
        patch.setattr(verb_module.home, "promote_keys", die)
        with pytest.raises(KeyboardInterrupt):
            change(office)

    find_local_administrator(clock=lambda: office.world.now)

    assert office.key("national_id", "next") is None
    assert person_key(CHEN) == key
    prove(office)
    assert opened() == before


def test_while_the_files_are_behind_nothing_is_imported(office, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(verb_module.home, "promote_keys", die)
        with pytest.raises(KeyboardInterrupt):
            change(office)

    with pytest.raises(Refused, match=r"home\.key_mismatch"):
        office.world.found(roster=[*ROSTER, (STRANGER, "新人", *ROSTER[0][2:])])

    assert Person.objects.count() == len(ROSTER)


def test_another_key_set_is_not_settled(office):
    (office.place / "keys" / "search.key").write_text("ab" * 32)

    with pytest.raises(Refused, match=r"home\.key_mismatch"):
        find_local_administrator(clock=lambda: office.world.now)


def test_a_second_change_waits_for_the_proof_of_the_first(office):
    change(office)

    with pytest.raises(Refused, match=r"key\.unproven"):
        change(office)


def test_the_proof_waits_for_pages_at_work(office):
    change(office)
    office.wait(9)

    with pytest.raises(Refused, match=r"key\.too_soon"):
        prove_keys(by=office.world.caller(), dry=False)

    assert office.key("search", "old") is not None


def test_what_the_last_key_sealed_at_the_last_moment_is_rewritten(office):
    was = DraftCorrection.objects.get().text_encrypted
    change(office)
    DraftCorrection.objects.update(text_encrypted=was)

    proof = prove(office)

    assert proof.late == 1
    assert opened()["correction"] == CHEN


def test_what_no_key_opens_keeps_the_last_keys(office):
    change(office)
    TimeCode.objects.update(encrypted_key=b"x" * 40)

    with pytest.raises(Refused, match=r"key\.closed"):
        prove(office)

    assert office.key("national_id", "old") is not None
    assert not AuditEvent.objects.filter(action="key.proven").exists()


def test_a_plan_made_before_the_change_is_not_applied(office):
    plan = Plan(COUNTY, current_sequence(), office.world.now.date())

    change(office)

    with pytest.raises(MovedError):
        apply_plan(plan, office.world.caller(), agencies_of={}, learned_at=None, rules="")
