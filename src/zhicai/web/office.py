"""What every screen stands on: who is signed in, at which agency, with which permission."""

import datetime as dt
import functools
import zlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, cast

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from zhicai.actions.access import Account, Caller, Permission, permissions_of
from zhicai.actions.enter_office import OpenOffice, enter_office
from zhicai.actions.find_audit_head import last_head
from zhicai.actions.rights.remembered import Remembered
from zhicai.web import sessions
from zhicai.web.kept_form import keep_form
from zhicai.web.menu import MenuGroup, menu_of, url_of
from zhicai.web.request_key import key_of

COLOURS = 8
SHORT_HEAD = 16
MUST_ADD_FACTOR = "must_add_factor"
View = Callable[..., HttpResponse]


class Declared(Protocol):
    """A view that names its methods and its policy: a permission, `signed_in`, or `anyone`."""

    policy: str
    methods: tuple[str, ...]

    def __call__(self, request: HttpRequest, **rest: Any) -> HttpResponse: ...


def declare(view: View, policy: str, methods: Sequence[str]) -> Declared:
    """The table of addresses in tests/contracts must say the same."""
    declared = cast("Declared", view)
    declared.policy = policy
    declared.methods = tuple(methods)
    return declared


def account_of(request: HttpRequest) -> Account:
    """Who is signed in; asked only where somebody is."""
    return cast("Account", request.user)


def clock() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True)
class Office:
    """The desk of one agency, as views and templates see it."""

    opened: OpenOffice
    request: HttpRequest

    @property
    def caller(self) -> Caller:
        return self.opened.caller

    @property
    def code(self) -> str:
        return self.opened.code

    @property
    def name(self) -> str:
        return self.opened.name

    @property
    def today(self) -> dt.date:
        return self.caller.today

    @property
    def colour(self) -> str:
        """A class of the theme, the same for an agency wherever it is shown."""
        return f"zc-colour-{zlib.crc32(self.code.encode()) % COLOURS}"

    @property
    def maker(self) -> str:
        """Who prints or sends, as paper says it."""
        return self.caller.account.name or self.caller.code

    def may(self, permission: Permission) -> bool:
        return permission in self.opened.permissions

    @property
    def can(self) -> dict[str, bool]:
        """For templates: `office.can.batch_undo`."""
        return {one.name.lower(): one in self.opened.permissions for one in Permission}

    @property
    def front_url(self) -> str:
        """The first page of this account here: the office, her division, or her own page."""
        return front_url(self.code, self.opened.permissions)

    def audit_head(self) -> str:
        """What the chain ended with when the page was made, for its printed foot."""
        head = last_head()
        return f"{head.sequence}:{head.hash[:SHORT_HEAD]}" if head else "無"

    def menu(self, path: str) -> tuple[MenuGroup, ...]:
        held = self.opened.permissions
        if self.caller.account.is_local_administrator:
            held -= {Permission.SELF_READ}  # she may everything, and is nobody in particular
        return menu_of(self.code, held, path)

    def page(
        self, template: str, context: Mapping[str, Any] | None = None, *, status: int = 200
    ) -> HttpResponse:
        shell = {"office": self, "menu": self.menu(self.request.path), "printed_at": clock()}
        return render(self.request, template, {**shell, **(context or {})}, status=status)

    def remember(self, request: HttpRequest, key: str, value: Any) -> None:
        """Keep what must not stand in an address, for this agency, until the account signs out."""
        request.session[f"{self.code}:{key}"] = value

    def recall(self, request: HttpRequest, key: str, otherwise: Any = None) -> Any:
        return request.session.get(f"{self.code}:{key}", otherwise)


FRONTS = (
    (Permission.OFFICE_ENTER, "home.show"),
    (Permission.DIVISION_READ, "division.show"),
    (Permission.SELF_READ, "self.show"),
)


def front_url(agency_code: str, permissions: Collection[Permission]) -> str:
    """Where an account lands at an agency; without any of the three, where it may choose."""
    for permission, name in FRONTS:
        url = url_of(name, agency_code) if permission in permissions else None
        if url is not None:
            return url
    return reverse("offices.list")


