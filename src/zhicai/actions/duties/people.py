"""The people of a division of one agency, and whether the duties of each are confirmed."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from zhicai.actions.access import Caller, Permission, appointments_in_force, deny, rights_at
from zhicai.actions.intake.kept_receipt import names_of
from zhicai.actions.roles.held_duties import held_on
from zhicai.records.accounts.models import Appointment
from zhicai.records.agencies.models import Agency
from zhicai.records.requests.models import DutyConfirmation
from zhicai.records.staff.models import Person, Posting, Profile


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Who confirmed and when; `form` is the number of the paper, if one was signed."""

    actor: str
    at: dt.datetime
    form: str
    signed_by: str
    signed_on: dt.date | None


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One posting of the division; `version` names it and its text as they are now."""

    person: int
    posting: int
    name: str
    national_id_masked: str
    division: str
    job_title: str
    duty_text: str
    confirmed: Confirmed | None

    @property
    def text_hash(self) -> str:
        return hash_text(self.duty_text)

    @property
    def version(self) -> str:
        return f"{self.posting}.{self.text_hash[:16]}"


def hash_text(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def own_divisions(agency_code: str, *, by: Caller) -> tuple[str, ...]:
    """Those that she heads, or stands in for whoever heads them."""
    held = appointments_in_force(by).filter(
        agency_code=agency_code, account_role=Appointment.AccountRole.DIVISION_HEAD
    )
    return tuple(sorted({name for name in held.values_list("division", flat=True) if name}))


def divisions_seen(agency_code: str, *, by: Caller) -> tuple[str, ...]:
    """Her own; the HR office chooses among all of the agency."""
    if Permission.STAFF_READ not in rights_at(by, agency_code):
        return own_divisions(agency_code, by=by)
    found = set(current_posts(agency_code, by.today).values_list("division", flat=True))
    return tuple(sorted(found))


def choose_division(
    agency_code: str, division: str | None, *, by: Caller
) -> tuple[str | None, bool, tuple[str, ...]]:
    """The one asked for, else her own, else the first; whether it is her own; all she may see.

    Another looks like none.
    """
    choices = divisions_seen(agency_code, by=by)
    if division is not None and division not in choices:
        deny(by, Permission.DIVISION_READ, agency_code)
    own = own_divisions(agency_code, by=by)
    chosen = division if division is not None else next(iter((*own, *choices)), None)
    return chosen, chosen in own, choices


def current_posts(agency_code: str, today: dt.date) -> QuerySet[Posting]:
    """Posts at the agency itself that are held today."""
    here = Agency.objects.filter(code=agency_code).values("id")
    held = Posting.objects.filter(held_on(today), agency_id__in=here)
    return held.filter(known_until__isnull=True)


def duty_lines(agency_code: str, division: str, *, by: Caller) -> list[DutyLine]:
    """Everybody of the division, by name; the caller was asked before."""
    posts = current_posts(agency_code, by.today).filter(division=division)
    return lines_of(list(posts.order_by("pk")), agency_code)


def lines_of(posts: Sequence[Posting], agency_code: str) -> list[DutyLine]:
    people = {one.person_id for one in posts}
    named = Profile.objects.filter(person_id__in=people, known_until__isnull=True)
    names = dict(named.values_list("person_id", "name"))
    masked = dict(Person.objects.filter(pk__in=people).values_list("pk", "national_id_masked"))
    confirmed = _confirmed(people, agency_code)
    lines = [
        DutyLine(
            person=one.person_id,
            posting=one.pk,
            name=names.get(one.person_id, ""),
            national_id_masked=masked.get(one.person_id, ""),
            division=one.division,
            job_title=one.job_title,
            duty_text=one.duty_text,
            confirmed=confirmed.get((one.person_id, hash_text(one.duty_text))),
        )
        for one in posts
    ]
    return sorted(lines, key=lambda line: (line.name, line.posting))


def _confirmed(people: Iterable[int], agency_code: str) -> dict[tuple[int, str], Confirmed]:
    """By person and by the text that was confirmed: another text is not confirmed."""
    rows = list(
        DutyConfirmation.objects.select_related("form").filter(
            person_id__in=people, agency_code=agency_code, withdrawn_at__isnull=True
        )
    )
    names = names_of(row.confirmed_by for row in rows)
    return {
        (row.person_id, row.text_hash): Confirmed(
            names[row.confirmed_by],
            row.confirmed_at,
            row.form.number if row.form else "",
            row.signed_by,
            row.signed_on,
        )
        for row in rows
    }
