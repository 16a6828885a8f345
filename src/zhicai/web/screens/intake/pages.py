"""The pages of one draft: whichever its stage asks for."""

from collections import Counter
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from zhicai.actions.drafts.model import Draft, DraftFile, DraftStage, RowTab
from zhicai.actions.list_draft_rows import list_draft_rows
from zhicai.actions.list_fault_groups import list_fault_groups
from zhicai.actions.page import SIZE
from zhicai.web.menu import url_of
from zhicai.web.screens.intake.desk import Desk
from zhicai.web.screens.intake.forms import AnswersForm
from zhicai.web.screens.intake.grids import grids_of
from zhicai.web.screens.intake.tabs import asked_rows, tabs_of

WRONG = 422
CHECK = "check"
TYPED = {RowTab.FAULTY, RowTab.NOTICES}
TALL = 25  # rows with a box in every column; a form holds no more than some thousand fields


def show(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Progress while a job runs, then the questions, then the preview, at last the receipt."""
    draft = desk.draft
    if draft.stage == DraftStage.APPLIED and draft.batch is not None:
        return redirect("batches.show", agency_code=draft.root_code, batch=draft.batch)
    if is_at_work(draft):
        return show_progress(request, desk)
    if draft.stage == DraftStage.PREVIEW:
        if wants_check(request) and draft.may_apply:
            return redirect(f"{desk.here}check/")
        return show_preview(request, desk)
    if draft.stage in {DraftStage.QUESTIONS, DraftStage.REFUSED}:
        return show_questions(request, desk, form=AnswersForm(draft))
    return desk.page(request, "intake/ended.html")


def is_at_work(draft: Draft) -> bool:
    return draft.is_busy or draft.stage in {DraftStage.READING, DraftStage.APPLYING}


def wants_check(request: HttpRequest) -> bool:
    return request.GET.get("then") == CHECK


def wants_part(request: HttpRequest) -> bool:
    """Whether the page itself asks, for a part of itself."""
    return request.headers.get("HX-Request") == "true"


def show_progress(request: HttpRequest, desk: Desk) -> HttpResponse:
    then = f"?then={CHECK}" if wants_check(request) else ""
    return desk.page(request, "intake/progress.html", context={"then": then})


def progress(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The part of the page that is asked for again and again; the end leads on."""
    then = f"?then={CHECK}" if wants_check(request) else ""
    target = f"{desk.here}{then}"
    if not wants_part(request):
        return redirect(target)
    if not is_at_work(desk.draft):
        return HttpResponse(headers={"HX-Redirect": target})
    return desk.page(request, "intake/progress_part.html", context={"then": then})


def show_questions(
    request: HttpRequest,
    desk: Desk,
    *,
    form: AnswersForm,
    faults: tuple[str, ...] = (),
) -> HttpResponse:
    draft = desk.draft
    refused = [file for file in draft.files if file.refusal]
    context = {
        "form": form,
        "refused": refused,
        "faults": faults,
        "cards": [
            (file, form.of_file(file, is_answered=False), form.of_file(file, is_answered=True))
            for file in draft.files
        ],
        "has_errors": bool(refused or faults or form.errors),
    }
    status = WRONG if form.errors or faults else 200
    return desk.page(request, "intake/questions.html", context=context, status=status)


def show_preview(
    request: HttpRequest,
    desk: Desk,
    *,
    typed: dict[str, str] | None = None,
    faults: tuple[str, ...] = (),
) -> HttpResponse:
    draft = desk.draft
    search = request.session.get(search_key(draft), "")
    is_whole = request.GET.get("all") == "1"
    query = asked_rows(draft, request.GET.dict(), search=search, size=TALL if is_whole else SIZE)
    page = list_draft_rows(draft.key, query, by=desk.caller)
    if query.group and query.tab == RowTab.FAULTY and not page.total:  # a kind of notices
        query = replace(query, tab=RowTab.NOTICES)
        page = list_draft_rows(draft.key, query, by=desk.caller)
    is_typed = query.tab in TYPED or (is_whole and query.tab != RowTab.AMBIGUOUS)
    context = {
        "query": query,
        "tabs": tabs_of(draft, query),
        "page": page,
        "is_whole": is_whole,
        "is_typed": is_typed,
        "grids": grids_of(page.rows, is_whole=is_whole, typed=typed or {}) if is_typed else (),
        "groups": list_fault_groups(draft.key, by=desk.caller) if query.tab in TYPED else (),
        "notices": notice_kinds(draft.files),
        "courses_url": url_of("courses.list", desk.code) if desk.code else None,
        "faults": faults,
    }
    status = WRONG if faults else 200
    return desk.page(request, "intake/preview.html", context=context, status=status)


def search_key(draft: Draft) -> str:
    return f"draft:{draft.key}:search"


def notice_kinds(files: tuple[DraftFile, ...]) -> list[tuple[str, int]]:
    """Codes of all notices of the files with their counts, the most frequent first."""
    found = Counter(remark.code for file in files for remark in file.notices)
    return sorted(found.items(), key=lambda one: (-one[1], one[0]))


def show_check(request: HttpRequest, desk: Desk) -> HttpResponse:
    """All answers on one page before the one button."""
    draft = desk.draft
    if draft.stage != DraftStage.PREVIEW or is_at_work(draft):
        return redirect(f"{desk.here}?then={CHECK}")
    context = {"kpi": draft.get_effect(), "others": changed_others(draft)}
    return desk.page(request, "intake/check.html", context=context)


def changed_others(draft: Draft) -> list[Any]:
    return [one for one in draft.effects if one.is_changed and one is not draft.get_effect()]
