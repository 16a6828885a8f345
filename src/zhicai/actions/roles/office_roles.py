"""Everybody of an office with what is suggested and what was decided, for lists and counts."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from zhicai.actions.edits.facts_mark import Mark, facts_mark, mark_beside
from zhicai.actions.edits.names import Names
from zhicai.actions.edits.office_people import agencies_below
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.rights.wall import Values, sight
from zhicai.actions.roles.held_duties import HeldDuties, HeldPost, held_duties
from zhicai.actions.roles.suggestions import Gist, gist_for, is_less_certain, lexicon_on
from zhicai.basics.errors import Refused
from zhicai.records.agencies.models import Agency
from zhicai.records.roles.models import RoleAssignment
from zhicai.records.staff.models import Person, Profile

OFFICES_KEPT = 8
Office = tuple[Values, str, dt.date]  # as its caller may see it
HELD_COLUMNS = ("pk", "talent_role", "second_talent_role", "duty_hash")


class RoleState(StrEnum):
    """Where a person stands; a default is no work for anybody."""

    WAITING = "waiting"
    CHANGED = "changed"
    DECIDED = "decided"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Held:
    """The decision that stands: its version, its roles, and the duties it was made on."""

    version: int
    talent_role: str
    second_talent_role: str
    duty_hash: str


@dataclass(frozen=True, slots=True)
class Colleague:
    """`agency_code` is where she counts; `gist` is what her duties suggest today."""

    person: int
    name: str
    agency_code: str
    agency_name: str
    division: str
    job_title: str
    is_supervisor: bool
    is_head: bool
    duty_hash: str
    has_duties: bool
    is_less_certain: bool
    gist: Gist
    held: Held | None = None

    @property
    def state(self) -> RoleState:
        if self.held is None:
            return RoleState.WAITING if self.has_duties else RoleState.DEFAULT
        is_same = self.held.duty_hash == self.duty_hash
        return RoleState.DECIDED if is_same else RoleState.CHANGED

    @property
    def waits(self) -> bool:
        return self.state in {RoleState.WAITING, RoleState.CHANGED}

    @property
    def is_unsure(self) -> bool:
        """Whether the suggestion needs a closer look than the others."""
        return self.has_duties and (bool(self.gist.abstained) or self.is_less_certain)

    @property
    def has_head_doubt(self) -> bool:
        """A head whose duties plan or outsource: 應列為 in one source, 可列為 in the other."""
        return self.is_head and self.has_duties and self.gist.has_policy

    @property
    def talent_role(self) -> str:
        """What was decided; else what is suggested, which is application by default."""
        return self.held.talent_role if self.held else self.gist.talent_role

    @property
    def version(self) -> int:
        """What a form is opened with; 0: nobody has decided."""
        return self.held.version if self.held else 0


def office_roles(agency_code: str, today: dt.date) -> tuple[Colleague, ...]:
    """All who hold a post today and count at the agency or below, by agency, division, name.

    Raises Refused("agency.not_found").
    """
    if not Agency.objects.filter(code=agency_code).exists():
        raise Refused("agency.not_found", value=agency_code)
    at: Office = (sight(), agency_code, today)
    staff = _kept_staff(mark_beside(RoleAssignment.__name__), rulebook().version, at)
    held = _kept_decisions(facts_mark(), at)
    return tuple(
        one if one.person not in held else replace(one, held=held[one.person]) for one in staff
    )


@lru_cache(maxsize=OFFICES_KEPT)
def _kept_decisions(_mark: Mark, at: Office) -> Mapping[int, Held]:
    _, agency_code, today = at
    rows = RoleAssignment.objects.filter(
        agency_id__in=agencies_below(agency_code, today), known_until__isnull=True
    )
    told = rows.order_by("pk").values_list("person_id", *HELD_COLUMNS)
    return {person: Held(*values) for person, *values in told}


@lru_cache(maxsize=OFFICES_KEPT)
def _kept_staff(_mark: Mark, _version: str, at: Office) -> tuple[Colleague, ...]:
    _, agency_code, today = at
    people = Person.objects.filter(agency_id__in=agencies_below(agency_code, today))
    rows = people.order_by().values_list("pk", "agency_id")
    where = {person: agency_id or 0 for person, agency_id in rows}
    duties = held_duties(people.values("pk"), today)
    named = Profile.objects.filter(person_id__in=people.values("pk"), known_until__isnull=True)
    names = dict(named.order_by().values_list("person_id", "name"))
    agencies = Names(today)
    agencies.load_agencies(where.values())
    found = (
        _colleague((person, where[person]), held, told=(names, agencies.agencies), today=today)
        for person, held in duties.items()
    )
    return tuple(
        sorted(found, key=lambda one: (one.agency_code, one.division, one.name, one.person))
    )


def colleague_of(person: Person, duties: HeldDuties, today: dt.date) -> Colleague:
    """One of them, without reading the others."""
    return colleagues_of({person.pk: person.agency_id or 0}, {person.pk: duties}, today)[person.pk]


def colleagues_of(
    where: Mapping[int, int], duties: Mapping[int, HeldDuties], today: dt.date
) -> dict[int, Colleague]:
    """Some of them; `where` is the agency that counts each. Three statements, however many."""
    named = Profile.objects.filter(person_id__in=list(where), known_until__isnull=True)
    agencies = Names(today)
    agencies.load_agencies(where.values())
    told = (dict(named.values_list("person_id", "name")), agencies.agencies)
    standing = RoleAssignment.objects.filter(person_id__in=list(where), known_until__isnull=True)
    rows = standing.order_by("pk").values_list("person_id", *HELD_COLUMNS)
    decided = {person: Held(*values) for person, *values in rows}
    return {
        person: replace(
            _colleague((person, agency), duties[person], told=told, today=today),
            held=decided.get(person),
        )
        for person, agency in where.items()
        if person in duties
    }


def _colleague(
    key: tuple[int, int],
    held: HeldDuties,
    *,
    told: tuple[Mapping[int, str], Mapping[int, str]],
    today: dt.date,
) -> Colleague:
    person, agency_id = key
    names, agencies = told
    post = post_at(held, agency_id)
    code, _, agency_name = agencies.get(agency_id, "").partition(" ")
    return Colleague(
        person,
        names.get(person, ""),
        code,
        agency_name,
        post.division,
        post.job_title,
        held.is_supervisor,
        _is_head(held, post, today),
        held.duty_hash,
        held.is_told,
        is_less_certain(post, today),
        gist_for(held, post, today),
    )


def _is_head(held: HeldDuties, post: HeldPost, today: dt.date) -> bool:
    """A supervisor by the roster; by the title where no roster said either."""
    if any(one.is_supervisor is not None for one in held.posts):
        return held.is_supervisor
    return lexicon_on(today).heads.search(post.job_title) is not None


def post_at(held: HeldDuties, agency_id: int) -> HeldPost:
    """The post at the agency where the person counts; the first one where there is none."""
    mine = [post for post in held.posts if agency_id in {post.agency_id, post.establishment_id}]
    return (mine or list(held.posts))[0]
