"""What a page shows of a few people beside the list: words, evidence, who decided and when."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zhicai.actions.access import TAIPEI
from zhicai.actions.intake.kept_receipt import names_of
from zhicai.actions.intake.role_book import read_suggestion
from zhicai.actions.roles.held_duties import HeldDuties, HeldPost, duties_of, held_duties
from zhicai.actions.roles.office_roles import Colleague, RoleState
from zhicai.actions.roles.suggestions import suggest_for
from zhicai.core.roles.suggestion import RoleSuggestion
from zhicai.records.roles.models import RoleAssignment
from zhicai.records.staff.models import Person, Posting


@dataclass(frozen=True, slots=True)
class Decided:
    """Who decided, when and why; `told` is the suggestion that was shown then.

    `duty_text` is what the decision was made on, told only where the duties are others now.
    """

    actor: str
    at: dt.datetime
    batch: int
    reason: str
    told: Mapping[str, Any]
    duty_text: str = ""


@dataclass(frozen=True, slots=True)
class RoleLine:
    """One person of the worklist; `suggestion` None where no file told any duties."""

    colleague: Colleague
    national_id_masked: str
    duty_text: str
    suggestion: RoleSuggestion | None
    decided: Decided | None
    may_decide: bool = False

    @property
    def token(self) -> str:
        """What a form carries: the person, the version and the duties that were seen."""
        one = self.colleague
        return f"{one.person}-{one.version}-{one.duty_hash[:16]}"


def lines_of(
    colleagues: Sequence[Colleague],
    today: dt.date,
    *,
    decidable: Callable[[str], bool] | None = None,
    known: Mapping[int, HeldDuties] | None = None,
) -> tuple[RoleLine, ...]:
    """A fixed number of statements, however many people.

    `decidable` tells of an agency whether the caller may decide there; `known` are the duties
    where they have been read already.
    """
    keys = [one.person for one in colleagues]
    duties = held_duties(keys, today) if known is None else known
    masked = dict(Person.objects.filter(pk__in=keys).values_list("pk", "national_id_masked"))
    decided = _decided(colleagues)
    return tuple(
        RoleLine(
            one,
            masked.get(one.person, ""),
            duties[one.person].text if one.person in duties else "",
            _suggestion(duties.get(one.person), today),
            decided.get(one.person),
            decidable is not None and decidable(one.agency_code),
        )
        for one in colleagues
    )


def _suggestion(held: HeldDuties | None, today: dt.date) -> RoleSuggestion | None:
    return suggest_for(held, today) if held is not None and held.is_told else None


def _decided(colleagues: Sequence[Colleague]) -> dict[int, Decided]:
    versions = [one.version for one in colleagues if one.held is not None]
    rows = RoleAssignment.objects.filter(pk__in=versions).select_related("batch").order_by("pk")
    kept = list(rows)
    names = names_of(row.batch.actor_code for row in kept)
    changed = {one.person for one in colleagues if one.state is RoleState.CHANGED}
    before = duties_before(
        {row.person_id: row.batch.applied_at for row in kept if row.person_id in changed}
    )
    return {
        row.person_id: Decided(
            names[row.batch.actor_code],
            row.batch.applied_at,
            row.batch_id,
            row.reason,
            read_suggestion(row.suggestion),
            before.get(row.person_id, ""),
        )
        for row in kept
    }


def duties_before(instants: Mapping[int, dt.datetime]) -> dict[int, str]:
    """The duties of each person as they were known at an instant, on the day of then."""
    posts: dict[int, list[HeldPost]] = defaultdict(list)
    columns = ("known_from", "known_until", "ended_on")
    rows = Posting.objects.filter(person_id__in=list(instants)).order_by("pk")
    for known_from, known_until, ended_on, *told in rows.values_list(*columns, *HeldPost._fields):
        post = HeldPost(*told)
        at = instants[post.person_id]
        day = at.astimezone(TAIPEI).date()
        is_known = known_from <= at and (known_until is None or known_until > at)
        is_held = (post.started_on or day) <= day <= (ended_on or day)
        if is_known and is_held:
            posts[post.person_id].append(post)
    return {person: duties_of(held).text for person, held in posts.items()}
