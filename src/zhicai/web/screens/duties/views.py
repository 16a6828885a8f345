"""Duties that wait for somebody, the five questions, and the AI tools in use."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from zhicai.actions.access import Permission
from zhicai.actions.answer_questions import answer_questions
from zhicai.actions.duties.answers import Signed
from zhicai.actions.export_people import SheetFormat
from zhicai.actions.export_tools import export_tools
from zhicai.actions.find_answers_page import AnswersPage, find_answers_page
from zhicai.actions.list_tools import list_tools
from zhicai.actions.list_unheld_duties import list_unheld_duties
from zhicai.basics.duty_words import QUESTIONS
from zhicai.basics.errors import Refused
from zhicai.web.asked import asked_number
from zhicai.web.downloads import send_made
from zhicai.web.office import Office, screen
from zhicai.web.screens.duties.forms import AnswersForm, ExportForm, FilterForm, ToolsFilter

WRONG = 422
FIELDS = {"duty.signer_missing": "signed_by", "approval.paper_in_future": "signed_on"}


@screen(Permission.STAFF_READ)
def show(request: HttpRequest, office: Office) -> HttpResponse:
    """未對應之工作項目: what a list told of posts that nobody holds."""
    number = asked_number(request, "page")
    page = list_unheld_duties(office.code, by=office.caller, page=number)
    return office.page("duties/show.html", {"page": page})


@screen(Permission.DIVISION_READ, methods=("GET", "POST"))
def answers(request: HttpRequest, office: Office) -> HttpResponse:
    """The head of a division answers; the HR office enters what she wrote on paper."""
    told = request.POST if request.method == "POST" else request.GET
    found = find_answers_page(office.code, told.get("division"), by=office.caller)
    if request.method != "POST":
        form = AnswersForm(initial={"mark": found.mark}, shown=found)
        return _answers(request, office, form=form)
    form = AnswersForm(request.POST, shown=found)
    if not form.is_valid():
        return _answers(request, office, form=form, status=WRONG)
    try:
        batch = _save(office, found, form)
    except Refused as refused:
        field = FIELDS.get(refused.code)
        values = {**refused.details, "value": refused.value}
        form.add_refusal(field if field in form.fields else None, refused.code, **values)
        return _answers(request, office, form=form, status=WRONG)
    said = f"已儲存，批次 {batch}。儲存後 30 天內可以復原。" if batch else "沒有變動，沒有儲存。"
    messages.success(request, said)
    query = urlencode({"division": found.division or ""})
    return redirect(f"{reverse('duties.answers', args=(office.code,))}?{query}")


def _save(office: Office, found: AnswersPage, form: AnswersForm) -> int | None:
    kept = form.cleaned_data
    return answer_questions(
        office.code,
        found.division or "",
        told=form.told(),
        mark=kept["mark"],
        by=office.caller,
        signed=Signed(kept.get("signed_by", ""), kept.get("signed_on")),
    )


def _answers(
    request: HttpRequest, office: Office, *, form: AnswersForm, status: int = 200
) -> HttpResponse:
    found = form.shown
    choose = FilterForm({"division": found.division or ""}, choices=found.choices)
    context = {"found": found, "form": form, "choose": choose, "questions": QUESTIONS}
    return office.page("duties/answers.html", context, status=status)


@screen(Permission.STAFF_READ)
def tools(request: HttpRequest, office: Office) -> HttpResponse:
    return _tools(request, office, export_form=ExportForm())


def _tools(
    request: HttpRequest, office: Office, *, export_form: ExportForm, status: int = 200
) -> HttpResponse:
    asked = _asked_place(request)
    tool, number = request.GET.get("tool", ""), asked_number(request, "page")
    found = list_tools(office.code, by=office.caller, **asked, tool=tool, page=number)
    form = ToolsFilter(asked, choices=found.divisions, agencies=found.agencies)
    context = {"found": found, "form": form, "tool": tool, "export_form": export_form}
    return office.page("duties/tools.html", context, status=status)


def _asked_place(request: HttpRequest) -> dict[str, str]:
    return {key: request.GET.get(key, "") for key in ("below", "division")}


@screen(Permission.DATA_EXPORT, methods=("POST",))
def export(request: HttpRequest, office: Office) -> HttpResponse:
    form = ExportForm(request.POST)
    if not form.is_valid():
        return _tools(request, office, export_form=form, status=WRONG)
    told = form.cleaned_data
    made = export_tools(
        office.code,
        sheet_format=SheetFormat(told["sheet_format"]),
        purpose=told["purpose"],
        by=office.caller,
        **_asked_place(request),
    )
    return send_made(made)
