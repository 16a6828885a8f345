"""One box for agencies and provisions; the text is sent by POST and stands in no address."""

from django.http import HttpRequest, HttpResponse

from zhicai.actions.access import Permission
from zhicai.actions.search_office import search_office
from zhicai.web.office import Office, screen

LONGEST = 100


@screen(Permission.OFFICE_ENTER, methods=("GET", "POST"))
def show(request: HttpRequest, office: Office) -> HttpResponse:
    text = request.POST.get("text", "").strip()[:LONGEST]
    found = search_office(office.code, text, by=office.caller) if text else None
    return office.page(request, "search/show.html", {"text": text, "found": found})
