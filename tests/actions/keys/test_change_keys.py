"""Keys are changed: everything opens, everybody is found, and the old key opens nothing."""

from types import SimpleNamespace

import pytest
from cryptography.exceptions import InvalidTag
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import models

from actions.keys.conftest import TYPED
from actions.world import CHEN, ROSTER, person_key
from zhicai.actions.access import NotAllowedError
from zhicai.actions.change_keys import change_keys
from zhicai.actions.drafts.keep import store
from zhicai.actions.kept_text import open_kept_text
from zhicai.actions.keys.sealed import COLUMNS
from zhicai.actions.prove_keys import prove_keys
from zhicai.basics.errors import Refused
from zhicai.records.audit.models import AuditEvent
from zhicai.records.drafts.models import DraftCorrection, DraftDecision
from zhicai.records.drafts.seal import unseal, unseal_text
from zhicai.records.factors.models import IdentityProvider, Passkey, RecoveryCode, TimeCode
from zhicai.records.factors.seal import handle_of
from zhicai.records.factors.seal import unseal as unseal_factor
from zhicai.records.staff.identity import decrypt_national_id, hash_national_id
from zhicai.records.staff.models import Person

BOTH = ("national_id", "search")


def change(office, *names):
    return change_keys(names or BOTH, by=office.world.caller(), dry=False)


def prove(office):
    office.wait(11)
    return prove_keys(by=office.world.caller(), dry=False)


def opened():
    """All that is sealed, in clear."""
    session = Session.objects.get().get_decoded()
    people = Person.objects.values_list("national_id_encrypted", flat=True)
    return {
        "people": sorted(decrypt_national_id(bytes(one)) for one in people),
        "correction": unseal_text(DraftCorrection.objects.get().text_encrypted),
        "code": unseal_factor(TimeCode.objects.get().encrypted_key),
        "secret": unseal_factor(IdentityProvider.objects.get().encrypted_secret),
        "file": unseal(store().find_read(7, 1)),
        "form": open_kept_text(session["kept_form"]["fields"]),
        "set_up": unseal_factor(bytes.fromhex(session["set_up"])),
    }


def test_after_change_and_proof_every_sealed_value_opens(office):
    before = opened()

    told = change(office)
    proof = prove(office)

    assert opened() == before
    assert before["form"] == TYPED
    assert before["people"] == sorted(row[0] for row in ROSTER)
    assert told.counts["person"] == proof.opened["person"] == len(ROSTER)
    assert proof.is_whole
    assert proof.dropped == BOTH


def test_search_by_id_still_finds_and_a_roster_finds_the_same_people(office):
    key, hashed = person_key(CHEN), hash_national_id(CHEN)

    change(office)
    office.world.found()

    assert hash_national_id(CHEN) != hashed
    assert person_key(CHEN) == key
    assert Person.objects.count() == len(ROSTER)


def test_the_old_key_opens_nothing(office, settings):
    old = office.key("national_id")
    change(office)
    prove(office)

    settings.KEY_RING = SimpleNamespace(opening=(old,), sealing=old, search=old)

    readings = (
        lambda: decrypt_national_id(bytes(Person.objects.first().national_id_encrypted)),
        lambda: unseal_text(DraftCorrection.objects.get().text_encrypted),
        lambda: unseal_factor(TimeCode.objects.get().encrypted_key),
        lambda: unseal_factor(IdentityProvider.objects.get().encrypted_secret),
        lambda: unseal(store().find_read(7, 1)),
    )
    for read in readings:
        with pytest.raises(InvalidTag):
            read()
    kept = Session.objects.get().get_decoded()["kept_form"]["fields"]
    assert open_kept_text(kept) is None
    assert not list((office.place / "keys").glob("*.old"))


def test_every_column_that_is_sealed_is_in_the_list():
    named = {
        (model.__name__, field.name)
        for model in apps.get_models()
        for field in model._meta.fields
        if isinstance(field, models.BinaryField) and "encrypted" in field.name
    }

    assert named - {("StagedPerson", "national_id_encrypted")} == {
        (one.model.__name__, one.column) for one in COLUMNS
    }


def test_what_is_only_hashed_is_renamed_kept_or_ends(office):
    chen = office.world.people.chen
    handle = handle_of(chen.pk)

    counts = change(office).counts

    assert bytes(Passkey.objects.get().account_handle) == handle != handle_of(chen.pk)
    assert not RecoveryCode.objects.exists()
    assert counts["recovery_code"] == 1
    kept = DraftDecision.objects.get()
    assert (kept.row_key, kept.national_id_hash) == ("a", hash_national_id(CHEN))


def test_change_is_an_entry_with_counts_and_without_keys(office):
    change(office)
    prove(office)

    last, first = AuditEvent.objects.order_by("-sequence")[:2]
    assert (first.action, last.action) == ("key.changed", "key.proven")
    assert first.fields["keys"] == list(BOTH)
    assert first.fields["person"] == last.fields["person"] == len(ROSTER)
    assert office.key("national_id").hex() not in str(first.fields)


def test_dry_counts_and_changes_nothing(office):
    key, hashed = office.key("national_id"), hash_national_id(CHEN)

    told = change_keys(BOTH, by=office.world.caller())

    assert told.counts["person"] == len(ROSTER)
    assert told.counts["recovery_code"] == 1
    assert office.key("national_id") == key
    assert hash_national_id(CHEN) == hashed
    assert office.key("national_id", "next") is None


@pytest.mark.parametrize("names", [(), ("master",), ("search", "root")])
def test_unknown_key_is_refused(office, names):
    with pytest.raises(Refused, match=r"key\.unknown"):
        change_keys(names, by=office.world.caller(), dry=False)


def test_only_who_owns_the_directory_changes_keys(office):
    for verb in (lambda by: change_keys(BOTH, by=by, dry=False), lambda by: prove_keys(by=by)):
        with pytest.raises(NotAllowedError):
            verb(office.world.caller(office.world.people.lin))
