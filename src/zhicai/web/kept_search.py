"""Whom a list looks for stays in the session: no name and no ID comes into an address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from zhicai.actions.figures.people_query import hash_of
from zhicai.basics.national_ids import mask_ids_in
from zhicai.web.office import Office

LONGEST = 100
SEARCHED = "searched"


def keep_search(request: HttpRequest, office: Office, key: str) -> HttpResponse:
    """Keep what was sent, of a whole ID only its keyed hash; back to the first page of the list."""
    text = request.POST.get("who", "").strip()[:LONGEST]
    hashed = hash_of(text)
    office.remember(request, key, {"id_hash": hashed} if hashed else {"search": mask_ids_in(text)})
    return to_first_page(request, SEARCHED, is_kept=bool(text))


def to_first_page(request: HttpRequest, mark: str, *, is_kept: bool) -> HttpResponse:
    """The same list from its beginning; the mark in its address says that something is kept."""
    query = request.GET.copy()
    query.pop("page", None)
    query.pop(mark, None)
    if is_kept:
        query[mark] = "1"
    return redirect(f"{request.path}?{query.urlencode()}")


def find_search(request: HttpRequest, office: Office, key: str) -> dict[str, str]:
    """A search counts only on pages whose address says that there was one."""
    return dict(office.recall(request, key, {})) if is_searched(request) else {}


def is_searched(request: HttpRequest) -> bool:
    return request.GET.get(SEARCHED) == "1"
