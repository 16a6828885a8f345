"""One box over the whole office; the text is sent by POST and stands in no address."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from zhicai.actions.access import Permission
from zhicai.actions.search_office import Found, search_office
from zhicai.web.office import Office, screen

LONGEST = 100


@dataclass(frozen=True, slots=True)
class Link:
    url: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Kind:
    title: str
    links: tuple[Link, ...]


@screen(Permission.OFFICE_ENTER, methods=("GET", "POST"))
def show(request: HttpRequest, office: Office) -> HttpResponse:
    text = request.POST.get("text", "").strip()[:LONGEST]
    found = search_office(office.code, text, by=office.caller) if text else None
    kinds = tuple(kinds_of(office, found)) if found else ()
    return office.page("search/show.html", {"is_asked": bool(text), "kinds": kinds})


def kinds_of(office: Office, found: Found) -> Iterator[Kind]:
    """What was found, kind by kind, each with the page it leads to."""

    def link(view: str, name: str, note: str, **rest: Any) -> Link:
        return Link(reverse(view, kwargs={"agency_code": office.code, **rest}), name, note)

    people = [
        link(
            "staff.show",
            one.name,
            f"{one.national_id_masked}　{one.agency_name}",
            person=one.person,
        )
        for one in found.people
    ]
    agencies = [
        link("standing.node", one.name, one.key, node_code=one.key) for one in found.agencies
    ]
    courses = [link("courses.show", one.name, "", course=int(one.key)) for one in found.courses]
    provisions = [
        link("rulebook.show", one.name, one.key, provision_id=one.key) for one in found.provisions
    ]
    titled = (("同仁", people), ("機關", agencies), ("課程", courses), ("條文", provisions))
    for title, links in titled:
        if links:
            yield Kind(title, tuple(links))
