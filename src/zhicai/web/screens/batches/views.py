"""What was taken in: the list, one receipt to print, and taking it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from zhicai.actions.access import Permission
from zhicai.actions.enter_office import name_of
from zhicai.actions.find_receipt import find_receipt
from zhicai.actions.list_receipts import list_receipts
from zhicai.actions.undo_batch import undo_batch
from zhicai.web.menu import url_of
from zhicai.web.office import Office, screen
from zhicai.web.screens.batches.buckets import buckets_of

LONGEST_NUMBER = 9


@screen(Permission.BATCH_READ)
def show_list(request: HttpRequest, office: Office) -> HttpResponse:
    page = list_receipts(office.code, by=office.caller, number=page_number(request))
    may_import = office.may(Permission.DATA_IMPORT)
    intake_url = url_of("intake.list", office.code) if may_import else None
    return office.page("batches/list.html", {"page": page, "intake_url": intake_url})


@screen(Permission.BATCH_READ)
def show(request: HttpRequest, office: Office, batch: int) -> HttpResponse:
    receipt = find_receipt(batch, office.code, by=office.caller)
    return office.page("batches/show.html", {"receipt": receipt})


@screen(Permission.BATCH_UNDO, methods=("GET", "POST"))
def undo(request: HttpRequest, office: Office, batch: int) -> HttpResponse:
    """First the three buckets, then, by one button, the first of them is put back."""
    receipt = find_receipt(batch, office.code, by=office.caller)
    is_sure = request.method == "POST"
    report = undo_batch(batch, by=office.caller, dry=not is_sure)
    if report.undo_batch is not None:
        count = sum(report.buckets.undoable.values())
        told = f"批次 {batch} 已復原 {count} 筆；這次復原是批次 {report.undo_batch}。"
        messages.success(request, told)
        if not is_open(office):
            return redirect("root")
        return redirect("batches.show", agency_code=office.code, batch=report.undo_batch)
    context = {"receipt": receipt, "buckets": buckets_of(report.buckets)}
    return office.page("batches/undo.html", context)


def is_open(office: Office) -> bool:
    """Whether the agency is still there: the batch taken back may have brought it."""
    return name_of(office.code, office.today) is not None


def page_number(request: HttpRequest) -> int:
    """The page asked for; whatever is no number is the first."""
    text = request.GET.get("page", "")
    is_number = text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER
    return int(text) if is_number else 1
