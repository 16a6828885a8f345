"""Find somebody, open her page, and see why each verdict is what it is."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from zhicai.actions.access import Permission
from zhicai.actions.explain_person import explain_person
from zhicai.actions.find_person_page import PersonPageQuery, find_person_page
from zhicai.actions.list_history import PERSON, HistoryQuery, list_history
from zhicai.actions.page import map_page
from zhicai.actions.people.person import PersonPage
from zhicai.actions.reveal_identity import reveal_identity
from zhicai.actions.search_people import MOST, search_people
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.web.office import Office, screen
from zhicai.web.screens.people.lines import kept_query
from zhicai.web.screens.roles.lines import Card, card_of
from zhicai.web.screens.staff.forms import ReasonForm
from zhicai.web.screens.staff.lines import (
    change_of,
    difference_words,
    explained_context,
    verdicts_of,
)
from zhicai.web.screens.standing.forms import QuestionForm
from zhicai.web.screens.standing.links import find_url

WRONG = 422
LONGEST_SEARCH = 100
HISTORY_SIZE = 20
REASON = "identity.reason"


@screen(Permission.STAFF_READ, methods=("GET", "POST"))
def search(request: HttpRequest, office: Office) -> HttpResponse:
    """What is looked for stands in no address and is kept nowhere."""
    text = request.POST.get("who", "").strip()[:LONGEST_SEARCH]
    found = search_people(text, agency_code=office.code, by=office.caller) if text else ()
    context = {
        "is_asked": bool(text),
        "found": found,
        "is_cut": len(found) == MOST,
        "shown_text": mask_ids_in(text),
    }
    return office.page("staff/search.html", context)


@screen(Permission.STAFF_READ)
def show(request: HttpRequest, office: Office, person: int) -> HttpResponse:
    return _show(request, office, person)


def _show(request: HttpRequest, office: Office, person: int) -> HttpResponse:
    form = QuestionForm(request.GET, now=office.caller.now)
    asked = form.question() if form.is_valid() else {}
    try:
        page = find_person_page(_query(office, person, asked), by=office.caller)
    except Refused as refused:
        if refused.code != "cli.as_of_outside_year":
            raise
        form.add_refusal("as_of", refused.code, value=refused.value, **refused.details)
        page = find_person_page(_query(office, person, {}), by=office.caller)
    number = request.GET.get("page", "")
    history = list_history(
        HistoryQuery(
            agency_code=office.code,
            subject=PERSON,
            key=str(person),
            page=int(number[:9]) if number.isascii() and number.isdigit() else 1,
            size=HISTORY_SIZE,
        ),
        by=office.caller,
    )
    context = {
        "form": form,
        "found": page,
        "verdicts": verdicts_of(page, office, query=kept_query(request)),
        "summary": [(one, difference_words(one)) for one in page.summary],
        "history": map_page(history, lambda line: change_of(line, office)),
        "role": _role(office, page),
        "is_reason_kept": bool(office.recall(request, REASON)),
        "reason_form": ReasonForm(),
    }
    return office.page("staff/show.html", context, status=WRONG if form.errors else 200)


def _role(office: Office, page: PersonPage) -> Card | None:
    """Her talent role, for whoever may see it and while she holds a post."""
    if page.role is None or not office.may(Permission.ROLE_READ):
        return None
    return card_of(page.role)


@screen(Permission.STAFF_READ)
def explain(
    request: HttpRequest, office: Office, *, person: int, provision_id: str
) -> HttpResponse:
    form = QuestionForm(request.GET, now=office.caller.now)
    if not form.is_valid():
        return _show(request, office, person)  # where the question can be put right
    whole = explain_person(_query(office, person, form.question()), provision_id, by=office.caller)
    context = {
        **explained_context(whole, provision_id),
        "person": person,
        "rule_url": find_url("rulebook.show", office.code, provision_id),
        "kept": kept_query(request),
    }
    return office.page("staff/explain.html", context)


@screen(Permission.IDENTITY_REVEAL, methods=("GET", "POST"))
def reveal(request: HttpRequest, office: Office, person: int) -> HttpResponse:
    """The whole ID, once, on a page that nobody keeps; the reason is asked once a session.

    One press shows the next one for the same reason; the page that asks may change it.
    """
    kept = office.recall(request, REASON, "")
    if request.method == "GET":
        form = ReasonForm(initial={"reason": kept})
        return _ask_reason(request, office, person=person, form=form)
    form = ReasonForm(request.POST)
    is_typed = "reason" in request.POST
    if (is_typed or not kept) and not form.is_valid():
        return _ask_reason(request, office, person=person, form=form)
    reason = mask_ids_in(form.cleaned_data["reason"]) if is_typed else kept
    whole = reveal_identity(person, agency_code=office.code, reason=reason, by=office.caller)
    office.remember(request, REASON, reason)
    page = find_person_page(_query(office, person, {}), by=office.caller)
    context = {"found": page, "whole": whole, "reason": reason}
    return office.page("staff/identity.html", context)


def _ask_reason(
    request: HttpRequest, office: Office, *, person: int, form: ReasonForm
) -> HttpResponse:
    page = find_person_page(_query(office, person, {}), by=office.caller)
    status = WRONG if form.is_bound else 200
    return office.page("staff/reason.html", {"found": page, "form": form}, status=status)


def _query(office: Office, person: int, asked: dict[str, Any]) -> PersonPageQuery:
    return PersonPageQuery(agency_code=office.code, person=person, **asked)
