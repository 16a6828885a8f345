"""The settings page "sign-in methods", for the installation as a whole."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from zhicai.actions.access import Permission
from zhicai.actions.clear_factors import clear_factors, unlink_identity
from zhicai.actions.edit_identity_provider import edit_identity_provider, remove_identity_provider
from zhicai.actions.edit_sign_in_setting import edit_sign_in_setting
from zhicai.actions.find_sign_in_setting import (
    ProviderDetail,
    SignInSettings,
    find_sign_in_setting,
)
from zhicai.basics.errors import Refused
from zhicai.web.office import Office, screen
from zhicai.web.screens.sign_in_settings.forms import (
    ClearForm,
    ProviderForm,
    SignInWaysForm,
    initial_of,
)

REFUSED = 422
FIELDS = {
    "entry.header_name": "header_name",
    "entry.no_proxies": "has_header",
    "entry.issuer_address": "issuer",
    "entry.issuer_taken": "issuer",
    "account.not_found": "code",
}


@screen(Permission.SETTING_EDIT, methods=("GET", "POST"))
def show(request: HttpRequest, office: Office) -> HttpResponse:
    kept = find_sign_in_setting(office.code, by=office.caller)
    form = SignInWaysForm(request.POST or None, initial=initial_of(kept))
    if request.method == "POST" and form.is_valid():
        try:
            changed = edit_sign_in_setting(form.ways, form.requirements, by=office.caller)
        except Refused as refused:
            form.add_refusal(FIELDS[refused.code], refused.code, value=refused.value)
        else:
            told = "已儲存，下一次登入起適用。" if changed else "內容和原來一樣，沒有變動。"
            messages.success(request, told)
            return redirect("sign_in_settings.show", agency_code=office.code)
    context = {"form": form, "kept": kept, "clear_form": ClearForm()}
    status = REFUSED if form.errors else 200
    return office.page("sign_in_settings/show.html", context, status=status)


@screen(Permission.SETTING_EDIT, methods=("GET", "POST"))
def add_provider(request: HttpRequest, office: Office) -> HttpResponse:
    kept = find_top(office)
    codes = {one.code for one in kept.providers}
    form = ProviderForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.cleaned_data["code"] in codes:
        form.add_refusal("code", "entry.provider_taken", value=form.cleaned_data["code"])
    return _edit(request, office, form=form, detail=None)


@screen(Permission.SETTING_EDIT, methods=("GET", "POST"))
def change_provider(request: HttpRequest, office: Office, code: str) -> HttpResponse:
    found = [one for one in find_top(office).providers if one.code == code]
    if not found:
        raise Http404
    if request.POST.get("step") == "remove":
        remove_identity_provider(code, by=office.caller)
        messages.success(request, f"「{found[0].name}」已刪除；已連結的帳號紀錄保留。")
        return redirect("sign_in_settings.show", agency_code=office.code)
    names = ("code", "name", "issuer", "client_code", "scopes", "is_active")
    initial = {name: getattr(found[0], name) for name in names}
    data = {**request.POST.dict(), "code": code} if request.method == "POST" else None
    form = ProviderForm(data, initial=initial)
    form.fields["code"].disabled = True
    return _edit(request, office, form=form, detail=found[0])


def _edit(
    request: HttpRequest, office: Office, *, form: ProviderForm, detail: ProviderDetail | None
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            edit_identity_provider(form.entry, by=office.caller)
        except Refused as refused:
            form.add_refusal(FIELDS[refused.code], refused.code, value=refused.value)
        else:
            messages.success(request, "已儲存。")
            return redirect("sign_in_settings.show", agency_code=office.code)
    context = {"form": form, "detail": detail, "back": _back(request, detail)}
    status = REFUSED if form.errors else 200
    return office.page("sign_in_settings/provider.html", context, status=status)


def _back(request: HttpRequest, detail: ProviderDetail | None) -> str:
    """The address that the provider has to know us by."""
    code = detail.code if detail else "__"
    return request.build_absolute_uri(reverse("ways_in.come_back", kwargs={"code": code}))


def find_top(office: Office) -> SignInSettings:
    """What is kept, for those who may change it; for others the page does not exist."""
    kept = find_sign_in_setting(office.code, by=office.caller)
    if not kept.may_change:
        raise Http404
    return kept


@screen(Permission.SETTING_EDIT, methods=("GET", "POST"))
def unlink(request: HttpRequest, office: Office, key: int) -> HttpResponse:
    found = [one for one in find_top(office).identities if one.key == key]
    if not found:
        raise Http404
    if request.method == "POST":
        code = unlink_identity(key, by=office.caller)
        messages.success(request, f"帳號 {code} 的連結已移除。")
        return redirect("sign_in_settings.show", agency_code=office.code)
    return office.page("sign_in_settings/unlink.html", {"identity": found[0]})


@screen(Permission.SETTING_EDIT, methods=("GET", "POST"))
def clear(request: HttpRequest, office: Office) -> HttpResponse:
    """For whoever lost her telephone: first what would go, then gone."""
    find_top(office)
    form = ClearForm(request.POST or None)
    counts: dict[str, int] = {}
    if request.method == "POST" and form.is_valid():
        given, is_sure = form.cleaned_data, request.POST.get("step") == "apply"
        try:
            counts = clear_factors(
                given["code"], by=office.caller, reason=given["reason"], dry=not is_sure
            )
        except Refused as refused:
            form.add_refusal(FIELDS[refused.code], refused.code, value=refused.value)
        else:
            if is_sure:
                messages.success(request, f"帳號 {given['code']} 的第二道驗證已全部移除。")
                return redirect("sign_in_settings.show", agency_code=office.code)
    context = {"form": form, "counts": counts, "total": sum(counts.values())}
    status = REFUSED if form.errors else 200
    return office.page("sign_in_settings/clear.html", context, status=status)
