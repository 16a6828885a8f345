"""Gather what a report says: the figures of the page, by the same actions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.figures.figure import (
    AgencyFigure,
    Counts,
    ProvisionFigure,
    Question,
    Standing,
)
from zhicai.actions.figures.people_query import PeoplePageQuery
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.find_audit_head import last_head
from zhicai.actions.find_people_page import find_people_page
from zhicai.actions.find_standing import TRIES, find_standing
from zhicai.actions.intake.plan import current_sequence
from zhicai.actions.list_standing_people import PersonLine
from zhicai.actions.offices.profile import load_profile
from zhicai.actions.page import SIZE
from zhicai.actions.reports.report import (
    AgencyLine,
    DivisionGroup,
    Head,
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

EVERYBODY = 0
WHOLE_TREE = 99
APART = (AI_ATTAINMENT, *TRIALS)
TARGET_NAMES = {"basic": "基礎", "advanced": "進階"}


@walled
def draft_standing_report(query: PaperQuery, *, by: Caller) -> StandingReport:
    """The 統計表 of an agency with its direct subordinates."""
    require(by, Permission.REPORT_PRINT, query.agency_code)
    standing = find_standing(replace(query, depth=1), by=by)
    figure = standing.figure
    return StandingReport(
        head=_head(STANDING_TITLE, standing, by),
        agencies=tuple(sorted(_agency_lines(figure), key=_order)),
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
        standing = find_standing(replace(query, depth=WHOLE_TREE), by=by)
        people = find_people_page(people_query(query, size=EVERYBODY), by=by).page.rows
        if query.known_at is not None or current_sequence() == sequence:
            return PeopleReport(
                head=_head(people_title(query), standing, by),
                is_everybody=query.is_everybody,
                groups=tuple(_groups(people)),
                agencies=tuple(sorted(_alone(standing.figure, query.agency_code), key=_order)),
            )
    raise Refused("batch.moved")


def people_query(query: PaperQuery, *, number: int = 1, size: int = SIZE) -> PeoplePageQuery:
    """The people whom the 盤點表 of the query lists, a page of them or all."""
    return PeoplePageQuery(
        agency_code=query.agency_code,
        year=query.year,
        as_of=query.as_of,
        known_at=query.known_at,
        scope=query.scope,
        tabs=() if query.is_everybody else (Verdict.SHORT.value, Verdict.UNKNOWN.value),
        number=number,
        size=size,
    )


def people_title(query: PaperQuery) -> str:
    return EVERYBODY_TITLE if query.is_everybody else MISSING_TITLE


def _head(title: str, standing: Standing, by: Caller) -> Head:
    last = last_head()
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
        audit_head=last.text if last else "",
        target=target and target_text(target),
        kpi=standing.figure.get(AI_ATTAINMENT),
        profile=load_profile(standing.figure.code),
    )


def target_text(target: dict[str, int]) -> str:
    """A target in hours, part by part.

    >>> target_text({"basic": 180, "advanced": 90})
    '基礎 3 小時＋進階 1.5 小時'
    """
    return "＋".join(f"{TARGET_NAMES[key]} {format_hours(part)}" for key, part in target.items())


def _agency_lines(figure: AgencyFigure) -> Iterator[AgencyLine]:
    """The subordinates with all below them, and what is left for the agency itself."""
    for child in figure.children:
        yield AgencyLine(child.code, child.name, child.get(AI_ATTAINMENT).counts, is_itself=False)
    own = _rest(figure)
    if own.counted or not figure.children:
        yield AgencyLine(figure.code, figure.name, own, is_itself=True)


def _alone(figure: AgencyFigure, root_code: str) -> Iterator[AgencyLine]:
    """Each agency that counts anybody itself, with its own people only."""
    own = _rest(figure)
    if own.counted:
        yield AgencyLine(figure.code, figure.name, own, is_itself=figure.code == root_code)
    for child in figure.children:
        yield from _alone(child, root_code)


def _rest(figure: AgencyFigure) -> Counts:
    """What is left for the agency itself without all that stand below it."""
    whole = figure.get(AI_ATTAINMENT).counts
    below = [child.get(AI_ATTAINMENT).counts for child in figure.children]
    return Counts(
        whole.counted - sum(counts.counted for counts in below),
        whole.met - sum(counts.met for counts in below),
        whole.short - sum(counts.short for counts in below),
    )


def _order(line: AgencyLine) -> tuple[int, str]:
    return -line.gap, line.code


def _groups(people: Iterable[PersonLine]) -> Iterator[DivisionGroup]:
    """By agency, then division, then name."""

    def group(line: PersonLine) -> tuple[str, str, str]:
        return line.agency_code, line.agency_name, line.division

    ordered = sorted(people, key=lambda line: (*group(line), line.name, line.person))
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
