"""帳號清查: every account on one sheet, and who looked through it when."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from zhicai.actions.access import Permission
from zhicai.actions.disable_idle_accounts import disable_idle_accounts, idle_days
from zhicai.actions.list_accounts import AccountsQuery, list_accounts
from zhicai.actions.page import LARGEST
from zhicai.actions.review_accounts import list_reviews, review_accounts
from zhicai.web.office import Office, screen
from zhicai.web.screens.accounts.forms import ReviewForm

WRONG = 422
IDLE = "idle"


@screen(Permission.ACCOUNT_MANAGE, methods=("GET", "POST"), require_recent_sign_in=True)
def show(request: HttpRequest, office: Office) -> HttpResponse:
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if request.POST.get("deed") == IDLE:
        ended = disable_idle_accounts(office.code, by=office.caller, dry=False)
        messages.success(request, f"已停用 {len(ended)} 個閒置帳號。")
        return redirect("accounts.review", agency_code=office.code)
    if form.is_bound and form.is_valid():
        count = review_accounts(office.code, form.cleaned_data["note"], by=office.caller)
        messages.success(request, f"已登錄清查 {count} 個帳號。")
        return redirect("accounts.review", agency_code=office.code)
    query = AccountsQuery(agency_code=office.code, size=LARGEST)
    idle = disable_idle_accounts(office.code, by=office.caller, dry=True)
    context = {
        "form": form,
        "page": list_accounts(query, by=office.caller),
        "reviews": list_reviews(office.code, by=office.caller),
        "idle_keys": {line.key for line in idle},
        "idle": idle,
        "days": idle_days(office.code, office.today),
    }
    return office.page("accounts/review.html", context, status=WRONG if form.errors else 200)
