"""定版: freeze a figure, look at what was frozen, put two side by side."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from zhicai.actions.access import Permission
from zhicai.actions.ask_approval import ask_approval
from zhicai.actions.ask_snapshot import ask_snapshot
from zhicai.actions.ask_verification import ask_verification
from zhicai.actions.compare_snapshots import (
    Change,
    ChangedPerson,
    SnapshotComparison,
    compare_snapshots,
    show_snapshot,
)
from zhicai.actions.figures.figure import Standing
from zhicai.actions.find_snapshot_work import find_snapshot_work
from zhicai.actions.find_standing import StandingQuery, find_standing
from zhicai.actions.page import map_page, page_of
from zhicai.actions.snapshots.jobs import SnapshotWork
from zhicai.actions.take_snapshot import list_snapshots
from zhicai.basics.errors import Refused
from zhicai.basics.figure_words import VERDICTS
from zhicai.basics.messages import say
from zhicai.core.rules.verdicts import AI_ATTAINMENT
from zhicai.web.office import Office, screen
from zhicai.web.screens.reports.forms import CompareForm, TakeForm
from zhicai.web.screens.reports.lines import effect_words, page_number

WRONG = 422
OF_THE_DAY = ("cli.as_of_outside_year", "cli.known_at_in_future")
CHANGES = {
    Change.JOINED: ("新列入", "較早的定版沒有計入，較晚的有：新進、調入或重新計入"),
    Change.LEFT: ("不再計入", "較早的定版有計入，較晚的沒有：離職、調出或排除"),
    Change.FINISHED: ("新達成", "這段期間達成的人"),
    Change.CORRECTED: ("更正", "補登或更正後結果不同的人"),
}
NOT_COUNTED = "未計入"


@screen(Permission.STAFF_READ)
def list_(request: HttpRequest, office: Office) -> HttpResponse:
    lines = list_snapshots(office.code, by=office.caller)
    work = find_snapshot_work(office.code, by=office.caller)
    context = {"lines": lines, "compare_form": CompareForm(lines=lines), **_shown_work(work)}
    return office.page("reports/snapshots.html", context)


def _shown_work(work: SnapshotWork | None, value: str = "") -> dict[str, Any]:
    """What a job is at, or the words of how it failed."""
    code = work.failure if work else ""
    return {"work": work, "failure": say(code, value=value) if code else ""}


@screen(Permission.SNAPSHOT_TAKE, methods=("GET", "POST"))
def take(request: HttpRequest, office: Office) -> HttpResponse:
    """Check what would be frozen; the button freezes it."""
    asked = request.POST if request.method == "POST" else request.GET
    form = TakeForm(asked, now=office.caller.now)
    if not form.is_valid():
        return office.page("reports/take.html", {"form": form}, status=WRONG)
    query = form.query(office.code)
    try:
        if request.method == "POST":
            line = ask_snapshot(query, by=office.caller)
            if line is None:
                messages.info(request, "人數較多，已交給背景作業定版；可以離開這一頁。")
                return redirect("reports.snapshots", agency_code=office.code)
            messages.success(request, f"已定版，第 {line.number} 號。")
            return redirect("reports.snapshot", agency_code=office.code, number=line.number)
        standing = _to_freeze(query, office)
    except Refused as refused:
        if refused.code not in OF_THE_DAY:
            raise
        form.add_refusal("as_of", refused.code, value=refused.value, **refused.details)
        return office.page("reports/take.html", {"form": form}, status=WRONG)
    context = {
        "form": form,
        "standing": standing,
        "kpi": standing.figure.get(AI_ATTAINMENT),
    }
    return office.page("reports/take.html", context)


@screen(Permission.SNAPSHOT_TAKE, methods=("GET", "POST"))
def close(request: HttpRequest, office: Office) -> HttpResponse:
    """年度統計截止: check what would be closed; the button lets it wait for a second person."""
    is_asked = request.method == "POST"
    form = TakeForm(request.POST if is_asked else request.GET, now=office.caller.now)
    if not form.is_valid():
        return office.page("reports/close.html", {"form": form}, status=WRONG)
    query = form.query(office.code)
    as_of = query.as_of.isoformat() if query.as_of else None
    wanted = {"year": query.year, "as_of": as_of}
    try:
        line = ask_approval(
            "year_close", office.code, wanted=wanted, by=office.caller, dry=not is_asked
        )
    except Refused as refused:
        if refused.code not in OF_THE_DAY:
            raise
        form.add_refusal("as_of", refused.code, value=refused.value, **refused.details)
        return office.page("reports/close.html", {"form": form}, status=WRONG)
    if is_asked:
        messages.success(request, f"已提出第 {line.number} 件，等待另一位核准；還沒有截止。")
        return redirect("approvals.show", agency_code=office.code, number=line.number)
    shown = {"as_of": query.day_for(office.today), "year": query.year_for(office.today)}
    return office.page("reports/close.html", {"form": form, "line": line, **shown})


def _to_freeze(query: StandingQuery, office: Office) -> Standing:
    """The figure of the check page; a day to come is refused as the action would."""
    standing = find_standing(query, by=office.caller)
    if standing.as_of > office.today:
        raise Refused("cli.known_at_in_future", value=standing.as_of.isoformat())
    return standing


@screen(Permission.STAFF_READ)
def show(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    shown = show_snapshot(office.code, number, by=office.caller)
    before = next(
        (one for one in list_snapshots(office.code, by=office.caller) if one.number < number), None
    )
    url = reverse("reports.compare", args=[office.code])
    context = {
        "shown": shown,
        "compare_url": f"{url}?earlier={before.number}&later={number}" if before else "",
        "before": before,
        **_shown_work(find_snapshot_work(office.code, number, by=office.caller), str(number)),
    }
    return office.page("reports/snapshot.html", context)


@screen(Permission.STAFF_READ, methods=("POST",))
def verify(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """Rebuild it from the facts of its instant and compare every byte."""
    show_snapshot(office.code, number, by=office.caller)
    is_same = ask_verification(number, office.code, by=office.caller)
    if is_same is None:
        messages.info(request, "人數較多，已交給背景作業驗證；可以離開這一頁。")
    elif is_same:
        messages.success(request, "驗證完成：依當時所知的資料重建，內容與定版完全相同。")
    else:
        messages.error(request, "驗證完成：重建的內容與定版不同。請保留現狀並洽系統管理者。")
    return redirect("reports.snapshot", agency_code=office.code, number=number)


@screen(Permission.STAFF_READ)
def compare(request: HttpRequest, office: Office) -> HttpResponse:
    lines = list_snapshots(office.code, by=office.caller)
    form = CompareForm(request.GET, lines=lines)
    if not form.is_valid():
        context: dict[str, Any] = {"lines": lines, "compare_form": form}
        return office.page("reports/snapshots.html", context, status=WRONG)
    earlier, later = (int(form.cleaned_data[name]) for name in ("earlier", "later"))
    found = compare_snapshots(office.code, earlier=earlier, later=later, by=office.caller)
    shown = _shown(request, found)
    context = {
        "found": found,
        "both": (found.earlier, found.later),
        "effects": f"{sum(one.effect for one in found.changes):+d}",
        "tabs": [
            (change.value, CHANGES[change][0], len(found.of(change)), change is shown)
            for change in Change
        ],
        "means": CHANGES[shown][1],
        "page": map_page(page_of(found.of(shown), number=page_number(request)), _told),
    }
    return office.page("reports/compare.html", context)


def _shown(request: HttpRequest, found: SnapshotComparison) -> Change:
    """The kind that was asked for, else the first with anybody in it."""
    asked = request.GET.get("change")
    return next(
        (change for change in Change if change.value == asked),
        next((change for change in Change if found.of(change)), Change.JOINED),
    )


def _told(one: ChangedPerson) -> tuple[ChangedPerson, str, str]:
    was, now = (VERDICTS.get(verdict or "", NOT_COUNTED) for verdict in (one.was, one.now))
    return one, f"{was} → {now}", effect_words(one.effect)
