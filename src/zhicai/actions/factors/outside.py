"""Sign in by the word of another site: issuer and its own name for the person, nothing else."""

from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from django.db import IntegrityError, transaction

from zhicai.actions.factors.flood import Flood
from zhicai.actions.factors.held import HEADER, name_of_issuer
from zhicai.actions.factors.moment import Moment
from zhicai.actions.factors.refusal import refuse_proof
from zhicai.actions.factors.requirements import find_setting
from zhicai.actions.rights.audit_entry import keep_event
from zhicai.actions.rights.caller import Caller
from zhicai.basics.errors import Refused
from zhicai.exchange.identity.faults import NotBelievedError, UnreachableError
from zhicai.exchange.identity.id_token import check_id_token
from zhicai.exchange.identity.provider import (
    Client,
    Journey,
    exchange_code,
    find_keys,
    way_out,
)
from zhicai.records.accounts.models import Account
from zhicai.records.factors.models import IdentityProvider, OutsideIdentity
from zhicai.records.factors.seal import unseal

METHOD = "oidc"
FACTOR = "outside_identity"
UNREACHABLE = "entry.provider_unreachable"


@dataclass(frozen=True, slots=True)
class Subject:
    """A person as another site names her."""

    issuer: str
    key: str

    @property
    def issuer_name(self) -> str:
        return name_of_issuer(self.issuer)


@dataclass(frozen=True, slots=True)
class ProviderLine:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Returned:
    """What the browser brought back from the provider."""

    state: str
    code: str
    issuer: str = ""
    error: str = ""


def list_open_providers() -> tuple[ProviderLine, ...]:
    """The sites by which one may sign in now."""
    if not find_setting().has_providers:
        return ()
    found = IdentityProvider.objects.filter(is_active=True).order_by("name", "id")
    return tuple(ProviderLine(one.code, one.name) for one in found)


def _find_client(code: str) -> Client:
    found = IdentityProvider.objects.filter(code=code, is_active=True).first()
    if found is None or not find_setting().has_providers:
        raise Refused("entry.provider_not_found")
    secret = unseal(found.encrypted_secret).decode() if found.encrypted_secret else ""
    return Client(issuer=found.issuer, code=found.client_code, secret=secret, scopes=found.scopes)


def begin_outside(code: str, *, back: str, moment: Moment, again: bool) -> tuple[str, Journey]:
    """The address to send the browser to, and what it must come back with. Raises Refused."""
    client, journey = _find_client(code), Journey.begin()
    try:
        return way_out(client, journey, back=back, again=again), journey
    except UnreachableError:
        raise Refused(UNREACHABLE) from None
    except NotBelievedError as error:
        refuse_proof(moment, METHOD, reason=error.reason, code="entry.outside_refused")


def finish_outside(
    code: str, returned: Returned, *, journey: Journey | None, back: str, moment: Moment
) -> Subject:
    """Whom the provider names; every doubt is written down. Raises Refused."""
    client = _find_client(code)
    refuse = partial(refuse_proof, moment, METHOD, code="entry.outside_refused")
    if journey is None:
        refuse(reason="state")
    if returned.error or not returned.code:
        refuse(reason="provider_refused")
    if returned.issuer and returned.issuer != client.issuer:
        refuse(reason="issuer")
    try:
        token = exchange_code(client, journey, code=returned.code, back=back)
        key = check_id_token(
            token,
            keys=partial(find_keys, client.issuer),
            issuer=client.issuer,
            client_code=client.code,
            nonce=journey.nonce,
            now=moment.now,
        )
    except UnreachableError:
        raise Refused(UNREACHABLE) from None
    except NotBelievedError as error:
        refuse(reason=error.reason)
    return Subject(client.issuer, key)


def find_linked(subject: Subject, *, moment: Moment) -> Account | None:
    """The account that was linked to it; None: nobody yet. A disabled one is refused."""
    found = OutsideIdentity.objects.filter(issuer=subject.issuer, subject_key=subject.key)
    held = found.select_related("account").first()
    if held is None:
        return None
    if held.account.is_disabled:
        method = HEADER if subject.issuer == HEADER else METHOD
        refuse_proof(
            moment.of(held.account), method, reason="disabled", code="entry.outside_refused"
        )
    found.update(last_at=moment.now)
    return held.account


def link_identity(subject: Subject, *, by: Caller) -> None:
    """From now on this person of that site is this account; by nothing but her own word."""
    fields = {"factor": FACTOR, "issuer": subject.issuer}
    try:
        with transaction.atomic():
            OutsideIdentity.objects.create(
                account=by.account,
                issuer=subject.issuer,
                subject_key=subject.key,
                added_at=by.now,
                last_at=by.now,
            )
            keep_event(by, "factor.added", object_key=by.code, fields=fields)
    except IntegrityError as error:
        raise Refused("entry.already_linked") from error


def note_forged_header(*, address: str, moment: Moment) -> None:
    """A header from a stranger, or one with two names in it, is written down; nobody is let in.

    Of a flood from one address a few entries a minute are kept, with the count of the others.
    """
    suppressed_count = FLOOD.take(address, moment.now)
    if suppressed_count is None:
        return
    with suppress(Refused):
        refuse_proof(
            moment,
            HEADER,
            reason="forged",
            code="entry.outside_refused",
            suppressed_count=suppressed_count,
        )


FLOOD = Flood()
