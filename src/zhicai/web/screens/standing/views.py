"""One figure, what it consists of, and what changed; every number opens."""

from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse

from zhicai.actions.access import Permission
from zhicai.actions.find_changes import KINDS, Change, Changes, ChangesQuery, find_changes
from zhicai.actions.find_exclusions import ExclusionsQuery, find_exclusions
from zhicai.actions.find_outlook import NEAR_MINUTES, OutlookQuery, find_outlook
from zhicai.actions.find_overview import Overview, OverviewQuery, find_overview
from zhicai.actions.page import Page, page_of
from zhicai.basics.errors import Refused
from zhicai.basics.figure_words import SCOPES
from zhicai.core.rules.verdicts import AI_ATTAINMENT
from zhicai.web.components.bars import draw_bars
from zhicai.web.office import Office, screen
from zhicai.web.screens.standing.aggregates import show_aggregates
from zhicai.web.screens.standing.forms import ChangesForm, QuestionForm, StandingForm
from zhicai.web.screens.standing.lines import (
    View,
    children_table,
    gap_lines,
    missing_words,
    provision_lines,
)
from zhicai.web.screens.standing.links import Links
from zhicai.web.screens.standing.sentence import sentence_of
from zhicai.web.screens.standing.words import CHANGE_KINDS, change_reason

WRONG = 422
LONGEST_PAGE = 7
STEPS_TOLD = 5


@screen(Permission.STANDING_READ)
def show(request: HttpRequest, office: Office, node_code: str = "") -> HttpResponse:
    node = node_code or office.code
    if not office.may(Permission.STAFF_READ):
        return show_aggregates(request, office, node)
    form = StandingForm(request.GET, now=office.caller.now)
    if not form.is_valid():
        return _wrong(request, office, node=node, form=form)
    asked = form.question()
    try:
        overview = _overview(office, node, depth=1, **asked)
    except Refused as refused:
        return _refused(request, office, node=node, form=form, refused=refused)
    links = Links(office.code, node, form.typed())
    view = View(links, is_raw=form.cleaned_data["exclusions"] == "without")
    outlook = _outlook(office, overview, asked=asked, target=form.cleaned_data["target"])
    return office.page(
        "standing/show.html",
        {
            **_shared(form, overview, links),
            **_figures(view, overview, page_number(request)),
            "outlook": outlook,
            "outlook_gaps": gap_lines(links, outlook.nearest) if outlook else (),
            "outlook_steps": _steps(outlook)[:STEPS_TOLD],
            "outlook_more": sum(count for count, _ in _steps(outlook)[STEPS_TOLD:]),
            "near_minutes": NEAR_MINUTES,
            "near_url": links.near(NEAR_MINUTES),
            "kept": [(name, value) for name, value in form.kept().items() if name != "target"],
        },
    )


@screen(Permission.STAFF_READ)
def exclusions(request: HttpRequest, office: Office, node_code: str) -> HttpResponse:
    form = QuestionForm(request.GET, now=office.caller.now)
    if not form.is_valid():
        return _wrong(request, office, node=node_code, form=form)
    try:
        overview = _overview(office, node_code, depth=0, is_brief=True, **form.question())
        found = find_exclusions(
            ExclusionsQuery(
                agency_code=node_code,
                reason=request.GET.get("reason"),
                page=page_number(request),
                **form.question(),
            ),
            by=office.caller,
            found=overview.standing,
        )
    except Refused as refused:
        return _refused(request, office, node=node_code, form=form, refused=refused)
    links = Links(office.code, node_code, form.typed())
    view = View(links, is_raw=False)
    lines = [(line, links.page("standing.exclusions", reason=line.reason)) for line in found.lines]
    names = [(one, links.person(one.person)) for one in found.names.rows]
    return office.page(
        "standing/exclusions.html",
        {
            **_shared(form, overview, links),
            "top": view.line(overview.standing.figure),
            "raw": View(links, is_raw=True).line(overview.standing.figure),
            "lines": lines,
            "chosen": found.chosen,
            "names": names,
            "page": found.names,
        },
    )


@screen(Permission.STAFF_READ)
def changes(request: HttpRequest, office: Office, node_code: str) -> HttpResponse:
    form = ChangesForm(request.GET, now=office.caller.now)
    if not form.is_valid():
        return _wrong(request, office, node=node_code, form=form)
    told = form.cleaned_data
    try:
        overview = _overview(office, node_code, depth=0, is_brief=True, **form.question())
        found = find_changes(
            ChangesQuery(
                agency_code=node_code, since=told["since"], batch=told["batch"], **form.question()
            ),
            by=office.caller,
            found=overview.standing,
        )
    except Refused as refused:
        return _refused(request, office, node=node_code, form=form, refused=refused)
    links = Links(office.code, node_code, form.typed())
    chosen = request.GET.get("kind", "")
    touches = [
        (one, links.page("standing.changes", batch=str(one.number)), links.batch(one.number))
        for one in found.batches
    ]
    return office.page(
        "standing/changes.html",
        {
            **_shared(form, overview, links),
            "found": found,
            "before": found.before,
            "after": found.after.figure.get(AI_ATTAINMENT),
            "groups": _groups(found, form, links=links, kind=chosen, number=page_number(request)),
            "chosen": chosen,
            "may_open": any(one.may_open for one in found.batches if one.number == found.batch),
            "touches": touches,
        },
    )