def front_of(account: Account, agency_code: str) -> str:
    """The same for an account that has not opened the door yet."""
    return front_url(agency_code, permissions_of(Caller(account, clock(), clock), agency_code))


def screen(
    permission: Permission,
    *,
    methods: Sequence[str] = ("GET",),
    require_recent_sign_in: bool = False,
) -> Callable[[View], Declared]:
    """A view of one agency's office; `agency_code` of the address becomes its first argument.

    `require_recent_sign_in`: what is sent waits until she has proved within ten minutes that it
    is she.
    """

    def wrap(view: View) -> Declared:
        @functools.wraps(view)
        def opened(request: HttpRequest, agency_code: str, **rest: Any) -> HttpResponse:
            turned_away = turn_away(request, methods)
            if turned_away is None and require_recent_sign_in:
                turned_away = ask_again(request)
            if turned_away is not None:
                return turned_away
            with Remembered() as remembered:
                found = enter_office(
                    account_of(request),
                    agency_code,
                    permission=permission,
                    clock=clock,
                    request_key=key_of(request),
                    remembered=remembered,
                )
                if request.session.get("office") != agency_code:  # a page only read writes nothing
                    request.session["office"] = agency_code
                return view(request, Office(found, request), **rest)

        return declare(opened, permission.value, methods)

    return wrap


def signed_in(policy: str, *, methods: Sequence[str] = ("GET",)) -> Callable[[View], Declared]:
    """A view of no agency in particular; whoever is signed in may see it."""

    def wrap(view: View) -> Declared:
        @functools.wraps(view)
        def opened(request: HttpRequest, **rest: Any) -> HttpResponse:
            turned_away = turn_away(request, methods)
            return view(request, **rest) if turned_away is None else turned_away

        return declare(opened, policy, methods)

    return wrap


def open_to_all(*, methods: Sequence[str] = ("GET",)) -> Callable[[View], Declared]:
    """A view without any personal data, for whoever asks."""

    def wrap(view: View) -> Declared:
        @functools.wraps(view)
        def opened(request: HttpRequest, **rest: Any) -> HttpResponse:
            if not is_allowed(request, methods):
                return HttpResponseNotAllowed(methods)
            return view(request, **rest)

        return declare(opened, "anyone", methods)

    return wrap


def turn_away(request: HttpRequest, methods: Sequence[str]) -> HttpResponse | None:
    """Where a stranger, or an account with its first password, has to go first."""
    if not is_allowed(request, methods):
        return HttpResponseNotAllowed(methods)
    now = clock()
    why = sessions.find_end(request, now) if request.user.is_authenticated else ""
    if why:
        sessions.end(request, now, why=why)
    if not request.user.is_authenticated:
        sessions.note_if_disabled(request, now)
        keep_form(request)
        return redirect(f"{reverse('sign_in.show')}?{next_of(request)}")
    sessions.touch(request, now)
    if account_of(request).must_change_password and request.path != reverse("password.show"):
        return redirect("password.show")
    if request.session.get(MUST_ADD_FACTOR) and not is_at_door(request.path):
        return redirect("factors.show")
    return None


def ask_again(request: HttpRequest) -> HttpResponse | None:
    """What is sent is kept while she proves once more who she is."""
    if request.method != "POST" or sessions.is_recent(request, clock()):
        return None
    keep_form(request, holder=account_of(request).pk)
    return redirect(f"{reverse('sessions.prove')}?{next_of(request)}")


def is_at_door(path: str) -> bool:
    """Where an account that still needs a second factor may be, to set one up or to leave."""
    free = ("password.show", "sign_out", "factors.show")
    return any(path.startswith(reverse(name)) for name in free)


def is_allowed(request: HttpRequest, methods: Sequence[str]) -> bool:
    return request.method in methods or (request.method == "HEAD" and "GET" in methods)


def next_of(request: HttpRequest) -> str:
    """The way back after signing in; what was sent is shown again on a page of its own."""
    path = reverse("kept_form.show") if request.method == "POST" else request.get_full_path()
    return urlencode({"next": path})
