"""The settings of an agency: where each of them is, and what it says of itself."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from zhicai.actions.access import Permission
from zhicai.actions.accounts.rules import Rules
from zhicai.actions.edit_office_profile import edit_office_profile
from zhicai.actions.edit_sign_in_rules import edit_sign_in_rules, find_sign_in_rules
from zhicai.actions.find_office_profile import find_office_profile
from zhicai.actions.offices.profile import Profile
from zhicai.web.office import Office, screen
from zhicai.web.screens.settings.entries import setting_lines
from zhicai.web.screens.settings.forms import ProfileForm, RulesForm

REFUSED = 422


@screen(Permission.OFFICE_ENTER)
def show(request: HttpRequest, office: Office) -> HttpResponse:
    lines = setting_lines(office.code, office.opened.permissions)
    return office.page("settings/show.html", {"lines": lines})


@screen(Permission.SETTING_EDIT, methods=("GET", "POST"))
def show_profile(request: HttpRequest, office: Office) -> HttpResponse:
    kept = find_office_profile(office.code, by=office.caller)
    form = ProfileForm(request.POST if request.method == "POST" else None, initial=asdict(kept))
    if form.is_bound and form.is_valid():
        changed = edit_office_profile(office.code, Profile(**form.cleaned_data), by=office.caller)
        told = f"已儲存 {len(changed)} 欄。" if changed else "內容和原來一樣，沒有變動。"
        messages.success(request, told)
        return redirect("settings.profile", agency_code=office.code)
    context = {"form": form, "profile": kept}
    return office.page("settings/profile.html", context, status=REFUSED if form.errors else 200)


@screen(Permission.SETTING_EDIT, methods=("GET", "POST"), require_recent_sign_in=True)
def show_rules(request: HttpRequest, office: Office) -> HttpResponse:
    own, in_force = find_sign_in_rules(office.code, by=office.caller)
    form = RulesForm(request.POST if request.method == "POST" else None, initial=asdict(own))
    if form.is_bound and form.is_valid():
        changed = edit_sign_in_rules(office.code, Rules(**form.cleaned_data), by=office.caller)
        told = f"已儲存 {len(changed)} 項，下次登入起適用。" if changed else "沒有變動。"
        messages.success(request, told)
        return redirect("settings.rules", agency_code=office.code)
    shown = [(bound.label, asdict(in_force)[bound.name]) for bound in form]
    context = {"form": form, "in_force": shown}
    return office.page("settings/rules.html", context, status=REFUSED if form.errors else 200)