def _overview(office: Office, node: str, *, depth: int, **asked: Any) -> Overview:
    query = OverviewQuery(agency_code=node, office_code=office.code, depth=depth, **asked)
    return find_overview(query, by=office.caller)


def _outlook(
    office: Office, overview: Overview, *, asked: dict[str, Any], target: Decimal | None
) -> Any:
    if target is None:
        return None
    node = overview.standing.figure.code
    query = OutlookQuery(agency_code=node, target_percent=target, **asked)
    return find_outlook(query, by=office.caller, found=overview.standing)


def _steps(outlook: Any) -> list[tuple[int, str]]:
    steps = outlook.steps if outlook else ()
    return [
        (one.staff_count, missing_words(one.missing_basic, one.missing_advanced)) for one in steps
    ]


def _shared(form: QuestionForm, overview: Overview, links: Links) -> dict[str, Any]:
    """What every page of the screen shows on top."""
    chain = [(one, links.page("standing.node", one.code)) for one in overview.chain]
    return {
        "form": form,
        "standing": overview.standing,
        "kpi": overview.standing.figure.get(AI_ATTAINMENT),
        "chain": chain,
        "figure_url": links.page("standing.node"),
        "is_past": form.cleaned_data["known_at"] is not None,
    }


def _figures(view: View, overview: Overview, number: int) -> dict[str, Any]:
    """The figure on top, what stands below it, and where all of it leads."""
    figure, links = overview.standing.figure, view.links
    table = children_table(view, figure, number)
    provisions, trials = provision_lines(view, figure)
    without = {} if view.is_raw else {"exclusions": "without"}
    keep = {"exclusions": "without"} if view.is_raw else {}
    return {
        "top": table.whole,
        "other": View(links, is_raw=not view.is_raw).line(figure),
        "is_raw": view.is_raw,
        "is_small": overview.is_small,
        "gaps": gap_lines(links, overview.gaps),
        "table": table,
        "chart": draw_bars("所屬機關的達成人數", table.bars),
        "provisions": provisions,
        "trials": trials,
        "excluded": sum(count for _, count in figure.exclusions),
        "exclusions_url": links.page("standing.exclusions"),
        "changes_url": links.page("standing.changes"),
        "latest": overview.latest,
        "other_exclusions_url": links.page("standing.node", **without),
        "scopes": [
            (key, told, links.page("standing.node", **{**keep, "scope": key}))
            for key, told in SCOPES.items()
        ],
        "sentence": sentence_of(overview.standing, is_raw=view.is_raw),
        "rule_url": links.rule(AI_ATTAINMENT),
    }


Group = tuple[str, str, Page[Change], list[tuple[Change, str, str]]]


def _groups(
    found: Changes, form: ChangesForm, *, links: Links, kind: str, number: int
) -> list[Group]:
    """The beginning of each list of names, or one page of the list that was chosen."""
    groups = []
    for one in [kind] if kind in KINDS else KINDS:
        page = page_of(found.of_kind(one), number=number if kind in KINDS else 1)
        if page.total:
            url = links.page("standing.changes", kind=one, **form.beginning())
            people = [
                (row, links.person(row.person), change_reason(row.reason)) for row in page.rows
            ]
            groups.append((CHANGE_KINDS[one], url, page, people))
    return groups


def page_number(request: HttpRequest) -> int:
    """The page of the address; whatever is no page is the first."""
    told = request.GET.get("page", "")
    return int(told) if told.isdecimal() and len(told) < LONGEST_PAGE else 1


def _refused(
    request: HttpRequest, office: Office, *, node: str, form: QuestionForm, refused: Refused
) -> HttpResponse:
    """A day outside the year is said beside its field; anything else has a page of its own."""
    if refused.code != "cli.as_of_outside_year":
        raise refused
    day = form.cleaned_data["as_of"]
    form.add_refusal("as_of", refused.code, value=day.isoformat(), **refused.details)
    return _wrong(request, office, node=node, form=form)


def _wrong(request: HttpRequest, office: Office, *, node: str, form: QuestionForm) -> HttpResponse:
    """The question with what is wrong in it; no figure, because none was asked for."""
    overview = _overview(office, node, depth=0)
    links = Links(office.code, node, {})
    chain = [(one, links.page("standing.node", one.code)) for one in overview.chain]
    context = {"form": form, "chain": chain, "name": overview.standing.figure.name}
    return office.page("standing/wrong.html", context, status=WRONG)
