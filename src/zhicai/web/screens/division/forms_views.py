"""職掌確認單: printed or written out, and filed when it comes back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from zhicai.actions.access import Permission
from zhicai.actions.duties.sheet import Returned
from zhicai.actions.enclosures.keep import HandedFile
from zhicai.actions.file_duty_form import (
    FiledForm,
    file_duty_form,
    read_duty_form,
    take_back_duty_form,
)
from zhicai.actions.kept_text import open_kept_text, seal_kept_text
from zhicai.actions.make_duty_form import find_duty_form, make_duty_form, write_duty_form
from zhicai.basics.duty_words import QUESTIONS
from zhicai.basics.errors import Refused
from zhicai.web.downloads import send_bytes
from zhicai.web.office import Office, screen
from zhicai.web.screens.division.forms import FileForm, ReturnedForm
from zhicai.web.screens.division.views import WRONG, show_division

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIELDS = {"approval.paper_in_future": "signed_on", "approval.paper_missing": "page"}
OF_THE_FORM = ("duty.", "request.")


@screen(Permission.REQUEST_DECIDE, methods=("POST",))
def make(request: HttpRequest, office: Office) -> HttpResponse:
    division = request.POST.get("division", "")
    number = make_duty_form(office.code, division, by=office.caller)
    return redirect("division.form", agency_code=office.code, number=number)


@screen(Permission.REQUEST_DECIDE)
def form(request: HttpRequest, office: Office, number: str) -> HttpResponse:
    """The form as it is printed: names, duties, boxes, and where to sign."""
    page = find_duty_form(office.code, number, by=office.caller)
    return office.page("division/form.html", {"page": page, "questions": QUESTIONS})


@screen(Permission.REQUEST_DECIDE, methods=("POST",))
def sheet(request: HttpRequest, office: Office, number: str) -> HttpResponse:
    """The same as a spreadsheet; sent by POST, because the audit keeps that it was taken."""
    content = write_duty_form(office.code, number, by=office.caller)
    return send_bytes(content, name=f"職掌確認單_{number}.xlsx", media_type=XLSX)


@screen(Permission.REQUEST_DECIDE, methods=("POST",))
def returned(request: HttpRequest, office: Office) -> HttpResponse:
    """Read what came back: its faults by cell, or the filing page filled in with it."""
    upload = ReturnedForm(request.POST, request.FILES)
    if not upload.is_valid():
        return show_division(request, office, status=WRONG, returned=upload)
    file = upload.cleaned_data["file"]
    try:
        told = read_duty_form(office.code, HandedFile(file.name, file), by=office.caller)
    except Refused as refused:
        upload.add_refusal("file", refused.code, value=refused.value, **refused.details)
        return show_division(request, office, status=WRONG, returned=upload)
    if told.faults:
        context = {"told": told, "name": file.name}
        return office.page("division/faults.html", context, status=WRONG)
    page = find_duty_form(office.code, told.number, by=office.caller)
    context = {"page": page, "form": FileForm(page=page, initial=_initial(told)), "is_sheet": True}
    return office.page("division/file.html", context)


def _initial(told: Returned) -> dict[str, str]:
    answers = {f"outcome_{one.line}": one.outcome for one in told.answers}
    wanted = {f"wanted_{one.line}": one.wanted_text for one in told.answers}
    replies = {
        f"reply_{one.line}_{code}": text
        for one in told.answers
        for code, text in one.replies.items()
    }
    return {
        **answers,
        **wanted,
        **replies,
        "sheet": seal_kept_text(f"{told.number} {told.sheet_hash}"),
    }


@screen(Permission.REQUEST_DECIDE, methods=("GET", "POST"))
def file(request: HttpRequest, office: Office, number: str) -> HttpResponse:
    """Who signed, when, and what was ticked; on paper with its page."""
    page = find_duty_form(office.code, number, by=office.caller)
    if request.method != "POST":
        return office.page("division/file.html", {"page": page, "form": FileForm(page=page)})
    form = FileForm(request.POST, request.FILES, page=page)
    if not form.is_valid():
        return office.page("division/file.html", {"page": page, "form": form}, status=WRONG)
    told = form.cleaned_data
    upload = told["page"]
    filed = FiledForm(
        number=number,
        signed_by=told["signed_by"],
        signed_on=told["signed_on"],
        answers=form.answers(),
        sheet_hash=_sheet_hash(told["sheet"], number),
    )
    handed = HandedFile(upload.name, upload) if upload else None
    try:
        done = file_duty_form(office.code, filed, by=office.caller, page=handed)
    except Refused as refused:
        _refuse(form, refused)
        return office.page("division/file.html", {"page": page, "form": form}, status=WRONG)
    words = f"已登錄：{done.confirmed} 位確認，{done.corrections} 件更正送人事處理。"
    if done.answers:
        words += f"五個問題的回答存成批次 {done.answers}，30 天內可以復原。"
    messages.success(request, words)
    return redirect("division.form", agency_code=office.code, number=number)


def _sheet_hash(sealed: str, number: str) -> str:
    """Only what we sealed ourselves for this form stands for a returned sheet."""
    try:
        told = (open_kept_text(sealed) or "") if sealed else ""
    except ValueError:
        return ""
    named, _, digest = told.partition(" ")
    return digest if named == number else ""


def _refuse(form: FileForm, refused: Refused) -> None:
    where = "page" if refused.code.startswith("enclosure.") else FIELDS.get(refused.code)
    if where is None and not refused.code.startswith(OF_THE_FORM):
        raise refused
    form.add_refusal(where, refused.code, value=refused.value, **refused.details)


@screen(Permission.REQUEST_DECIDE, methods=("POST",))
def take_back(request: HttpRequest, office: Office, number: str) -> HttpResponse:
    count = take_back_duty_form(office.code, number, by=office.caller)
    messages.success(request, f"已收回這份確認單的登錄，共 {count} 筆。")
    return redirect("division.form", agency_code=office.code, number=number)
