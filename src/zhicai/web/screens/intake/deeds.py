"""What an officer does to one draft; each ends on the page that shows what came of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from zhicai.actions.answer_draft import answer_draft
from zhicai.actions.apply_draft import apply_draft
from zhicai.actions.correct_alike import correct_alike
from zhicai.actions.correct_cells import correct_cells
from zhicai.actions.decide_person import decide_person
from zhicai.actions.discard_draft import discard_draft
from zhicai.actions.download_corrected import download_corrected
from zhicai.actions.drafts.model import DraftAnswers
from zhicai.actions.remove_draft_file import remove_draft_file
from zhicai.actions.replace_draft_file import replace_draft_file
from zhicai.actions.retry_draft import retry_draft
from zhicai.basics.errors import Refused
from zhicai.basics.messages import say
from zhicai.web.downloads import send_bytes
from zhicai.web.errors import show_wrong_request
from zhicai.web.screens.intake.desk import Desk
from zhicai.web.screens.intake.forms import AnswersForm
from zhicai.web.screens.intake.grids import changed_cells, said_of
from zhicai.web.screens.intake.pages import (
    CHECK,
    search_key,
    show_preview,
    show_questions,
    wants_part,
)
from zhicai.web.screens.intake.tabs import number_in
from zhicai.web.screens.intake.uploads import upload_of

LONGEST_SEARCH = 100
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def back(desk: Desk, rest: str = "") -> HttpResponse:
    return redirect(f"{desk.here}{rest}")


def answer(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The questions may be opened again from the preview, with what was answered before."""
    if request.method != "POST":
        return show_questions(request, desk, form=AnswersForm(desk.draft))
    form = AnswersForm(desk.draft, request.POST)
    if not form.is_valid():
        return show_questions(request, desk, form=form)
    try:
        answer_draft(desk.draft.key, form.answers, by=desk.caller)
    except Refused as refused:
        form.add_refusal(None, refused.code, value=refused.value, **refused.details)
        return show_questions(request, desk, form=form)
    return back(desk)


def take_over(request: HttpRequest, desk: Desk) -> HttpResponse:
    """這是另一機關的檔案，改匯入那個機關."""
    root_code = request.POST.get("root", "")[:40]
    answer_draft(desk.draft.key, DraftAnswers(root_code=root_code), by=desk.caller)
    return back(desk)


def replace_file(request: HttpRequest, desk: Desk, file: int) -> HttpResponse:
    sent = request.FILES.get("file")
    if sent is None:
        return show_questions(
            request, desk, form=AnswersForm(desk.draft), faults=(say("draft.no_file"),)
        )
    replace_draft_file(desk.draft.key, file, upload=upload_of(sent), by=desk.caller)
    return back(desk)


def remove_file(request: HttpRequest, desk: Desk, file: int) -> HttpResponse:
    remove_draft_file(desk.draft.key, file, by=desk.caller)
    messages.success(request, "已拿掉這個檔案，其餘檔案都留著。")
    return back(desk)


def download(request: HttpRequest, desk: Desk, file: int) -> HttpResponse:
    """The officer's own file with a column 「問題」."""
    del request
    made = download_corrected(desk.draft.key, file, by=desk.caller)
    return send_bytes(made.content, name=made.name)


def cells(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Put right whatever was typed differently; asked by a box, only its own check comes back."""
    sent: dict[str, str] = request.POST.dict()
    try:
        changed = changed_cells(sent)
    except ValueError:
        return show_wrong_request(request)
    try:
        checks = correct_cells(desk.draft.key, [cell for _, cell in changed], by=desk.caller)
    except Refused as refused:
        return cells_refused(request, desk, refused)
    if wants_part(request):
        said = [
            said_of(number, cell, check)
            for (number, cell), check in zip(changed, checks, strict=True)
        ]
        return desk.page(request, "intake/said.html", context={"said": said})
    return back(desk, f"?{after_cells(request)}")


def after_cells(request: HttpRequest) -> str:
    """Back to the same tab, or on to the check where that button was pressed."""
    return f"then={CHECK}" if "check" in request.POST else request.GET.urlencode()


def cells_refused(request: HttpRequest, desk: Desk, refused: Refused) -> HttpResponse:
    words = say(refused.code, value=refused.value, **refused.details)
    if wants_part(request):
        return HttpResponse(words, status=422, content_type="text/plain; charset=utf-8")
    sent: dict[str, str] = request.POST.dict()
    typed = {
        key: sent.get(f"text{name.removeprefix('key')}", "")
        for name, key in sent.items()
        if name.startswith("key")
    }
    return show_preview(request, desk, typed=typed, faults=(words,))


def alike(request: HttpRequest, desk: Desk) -> HttpResponse:
    """One press for all faults of one kind: the proposed text, or one typed for all."""
    text = request.POST.get("text", "").strip() if "typed" in request.POST else None
    group = request.POST.get("group", "")[:200]
    if text == "":
        words = say("web.required", field="全部改成")
        return show_preview(request, desk, faults=(words,))
    try:
        count = correct_alike(desk.draft.key, group, text=text, by=desk.caller)
    except Refused as refused:
        words = say(refused.code, value=refused.value, **refused.details)
        return show_preview(request, desk, faults=(words,))
    messages.success(request, f"已更正 {count} 個儲存格。")
    return back(desk)


def people(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Whom rows without an ID mean; `out` leaves a row out."""
    sent: dict[str, str] = request.POST.dict()
    decided = [
        (number_in(file_id), place, None if choice == "out" else number_in(choice), choice)
        for name, choice in sent.items()
        if name.startswith("who:") and name.count(":") > 1 and choice
        for _, file_id, place in [name.split(":", 2)]
    ]
    for file_id, place, person, choice in decided:
        if file_id is None or (person is None and choice != "out"):
            return show_wrong_request(request)
        decide_person(desk.draft.key, file_id, place=place, person=person, by=desk.caller)
    messages.success(request, f"已決定 {len(decided)} 列。")
    return back(desk)


def search(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A part of a name: kept in the session, never in the address."""
    text = "" if "clear" in request.POST else request.POST.get("search", "").strip()
    request.session[search_key(desk.draft)] = text[:LONGEST_SEARCH]
    return back(desk, f"?{request.GET.urlencode()}#rows")


def apply(request: HttpRequest, desk: Desk) -> HttpResponse:
    """確認匯入; where the facts or a correction moved meanwhile, the check is shown again."""
    try:
        apply_draft(desk.draft.key, by=desk.caller)
    except Refused as refused:
        if refused.code not in {"draft.busy", "draft.not_ready"}:
            raise
        messages.error(request, say(refused.code))
        return back(desk, f"?then={CHECK}")
    return back(desk)


def retry(request: HttpRequest, desk: Desk) -> HttpResponse:
    del request
    retry_draft(desk.draft.key, by=desk.caller)
    return back(desk)


def discard(request: HttpRequest, desk: Desk) -> HttpResponse:
    discard_draft(desk.draft.key, by=desk.caller)
    messages.success(request, "已放棄這次匯入，檔案已刪除；沒有變更任何資料。")
    return redirect(desk.home)
