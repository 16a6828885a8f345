"""Courses: what waits for a level first; one by one, or all suggestions in one press."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from zhicai.actions.access import Permission
from zhicai.actions.confirm_levels import CourseLevel, LevelsEntry, confirm_levels
from zhicai.actions.edit_course import CourseEntry, details_version, edit_course
from zhicai.actions.edits.model import EditReport
from zhicai.actions.list_course_people import list_course_people
from zhicai.actions.list_courses import (
    CourseLine,
    CoursesQuery,
    find_versions,
    get_course,
    list_courses,
    list_suggested,
)
from zhicai.actions.list_history import COURSE, HistoryQuery, list_history
from zhicai.basics.messages import say
from zhicai.web.asked import asked_choice, asked_number, asked_text
from zhicai.web.edits import EditPage, run_edit
from zhicai.web.office import Office, screen
from zhicai.web.screens.courses.forms import (
    MARK_OF,
    SUGGESTED,
    TAKEN_BACK,
    DetailForm,
    LevelForm,
    OwnLevelForm,
    PickedForm,
    is_key,
    picked_text,
)

STATES = (("waiting", "待確認課程"), ("decided", "已認定"), ("all", "全部課程"))
ORDERS = (("-waiting", "等待人數"), ("-people", "上課人數"), ("name", "課名"), ("code", "代碼"))


@screen(Permission.STAFF_READ)
def show_list(request: HttpRequest, office: Office) -> HttpResponse:
    return _show_list(request, office)


def _show_list(request: HttpRequest, office: Office, *, fault: str = "") -> HttpResponse:
    state = asked_choice(request, "state", tuple(key for key, _ in STATES))
    search, sort = asked_text(request, "search"), asked_choice(request, "sort", _keys(ORDERS))
    query = CoursesQuery(
        agency_code=office.code,
        state="" if state == "all" else state,
        search=search,
        sort=sort,
        page=asked_number(request, "page"),
    )
    worklist = list_courses(query, by=office.caller)
    context = {
        "worklist": worklist,
        "page": worklist.page,
        "state": state,
        "states": STATES,
        "search": search,
        "sort": sort,
        "orders": ORDERS,
        "fault": fault,
        "picked": frozenset(request.POST.getlist("course")),
        "may_pick": office.may(Permission.COURSE_EDIT),
    }
    return office.page("courses/list.html", context, status=422 if fault else 200)


def _keys(pairs: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(key for key, _ in pairs)


@screen(Permission.COURSE_EDIT, methods=("GET", "POST"))
def confirm(request: HttpRequest, office: Office) -> HttpResponse:
    """The ticks of the list become one text, which the check page carries on."""
    if request.method != "POST":
        return _show_list(request, office)
    data: Mapping[str, str] = request.POST.dict()
    if "picked" not in data:
        picked = _picked(request, office)
        if not picked:
            return _show_list(request, office, fault=say("edit.nothing_chosen"))
        data = {"picked": picked_text(picked), "note": request.POST.get("note", "")}
    back = reverse("courses.list", args=[office.code])
    page = EditPage(
        title="課程的AI層級",
        button="下一步：核對",
        kind="LevelDecision",
        form=PickedForm,
        act=lambda told, dry: _confirm(office, told, dry=dry),
        done=lambda _: back,
        back_url=back,
        fresh=lambda: {"picked": _again(office, data)},
    )
    return run_edit(request, office, page=page, data=data)


def _again(office: Office, data: Mapping[str, str]) -> str:
    """The same courses and levels, with the versions of now: saved on purpose or not at all."""
    form = PickedForm(data)
    levels = form.cleaned_data["picked"] if form.is_valid() else ()
    courses = [one.course for one in levels]
    versions = find_versions(courses, agency_code=office.code, by=office.caller)
    return picked_text(
        [(one.course, versions.get(one.course, 0), one.level or "") for one in levels]
    )


def _confirm(office: Office, told: Mapping[str, Any], *, dry: bool) -> EditReport:
    entry = LevelsEntry(agency_code=office.code, levels=told["picked"], note=told["note"])
    return confirm_levels(entry, by=office.caller, dry=dry)


def _picked(request: HttpRequest, office: Office) -> list[tuple[int, int, str]]:
    """Course, version and level of each tick; all that is suggested where asked for."""
    level = request.POST.get("level", SUGGESTED)
    is_all = "all" in request.POST
    suggested = list_suggested(office.code, by=office.caller)
    hints = {line.state.course: _level_of(line) for line in suggested}
    if is_all:
        return [(line.state.course, line.version, _level_of(line)) for line in suggested]
    found = []
    for text in request.POST.getlist("course"):
        course, _, version = text.partition("-")
        if is_key(course) and is_key(version):
            wanted = hints.get(int(course), "") if level == SUGGESTED else level
            if wanted:
                found.append((int(course), int(version), wanted))
    return found


def _level_of(line: CourseLine) -> str:
    return line.hint.suggestion.value if line.hint else ""


@screen(Permission.STAFF_READ)
def show(request: HttpRequest, office: Office, course: int) -> HttpResponse:
    line = get_course(course, agency_code=office.code, by=office.caller)
    query = HistoryQuery(
        agency_code=office.code,
        subject=COURSE,
        key=str(course),
        page=asked_number(request, "history"),
    )
    history = list_history(query, by=office.caller)
    number = asked_number(request, "page")
    people = list_course_people(course, agency_code=office.code, by=office.caller, number=number)
    context = {"line": line, "history": history, "people": people}
    return office.page("courses/show.html", context)


@screen(Permission.COURSE_EDIT, methods=("GET", "POST"))
def decide(request: HttpRequest, office: Office, course: int) -> HttpResponse:
    line = get_course(course, agency_code=office.code, by=office.caller)
    held, state = line.decision, line.state
    is_own = held is not None and held.is_own

    def act(told: Mapping[str, Any], dry: bool) -> EditReport:
        is_taken_back = told["level"] == TAKEN_BACK
        level = CourseLevel(
            course=course,
            level=None if is_taken_back else told["level"],
            version=told["version"] or 0,
            marks=(MARK_OF[told["is_required"]], MARK_OF[told["is_environment"]]),
        )
        entry = LevelsEntry(agency_code=office.code, levels=[level], note=told["note"])
        return confirm_levels(entry, by=office.caller, dry=dry)

    initial = {
        "version": line.version,
        "level": state.level or (_level_of(line) if line.is_confirmable else ""),
        "is_required": _mark(state.is_required),
        "is_environment": _mark(held.is_environment if held else None),
    }
    page = _pages(office, course)(
        title=f"認定AI層級：{state.name or state.code}",
        kind="LevelDecision",
        form=OwnLevelForm if is_own else LevelForm,
        act=act,
        initial=initial,
        fresh=lambda: {"version": line.version},
        context={"line": line},
        template="courses/level.html",
    )
    return run_edit(request, office, page=page)


def _mark(value: bool | None) -> str:
    return {None: "", True: "yes", False: "no"}[value]


@screen(Permission.COURSE_EDIT, methods=("GET", "POST"))
def edit(request: HttpRequest, office: Office, course: int) -> HttpResponse:
    line = get_course(course, agency_code=office.code, by=office.caller)
    version = details_version(course, agency_code=office.code, by=office.caller)

    def act(told: Mapping[str, Any], dry: bool) -> EditReport:
        entry = CourseEntry(
            agency_code=office.code,
            course=course,
            name=told["name"],
            category_code=told["category_code"],
            note=told["note"],
            version=told["version"] or 0,
        )
        return edit_course(entry, by=office.caller, dry=dry)

    state = line.state
    page = _pages(office, course)(
        title=f"更正課程名稱與類別：{state.name or state.code}",
        kind="CourseDetail",
        form=DetailForm,
        act=act,
        initial={"version": version, "name": state.name, "category_code": state.category_code},
        fresh=lambda: {"version": version},
    )
    return run_edit(request, office, page=page)


def _pages(office: Office, course: int) -> Callable[..., EditPage]:
    """Edits of one course; back and done lead to its own page."""
    url = reverse("courses.show", args=[office.code, course])
    return partial(EditPage, button="下一步：核對", done=lambda _: url, back_url=url)
