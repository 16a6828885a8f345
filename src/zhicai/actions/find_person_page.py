"""One person of an office: facts, verdicts of a year, certificates, and portal beside records."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zhicai.actions.access import Caller, Permission, walled
from zhicai.actions.edits.names import Names
from zhicai.actions.figures.freshness import is_fresh
from zhicai.actions.figures.judged import MINUTES, MORE_MINUTES, judge_people, person_years
from zhicai.actions.figures.known import Known
from zhicai.actions.figures.load_facts import Question
from zhicai.actions.figures.one_person import tree_around
from zhicai.actions.figures.people_lines import Setting, line_of
from zhicai.actions.figures.people_query import PeoplePageQuery, Row, choose, reason_of, tab_of
from zhicai.actions.figures.people_rows import names_of
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.figures.tree import Tree
from zhicai.actions.find_people_page import rule_on
from zhicai.actions.find_standing import StandingQuery
from zhicai.actions.people.office_person import get_office_person
from zhicai.actions.people.person import (
    CertificateLine,
    EventLine,
    PersonPage,
    PostLine,
    SummaryLine,
    VerdictLine,
    YearLine,
)
from zhicai.actions.people.vocabulary import category_choices, event_names
from zhicai.actions.roles.own import role_of
from zhicai.basics.figure_words import SUMMARY_NAMES
from zhicai.core.rollups.scopes import scope_of
from zhicai.core.rules.verdicts import JUDGED
from zhicai.records.certificates.models import Certificate
from zhicai.records.learning.models import HourSummary
from zhicai.records.staff.models import Person, Posting, Profile, StatusEvent
from zhicai.records.standings.models import PersonYear
from zhicai.records.standings.people import EXCLUDED


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPageQuery(StandingQuery):
    """`agency_code` is the office that looks; `person` is a key of a list of people."""

    person: int


@walled
def find_person_page(query: PersonPageQuery, *, by: Caller) -> PersonPage:
    """Raises Refused("person.not_found") for whoever is not of the office."""
    found = get_office_person(
        query.person, Permission.STAFF_READ, agency_code=query.agency_code, by=by
    )
    return page_of(found, query, by=by)


def page_of(found: Person, query: PersonPageQuery, *, by: Caller) -> PersonPage:
    """The same of somebody whom the caller was already allowed to ask about."""
    year, as_of = query.year_for(by.today), query.day_for(by.today)
    known = Known(query.known_at)
    tree = tree_around(known, found.pk)
    question = Question(year, as_of, known, rulebook())
    row, summary = _judged(found, question, tree)
    return PersonPage(
        **_identity(found, known, by),
        year=year,
        as_of=as_of,
        verdicts=_verdicts(row, question, query=query, tree=tree) if row else (),
        posts=_posts(found, known, by),
        events=_events(found, known, as_of),
        certificates=_certificates(found, known),
        years=_years(found),
        summary_period=(summary.period_from, summary.period_until) if summary else None,
        summary=_beside(summary, row or {}),
        role=role_of(found, by.today),
    )


def _judged(
    person: Person, question: Question, tree: Tree
) -> tuple[Row | None, HourSummary | None]:
    """Her row of the year, and the portal's totals beside it.

    The kept row answers where it is fresh and no report of totals has to be picked.
    """
    reports = HourSummary.objects.filter(person_id=person.pk)
    if (
        question.known.at is None
        and not reports.exists()
        and is_fresh(question.year, question.as_of, question.book)
    ):
        kept = PersonYear.objects.filter(person_id=person.pk, year=question.year).first()
        return (vars(kept) if kept else None), None
    judged = judge_people(question, tree, [person.pk])
    row = next(iter(person_years(question, judged)), None)
    summary_id = judged.standings["summary"].to_list()[0] if row else None
    return row, reports.filter(pk=summary_id).first() if summary_id else None


def _identity(person: Person, known: Known, by: Caller) -> dict[str, Any]:
    profile = Profile.objects.filter(known.condition, person_id=person.pk).order_by("pk").last()
    names = Names(by.today)
    names.load_agencies([person.agency_id])
    code, _, agency = names.agencies.get(person.agency_id or 0, "").partition(" ")
    return {
        "person": person.pk,
        "name": profile.name if profile else "",
        "national_id_masked": person.national_id_masked,
        "employee_number": profile.employee_number if profile else "",
        "agency_code": code,
        "agency_name": agency,
    }


def _verdicts(
    row: Row, question: Question, *, query: PersonPageQuery, tree: Tree
) -> tuple[VerdictLine, ...]:
    """One for each judged provision, each in its own scope unless another is asked for."""
    found = []
    told = names_of(question.known, [row["person_id"]])[row["person_id"]]
    for provision_id in JUDGED:
        rule = rule_on(provision_id, question.as_of)
        asked = PeoplePageQuery(
            agency_code=query.agency_code, provision_id=provision_id, scope=query.scope
        )
        choice = choose(asked, question.book, as_of=question.as_of, root_id=0, size=1)
        setting = Setting(question.known, provision_id, choice)
        line = line_of(row, setting, tree=tree, told=told)
        is_out = tab_of(row, choice) == EXCLUDED
        found.append(
            VerdictLine(
                provision_id,
                rule.name,
                str(rule.norm),
                query.scope or scope_of(provision_id, question.book),
                rule.is_published,
                reason_of(row, choice) if is_out else None,
                line,
            )
        )
    return tuple(found)


def _posts(person: Person, known: Known, by: Caller) -> tuple[PostLine, ...]:
    """Newest first."""
    rows = list(
        Posting.objects.filter(known.condition, person_id=person.pk).order_by("-started_on", "-pk")
    )
    names = Names(by.today)
    names.load_agencies(key for row in rows for key in (row.agency_id, row.establishment_id))
    told = {key: value.partition(" ")[2] for key, value in names.agencies.items()}
    words = category_choices(by.today)
    return tuple(
        PostLine(
            agency_name=told.get(row.agency_id, ""),
            establishment_name=told.get(row.establishment_id, ""),
            division=row.division,
            job_title=row.job_title,
            rank_text=row.rank_text,
            job_series=row.job_series,
            staff_category=words.get(row.staff_category, row.staff_category_text),
            is_supervisor=row.is_supervisor,
            duty_text=row.duty_text,
            started_on=row.started_on,
            ended_on=row.ended_on,
        )
        for row in rows
    )


def _events(person: Person, known: Known, as_of: dt.date) -> tuple[EventLine, ...]:
    names = event_names(as_of)
    rows = StatusEvent.objects.filter(known.condition, person_id=person.pk)
    return tuple(
        EventLine(names.get(row.kind, row.kind), row.started_on, row.ended_on, row.note)
        for row in rows.order_by("-started_on", "-pk")
    )


def _certificates(person: Person, known: Known) -> tuple[CertificateLine, ...]:
    rows = Certificate.objects.filter(known.condition, person_id=person.pk)
    return tuple(
        CertificateLine(
            row.certificate_name,
            row.issuer,
            row.certificate_number,
            row.issued_on,
            row.expires_on,
        )
        for row in rows.order_by("-issued_on", "-pk")
    )


def _years(person: Person) -> tuple[YearLine, ...]:
    """The years that are kept, newest first."""
    columns = (*MINUTES, *MORE_MINUTES)
    return tuple(
        YearLine(
            row.year,
            {name.removesuffix("_minutes"): getattr(row, name) for name in columns},
            row.kpi_ai_attainment,
        )
        for row in PersonYear.objects.filter(person_id=person.pk).order_by("-year")
    )


def _beside(summary: HourSummary | None, row: Mapping[str, Any]) -> tuple[SummaryLine, ...]:
    """Each kind that the portal tells; the records' own minutes where there are records."""
    if summary is None:
        return ()
    has_records = row.get("minutes_source") == "records"
    return tuple(
        SummaryLine(name, minutes, row[column] if has_records else None)
        for column, name in SUMMARY_NAMES.items()
        if (minutes := getattr(summary, column)) is not None
    )
