"""Confirm, change or withdraw the talent roles of one person or of many, as one batch."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.edits.carry_out import open_edit
from zhicai.actions.edits.conflict import conflict_with
from zhicai.actions.edits.model import EditConflict, EditReport, ThreeWay
from zhicai.actions.edits.tell_changes import tell_changes
from zhicai.actions.intake.role_book import AssignmentValues, read_suggestion, write_suggestion
from zhicai.actions.intake.shelf import Change, Source
from zhicai.actions.roles.held_duties import HeldDuties, held_duties
from zhicai.actions.roles.office_roles import Colleague, office_roles
from zhicai.actions.roles.reach import reach_of
from zhicai.actions.roles.suggestions import document_of, suggest_for
from zhicai.actions.roles.write_decisions import KIND, write_decisions
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.basics.words import TalentRole
from zhicai.records.ledger.models import Batch
from zhicai.records.roles.models import RoleAssignment

BY_HAND = Source(None, "")
LONGEST_REASON = 300
WITHDRAWN = ""
SHOWN_NAMES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleChoice:
    """`talent_role` WITHDRAWN takes the decision back; `second` None: as suggested.

    `version` and `duties` are what the officer saw: the decision that stood (0: none), and the
    beginning of the hash of the duties. `duties` None: whatever they are.
    """

    person: int
    talent_role: str
    version: int
    duties: str | None = None
    second: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RolesEntry:
    """`reason` is kept with each decision; it is needed where one differs from the suggestion."""

    agency_code: str
    choices: Sequence[RoleChoice]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RolesReport(EditReport):
    """`counts`: how many are given each role, WITHDRAWN among them; `against`: not as suggested."""

    counts: tuple[tuple[str, int], ...] = ()
    against: int = 0


@walled
def confirm_roles(entry: RolesEntry, *, by: Caller, dry: bool = True) -> RolesReport:
    """All of them or none. Nobody is judged anew: a role moves no figure of hours.

    Raises Refused: role.nothing_chosen, role.unknown, role.person_gone, role.of_other_office,
    role.duties_changed, role.reason_missing; EditConflict where somebody decided one of them since.
    """
    require(by, Permission.ROLE_DECIDE, entry.agency_code)
    chosen = {one.person: one for one in entry.choices}
    if not chosen:
        raise Refused("role.nothing_chosen")
    if any(one.talent_role not in {*TalentRole, WITHDRAWN} for one in chosen.values()):
        raise Refused("role.unknown", choices="、".join(TalentRole))
    reason = mask_ids_in(entry.reason.strip())[:LONGEST_REASON]

    def make() -> list[Change]:
        found = _checked(entry, chosen, by=by)
        held = held_duties(list(found), by.today)
        wanted = _Wanted(found, held, by)
        if not reason and wanted.against(chosen):
            raise Refused("role.reason_missing", count=len(wanted.against(chosen)))
        return list(wanted.changes(chosen, reason))

    plan = open_edit(entry.agency_code, by)
    changes = make()
    plan.changes = {KIND: changes}
    batch = None
    if not dry:
        batch = write_decisions(make, agency_code=entry.agency_code, by=by, note=reason)
    given = Counter(WITHDRAWN if one.is_closing_only else one.values[1] for one in changes)
    return RolesReport(
        batch=batch,
        is_new=bool(changes),
        before=None,
        after=None,
        changes=tell_changes(plan, by.today) if dry else (),
        counts=tuple(sorted(given.items())),
        against=sum(one.values.talent_role != _suggested(one) for one in changes),
    )


def _checked(
    entry: RolesEntry, chosen: Mapping[int, RoleChoice], *, by: Caller
) -> dict[int, Colleague]:
    """Each of them is of the office, may be decided by her, and stands as she saw it."""
    everybody = {one.person: one for one in office_roles(entry.agency_code, by.today)}
    if any(person not in everybody for person in chosen):
        raise Refused("role.person_gone")
    found = {person: everybody[person] for person in chosen}
    reach = reach_of(Permission.ROLE_DECIDE, entry.agency_code, by)
    others = [one for one in found.values() if not reach.holds(one.agency_code)]
    if others:
        raise Refused("role.of_other_office", value=_names(others), count=len(others))
    moved = [one for one in found.values() if one.version != chosen[one.person].version]
    if moved:
        raise _conflict(moved, chosen)
    changed = [one for one in found.values() if not _is_seen(one, chosen[one.person])]
    if changed:
        raise Refused("role.duties_changed", value=_names(changed))
    return found


def _is_seen(one: Colleague, choice: RoleChoice) -> bool:
    return choice.duties is None or one.duty_hash.startswith(choice.duties)


def _names(people: Sequence[Colleague]) -> str:
    shown = "、".join(one.name for one in people[:SHOWN_NAMES])
    return f"{shown}等" if len(people) > SHOWN_NAMES else shown


def _conflict(moved: Sequence[Colleague], chosen: Mapping[int, RoleChoice]) -> EditConflict:
    versions = [version for one in moved if (version := chosen[one.person].version)]
    opened = dict(
        RoleAssignment.objects.filter(pk__in=versions).values_list("person_id", "talent_role")
    )
    lines = [
        ThreeWay(
            one.name,
            "talent_role",
            opened.get(one.person),
            one.held.talent_role if one.held else None,
            chosen[one.person].talent_role or None,
        )
        for one in moved
    ]
    kept = RoleAssignment.objects.filter(person_id__in=[one.person for one in moved])
    numbers = {number for pair in kept.values_list("batch", "closed_by") for number in pair}
    newest = Batch.objects.filter(pk__in=numbers - {None}).order_by("-pk").first()
    return conflict_with(newest, lines)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the choices come to, beside what is held and suggested."""

    found: Mapping[int, Colleague]
    held: Mapping[int, HeldDuties]
    by: Caller

    def against(self, chosen: Mapping[int, RoleChoice]) -> list[int]:
        """Whoever gets another role than her duties suggest, or loses the one she has."""
        return [
            person
            for person, choice in chosen.items()
            if choice.talent_role != self.found[person].gist.talent_role
            and not (choice.talent_role == WITHDRAWN and self.found[person].held is None)
        ]

    def changes(self, chosen: Mapping[int, RoleChoice], reason: str) -> Iterator[Change]:
        for person, choice in chosen.items():
            standing = self.found[person].held
            values = self._values(self.found[person], choice, reason)
            if choice.talent_role == WITHDRAWN:
                if standing is not None:
                    yield Change(standing.version, values, BY_HAND, is_closing_only=True)
            elif standing is None or reason or _differs(standing, values):
                yield Change(standing.version if standing else None, values, BY_HAND)

    def _values(self, one: Colleague, choice: RoleChoice, reason: str) -> AssignmentValues:
        suggestion = suggest_for(self.held[one.person], self.by.today)
        second = one.gist.second_talent_role if choice.second is None else choice.second
        return AssignmentValues(
            one.person,
            choice.talent_role,
            "" if second == choice.talent_role else second,
            one.duty_hash,
            write_suggestion(dict(document_of(suggestion))),
            reason,
        )


def _suggested(change: Change) -> str:
    return str(read_suggestion(change.values.suggestion)["talent_role"])


def _differs(standing: object, values: AssignmentValues) -> bool:
    names = ("talent_role", "second_talent_role", "duty_hash")
    return any(getattr(standing, name) != getattr(values, name) for name in names)
