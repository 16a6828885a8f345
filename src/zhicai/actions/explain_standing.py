"""Why one person's verdict is what it is: rule, source, and every record counted or not."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from zhicai.actions.access import Caller, Permission, may, require, walled
from zhicai.actions.figures.assemble import document_text
from zhicai.actions.figures.known import Known
from zhicai.actions.figures.load_facts import Loaded, Question, load_facts
from zhicai.actions.figures.one_person import tree_around
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.figures.sources import SourceRow, source_rows
from zhicai.actions.find_standing import StandingQuery
from zhicai.actions.rulebook.own_decisions import decision_text, tell_decisions
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.basics.text import fold
from zhicai.core.rollups.scopes import categories_of, scope_of
from zhicai.core.rules.covered import coverages_below
from zhicai.core.rules.explain import Evidence, Explanation, explain
from zhicai.core.rules.explain_records import explain_records
from zhicai.core.rules.facts import Facts, lazy, span_of
from zhicai.core.rules.verdicts import JUDGED
from zhicai.exchange.parquet.engines import collect
from zhicai.exchange.parquet.recount import judge_facts
from zhicai.records.agencies.models import Agency
from zhicai.records.staff.models import Person, Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainQuery(StandingQuery):
    """`person` is a key of `standing people`, or a name that only one person bears."""

    agency_code: str = ""
    person: str
    provision_id: str


@dataclass(frozen=True, slots=True)
class Explained:
    """The account of the core, with names and source rows from the records."""

    person: int
    name: str
    national_id_masked: str
    agency_name: str
    sources: tuple[str, ...]
    told: Explanation
    is_outside_scope: bool
    records: dict[int, SourceRow]

    def as_json(self) -> dict[str, Any]:
        told = self.told
        entry = told.in_force
        return {
            "person": str(self.person),
            "name": self.name,
            "national_id_masked": self.national_id_masked,
            "agency": self.agency_name,
            "provision": told.provision_id,
            "verdict": told.verdict.value,
            "reason": told.reason,
            "exclusion": told.exclusion or ("outside_scope" if self.is_outside_scope else None),
            "value": entry.value if entry else None,
            "sources": list(self.sources),
            "minutes_source": told.minutes_source,
            "minutes": dict(told.minutes),
            "records": [self._record_json(record) for record in told.records],
            "summary": self._summary_json(),
            "doubts": [
                {
                    "provision": one.provision_id,
                    "asks": one.doubt.asks,
                    "read_as": one.doubt.read_as,
                }
                for one in told.doubts
            ],
        }

    def _record_json(self, record: Any) -> dict[str, Any]:
        row = self.records.get(record.record)
        return {
            "course": row.course if row else "",
            "completed_on": record.completed_on,
            "minutes": record.minutes,
            "level": record.level,
            "counted_minutes": record.counted_minutes,
            "why_not": record.why,
            "note": record.note,
            "file": row.file if row else None,
            "place": row.place if row else None,
            "batch": row.batch if row else None,
        }

    def _summary_json(self) -> dict[str, Any] | None:
        summary = self.told.summary
        if summary is None:
            return None
        return {
            "period_from": summary.period_from,
            "period_until": summary.period_until,
            "minutes": dict(summary.minutes),
            "above_records": dict(summary.above_records),
        }


@walled
def explain_standing(query: ExplainQuery, *, by: Caller) -> Explained:
    """Raises Refused: person.not_found, person.several, provision.not_found."""
    if query.provision_id not in JUDGED:
        raise Refused("provision.not_found", value=query.provision_id)
    return explain_of(find_one(query.person, Permission.STAFF_READ, by=by), query, by=by)


def explain_of(person: Person, query: ExplainQuery, *, by: Caller) -> Explained:
    """The same of somebody whom the caller was already allowed to ask about."""
    if query.provision_id not in JUDGED:
        raise Refused("provision.not_found", value=query.provision_id)
    known, book = Known(query.known_at), rulebook()
    year, as_of = query.year_for(by.today), query.day_for(by.today)
    tree = tree_around(known, person.pk)
    loaded = load_facts(Question(year, as_of, known, book), tree, [person.pk])
    judged = judge_facts(loaded.facts, book, year=year, as_of=as_of)
    standings = judged.standings.to_dicts()
    if not standings:
        raise Refused("person.not_found", value=query.person)
    evidence = Evidence(
        standing=standings[0],
        records=_dicts(
            explain_records(
                loaded.facts,
                book,
                provision_id=query.provision_id,
                year=year,
                as_of=as_of,
                paths=judged.paths,
            )
        ),
        summary=_summary(loaded.facts, standings[0]["summary"]),
        coverages=_dicts(
            coverages_below(loaded.facts, lazy(judged.paths), span_of(year, as_of))
            .filter(nw.col("agency") == standings[0]["agency"])
            .to_native()
        ),
    )
    told = explain(query.provision_id, book, as_of=as_of, evidence=evidence)
    return Explained(
        person=person.pk,
        name=_name(known, person.pk),
        national_id_masked=person.national_id_masked,
        agency_name=tree.name_on(standings[0]["agency"], as_of),
        sources=(
            *(f"{document_text(book, place.source)} {place.clause}" for place in told.basis),
            *_decisions(loaded, known, agency_id=standings[0]["agency"], as_of=as_of),
        ),
        told=told,
        is_outside_scope=standings[0]["category"]
        not in categories_of(scope_of(query.provision_id, book), book, as_of),
        records=source_rows(known, [record.record for record in told.records]),
    )


def _decisions(loaded: Loaded, known: Known, *, agency_id: int, as_of: dt.date) -> Iterator[str]:
    """What agencies decided for themselves, where the figure may rest on it."""
    kinds = {row["kind"] for row in _dicts(loaded.facts.events)}
    found = tell_decisions(known, loaded.tree, agency_id=agency_id, as_of=as_of, kinds=kinds)
    for row in found:
        name = loaded.tree.name_on(row.agency_id, as_of)
        yield decision_text(row, rulebook(), agency_name=name)


def find_one(told: str, permission: Permission, *, by: Caller) -> Person:
    """The person of a key, or the only one of a name, among those the caller may ask about."""
    if told.isdecimal():
        found = list(Person.objects.filter(pk=int(told[:18])))
    else:
        named = Profile.objects.filter(known_until__isnull=True, folded_name=fold(told))
        found = list(Person.objects.filter(pk__in=named.values("person_id")).order_by("pk"))
    codes = dict(
        Agency.objects.filter(pk__in={one.agency_id for one in found}).values_list("pk", "code")
    )
    seen = [one for one in found if may(by, permission, codes.get(one.agency_id or 0))]
    if not seen:
        raise Refused("person.not_found", value=mask_ids_in(told))
    if len(seen) > 1:
        raise Refused("person.several", value=told, count=str(len(seen)))
    require(by, permission, codes.get(seen[0].agency_id or 0))
    return seen[0]


def _name(known: Known, person_id: int) -> str:
    return next((row[2] for row in known.rows_of("Profile", [person_id])), "")


def _summary(facts: Facts, summary_id: int | None) -> dict[str, Any] | None:
    """The portal's row that was judged, if one was."""
    chosen = lazy(facts.summaries).filter(nw.col("summary") == summary_id)
    return None if summary_id is None else next(iter(_dicts(chosen.to_native())), None)


def _dicts(native: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = collect(native).to_dicts()
    return sorted(rows, key=lambda row: (str(row.get("completed_on")), str(row.get("record"))))
