"""The page behind a one-time link: the holder sets her name and password."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from zhicai.actions.change_password import WeakPasswordError
from zhicai.actions.follow_link import Visitor, find_link, follow_link
from zhicai.web.addresses import address_of
from zhicai.web.office import clock, open_to_all
from zhicai.web.request_key import key_of
from zhicai.web.screens.links.forms import LinkForm

WRONG = 422


@open_to_all(methods=("GET", "POST"))
def show(request: HttpRequest, token: str) -> HttpResponse:
    by = Visitor(clock(), address_of(request), key_of(request))
    link = find_link(token, by=by)
    posted = request.POST if request.method == "POST" else None
    form = LinkForm(posted, initial={"name": link.account_name}, is_invitation=link.is_invitation)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            follow_link(token, given["new_password"], name=given.get("name", ""), by=by)
        except WeakPasswordError as weak:
            for reason in weak.reasons:
                form.add_error("new_password", reason)
        else:
            messages.success(request, "密碼已設定。請用帳號與新密碼登入。")
            return redirect("sign_in.show")
    context = {"form": form, "link": link}
    return render(request, "links/show.html", context, status=WRONG if form.errors else 200)
