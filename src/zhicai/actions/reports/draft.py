"""Gather what a report says: the figures of the page, by the same actions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from zhicai.actions.access import Caller, Permission, require
from zhicai.actions.figures.figure import Counts, ProvisionFigure, Question, Standing
from zhicai.actions.figures.known import Known
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.find_standing import TRIES, find_standing
from zhicai.actions.intake.plan import current_sequence
from zhicai.actions.list_standing_people import PeopleQuery, PersonLine, list_standing_people
from zhicai.actions.reports.posts import posts_of
from zhicai.actions.reports.report import (
    AgencyLine,
    DivisionGroup,
    Head,
    ListedPerson,
    NamedDoubts,
    PaperQuery,
    PeopleReport,
    StandingReport,
)
from zhicai.basics.errors import Refused
from zhicai.basics.figure_words import TRIALS
from zhicai.basics.minutes import format_hours
from zhicai.basics.report_words import EVERYBODY_TITLE, MISSING_TITLE, STANDING_TITLE
from zhicai.basics.words import Verdict
from zhicai.core.rules.verdicts import AI_ATTAINMENT
from zhicai.records.audit.models import AuditEvent

APART = (AI_ATTAINMENT, *TRIALS)
TARGET_NAMES = {"basic": "基礎", "advanced": "進階"}


def draft_standing_report(query: PaperQuery, *, by: Caller) -> StandingReport:
    """The 統計表 of an agency with its direct subordinates."""
    require(by, Permission.REPORT_PRINT, query.agency_code)
    standing = find_standing(replace(query, depth=1), by=by)
    figure = standing.figure
    return StandingReport(
        head=_head(STANDING_TITLE, standing, by),
        agencies=tuple(sorted(_agency_lines(standing), key=_order)),
        exclusions=figure.exclusions,
        others=tuple(one for one in figure.provisions if one.provision_id not in APART),
        trials=tuple(one for one in figure.provisions if one.provision_id in TRIALS),
        doubts=tuple(_doubts(figure.provisions)),
    )


def draft_people_report(query: PaperQuery, *, by: Caller) -> PeopleReport:
    """The 盤點表 of an agency; its people and its figure are of the same instant."""
    require(by, Permission.REPORT_PRINT, query.agency_code)
    for _ in range(TRIES):
        sequence = current_sequence()
        standing = find_standing(replace(query, depth=0), by=by)
        lines = list_standing_people(_people_query(query, standing), by=by)
        if query.known_at is not None or current_sequence() == sequence:
            return _people_report(query, standing, lines=lines, by=by)
    raise Refused("batch.moved")


def _people_report(
    query: PaperQuery, standing: Standing, *, lines: list[PersonLine], by: Caller
) -> PeopleReport:
    shown = [line for line in lines if query.is_everybody or line.verdict != Verdict.MET]
    posts = posts_of(
        Known(query.known_at),
        [line.person for line in shown],
        year=standing.year,
        as_of=standing.as_of,
    )
    people = [ListedPerson(line, *posts.get(line.person, ("", ""))) for line in shown]
    title = EVERYBODY_TITLE if query.is_everybody else MISSING_TITLE
    return PeopleReport(
        head=_head(title, standing, by),
        is_everybody=query.is_everybody,
        groups=tuple(_groups(people)),
        agencies=tuple(sorted(_alone(lines, query.agency_code), key=_order)),
    )


def _people_query(query: PaperQuery, standing: Standing) -> PeopleQuery:
    return PeopleQuery(
        agency_code=query.agency_code,
        year=standing.year,
        as_of=standing.as_of,
        known_at=query.known_at,
        scope=query.scope,
    )


def _head(title: str, standing: Standing, by: Caller) -> Head:
    last = AuditEvent.objects.order_by("-sequence").first()
    target = rulebook().find_value(AI_ATTAINMENT, standing.as_of)
    return Head(
        title=title,
        agency_code=standing.figure.code,
        agency_name=standing.figure.name,
        year=standing.year,
        as_of=standing.as_of,
        known_at=standing.known_at,
        made_at=by.now,
        maker=by.account.name or by.code,
        rulebook_version=rulebook().version,
        audit_head=last.hash if last else "",
        target=target and target_text(target),
        kpi=standing.figure.get(AI_ATTAINMENT),
    )


def target_text(target: dict[str, int]) -> str:
    """A target in hours, part by part.

    >>> target_text({"basic": 180, "advanced": 90})
    '基礎 3 小時＋進階 1.5 小時'
    """
    return "＋".join(f"{TARGET_NAMES[key]} {format_hours(part)}" for key, part in target.items())


def _agency_lines(standing: Standing) -> Iterator[AgencyLine]:
    """The subordinates with all below them, and what is left for the agency itself."""
    figure = standing.figure
    rest = figure.get(AI_ATTAINMENT).counts
    for child in figure.children:
        counts = child.get(AI_ATTAINMENT).counts
        rest = Counts(
            rest.counted - counts.counted, rest.met - counts.met, rest.short - counts.short
        )
        yield AgencyLine(child.code, child.name, counts, is_itself=False)
    if rest.counted or not figure.children:
        yield AgencyLine(figure.code, figure.name, rest, is_itself=True)


def _alone(lines: Iterable[PersonLine], root_code: str) -> Iterator[AgencyLine]:
    """Each agency with its own people only."""
    for (code, name), people in groupby(lines, lambda line: (line.agency_code, line.agency_name)):
        verdicts = [line.verdict for line in people]
        counts = Counts(
            len(verdicts), verdicts.count(Verdict.MET.value), verdicts.count(Verdict.SHORT.value)
        )
        yield AgencyLine(code, name, counts, is_itself=code == root_code)


def _order(line: AgencyLine) -> tuple[int, str]:
    return -line.gap, line.code


def _groups(people: list[ListedPerson]) -> Iterator[DivisionGroup]:
    """By agency, then division, then name."""

    def group(one: ListedPerson) -> tuple[str, str, str]:
        return one.line.agency_code, one.line.agency_name, one.division

    ordered = sorted(people, key=lambda one: (*group(one), one.line.name, one.line.person))
    for (code, name, division), members in groupby(ordered, group):
        yield DivisionGroup(code, name, division, tuple(members))


def _doubts(provisions: Iterable[ProvisionFigure]) -> Iterator[NamedDoubts]:
    """Every open question once, those of the KPI first."""
    raised: dict[tuple[str, str], list[ProvisionFigure]] = defaultdict(list)
    questions: dict[tuple[str, str], Question] = {}
    for one in sorted(provisions, key=lambda one: one.provision_id != AI_ATTAINMENT):
        for doubt in one.doubts:
            raised[doubt.asks, doubt.read_as].append(one)
            questions[doubt.asks, doubt.read_as] = doubt
    groups: dict[tuple[str, ...], list[Question]] = defaultdict(list)
    for key, those in raised.items():
        groups[tuple(one.name for one in those)].append(questions[key])
    for about, asked in groups.items():
        yield NamedDoubts(about, tuple(asked))
