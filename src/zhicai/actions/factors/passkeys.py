"""Passkeys: what the browser is asked, and what is taken as its answer."""

import json
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from fido2.server import Fido2Server
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from zhicai.actions.factors.moment import Moment
from zhicai.actions.factors.refusal import refuse_proof
from zhicai.actions.rights.audit_entry import keep_event
from zhicai.actions.rights.caller import Caller
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account
from zhicai.records.factors.models import Passkey
from zhicai.records.factors.seal import handle_of

METHOD = "passkey"
MOST_HELD, LONGEST_ANSWER = 10, 20_000
Asked = dict[str, Any]
Verification = UserVerificationRequirement


@dataclass(frozen=True, slots=True)
class Place:
    """Where the browser stands: a key made for one host answers to no other."""

    host: str
    origin: str

    @property
    def server(self) -> Fido2Server:
        return Fido2Server(
            PublicKeyCredentialRpEntity(name="智才", id=self.host),
            verify_origin=lambda told: told == self.origin,
        )


def ask_new_passkey(place: Place, *, by: Caller) -> tuple[str, Asked]:
    """What the browser is asked, as JSON, and what it is compared with; good for one answer."""
    held = Passkey.objects.filter(account=by.account, host=place.host).order_by("id")
    options, asked = place.server.register_begin(
        PublicKeyCredentialUserEntity(
            id=handle_of(by.account.pk), name=by.code, display_name=by.account.name or by.code
        ),
        credentials=[AttestedCredentialData(bytes(one.attested_key)) for one in held],
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=Verification.PREFERRED,
    )
    return json.dumps(dict(options)), dict(asked)


def add_passkey(answer: str, asked: Asked | None, *, place: Place, name: str, by: Caller) -> None:
    """Raises Refused("factor.passkey_not_added") where the answer is not to what was asked."""
    try:
        response = RegistrationResponse.from_dict(_opened(answer))
        found = place.server.register_complete(asked or {}, response)
        key = found.credential_data
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Refused("factor.passkey_not_added") from error
    is_full = Passkey.objects.filter(account=by.account).count() >= MOST_HELD
    key_id = websafe_encode(key.credential_id) if key else ""
    if key is None or is_full or Passkey.objects.filter(key_id=key_id).exists():
        raise Refused("factor.passkey_not_added")
    with transaction.atomic():
        Passkey.objects.create(
            account=by.account,
            key_id=key_id,
            attested_key=bytes(key),
            sign_count=found.counter,
            host=place.host,
            name=name,
            added_at=by.now,
        )
        keep_event(by, "factor.added", object_key=by.code, fields={"factor": METHOD})


def ask_passkey(place: Place, account: Account | None) -> tuple[str, Asked]:
    """Any passkey of this site, with the holder's finger or code; or one of the account's own."""
    held = Passkey.objects.filter(account=account, host=place.host).order_by("id")
    own = [AttestedCredentialData(bytes(one.attested_key)) for one in held] if account else None
    is_alone = account is None
    options, asked = place.server.authenticate_begin(
        own, user_verification=Verification.REQUIRED if is_alone else Verification.PREFERRED
    )
    return json.dumps(dict(options)), dict(asked)


def check_passkey(
    answer: str, asked: Asked | None, *, place: Place, moment: Moment, account: Account | None
) -> Account:
    """Whose passkey answered; with `account`, only hers will do. Raises Refused."""
    held = _find_held(answer, place)
    by = moment.of(held.account) if held and not held.account.is_disabled else moment
    if held is None or not isinstance(by, Caller):
        refuse_proof(moment, METHOD, reason="unknown_key")
    if account is not None and held.account_id != account.pk:
        refuse_proof(moment.of(account), METHOD, reason="key_of_another")
    _verify(answer, asked, held=held, place=place, by=by)
    return held.account


def _verify(answer: str, asked: Asked | None, *, held: Passkey, place: Place, by: Caller) -> None:
    try:
        response = AuthenticationResponse.from_dict(_opened(answer))
        known = AttestedCredentialData(bytes(held.attested_key))
        place.server.authenticate_complete(asked or {}, [known], response)
    except (ValueError, TypeError, KeyError, AttributeError):
        refuse_proof(by, METHOD, reason="wrong_answer")
    handle = response.response.user_handle
    if handle and handle != (bytes(held.account_handle) or handle_of(held.account_id)):
        refuse_proof(by, METHOD, reason="wrong_answer")
    _move_on(held, response.response.authenticator_data.counter, by)


def _move_on(held: Passkey, count: int, by: Caller) -> None:
    """A counter that does not rise tells of a copy (WebAuthn §6.1.1); some devices never count."""
    rows = Passkey.objects.filter(pk=held.pk)
    same = rows.filter(sign_count=0) if count == 0 else rows.filter(sign_count__lt=count)
    if not same.update(sign_count=count, last_at=by.now):
        refuse_proof(by, METHOD, reason="count_fell")


def _find_held(answer: str, place: Place) -> Passkey | None:
    try:
        key_id = str(_opened(answer).get("id", ""))
    except (ValueError, TypeError):
        return None
    found = Passkey.objects.filter(key_id=key_id, host=place.host)
    return found.select_related("account").first()


def _opened(answer: str) -> dict[str, Any]:
    if len(answer) > LONGEST_ANSWER:
        raise ValueError("too long")
    told = json.loads(answer)
    if not isinstance(told, dict):
        raise TypeError("no object")
    return told
