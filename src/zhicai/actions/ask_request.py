"""A colleague hands in a certificate or contests a record of her own."""

from dataclasses import asdict

from zhicai.actions.access import Caller, Permission, walled
from zhicai.actions.enclosures.keep import HandedFile
from zhicai.actions.requests.model import (
    ABOUT,
    CertificateEntry,
    ObjectionEntry,
    RequestLine,
)
from zhicai.actions.requests.own import get_own_person
from zhicai.actions.requests.steps import Kind, line_of, make_request
from zhicai.basics.errors import Refused


@walled
def ask_request(
    agency_code: str,
    entry: CertificateEntry | ObjectionEntry,
    *,
    by: Caller,
    file: HandedFile | None = None,
) -> RequestLine:
    """It waits for the HR office; nothing that counts changes yet.

    Raises Refused: self.not_linked, request.file_missing, request.expires_early,
    request.issued_in_future, request.about_unknown, request.too_many, enclosure.…
    """
    own = get_own_person(Permission.SELF_READ, agency_code=agency_code, by=by)
    if isinstance(entry, CertificateEntry):
        _check_certificate(entry, file, by)
        kind = Kind.CERTIFICATE
    else:
        kind = Kind.OBJECTION
        if entry.about not in ABOUT:
            raise Refused("request.about_unknown", value=entry.about)
    made = make_request(kind, own, agency_code=agency_code, content=asdict(entry), by=by, file=file)
    return line_of(made)


def _check_certificate(entry: CertificateEntry, file: HandedFile | None, by: Caller) -> None:
    if file is None:
        raise Refused("request.file_missing")
    if entry.issued_on > by.today:
        raise Refused("request.issued_in_future", value=entry.issued_on.isoformat())
    if entry.expires_on is not None and entry.expires_on < entry.issued_on:
        raise Refused("request.expires_early", value=entry.expires_on.isoformat())
