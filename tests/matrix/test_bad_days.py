"""Days typed wrongly: each form with a day says which field, what was seen, why and what to do."""

import pytest
from django.forms import BaseForm
from django.urls import resolve

from matrix.cells import Cell
from matrix.walk import Walk
from zhicai.basics.messages import say
from zhicai.web.forms import OfficeForm, RocDateField

pytestmark = pytest.mark.django_db
HERE = "agency/<str:agency_code>/"
PERSON, NODE = f"{HERE}staff/<int:person>/", f"{HERE}standing/<str:node_code>/"
AGENCY, SPREAD = f"{HERE}agencies/<str:node_code>/", f"{HERE}distribution/<str:node_code>/"
PROVISION = f"{HERE}rulebook/provisions/<str:provision_id>/"
ASKED = {
    f"{HERE}standing/": ("as_of",),
    NODE: ("as_of",),
    f"{NODE}exclusions/": ("as_of",),
    f"{HERE}standing/people/": ("as_of",),
    f"{HERE}standing/people/gaps/": ("as_of",),
    f"{HERE}distribution/": ("as_of",),
    f"{SPREAD}changes/": ("earlier_on", "as_of"),
    f"{HERE}reports/": ("as_of",),
    f"{HERE}reports/snapshots/take/": ("as_of",),
    f"{HERE}agencies/": ("as_of",),
    f"{HERE}audit/": ("from_on", "until_on"),
    f"{HERE}rulebook/": ("as_of",),
    PROVISION: ("as_of",),
    PERSON: ("as_of",),
    f"{PERSON}explain/<str:provision_id>/": ("as_of",),
}
SENT = {
    f"{HERE}agencies/add/": ("from_on",),
    f"{AGENCY}change/": ("from_on",),
    f"{AGENCY}close/": ("closed_on",),
    f"{HERE}accounts/invite/": ("from_on", "until_on"),
    f"{HERE}accounts/appoint/": ("from_on", "until_on"),
    f"{HERE}accounts/<int:account>/appointments/<int:key>/end/": ("until_on",),
    f"{HERE}approvals/<int:number>/settle/": ("signed_on",),
    f"{HERE}deputies/": ("from_on", "until_on"),
    f"{HERE}duties/answers/": ("signed_on",),
    f"{HERE}events/add/<int:person>/": ("started_on", "ended_on"),
    f"{HERE}events/<int:event>/change/": ("started_on", "ended_on"),
    f"{HERE}handover/act/": ("last_on",),
    f"{HERE}self/certificate/": ("issued_on", "expires_on"),
    f"{HERE}transfers/<int:number>/": ("ended_on",),
    f"{PROVISION}overlay/": ("in_force_from", "in_force_until", "issued_on"),
}
FORMS = [
    (method, *row) for method, table in (("GET", ASKED), ("POST", SENT)) for row in table.items()
]
IDS = [f"{method} {route.removeprefix(HERE)}" for method, route, _ in FORMS]
BAD = {
    "115/02/30": "web.no_such_day",
    "20260230": "web.no_such_day",
    "１１５／０２／３０": "web.no_such_day",
    "999/99/99": "web.no_such_day",
    "0/0/0": "web.before_roc",
    "不是日期": "web.not_a_date",
    "115/11/2O": "web.not_a_date",
}
EDGES = ("001/01/01", "999/12/31", "9999-12-31", "１１５／１１／２０", "   ", "")
# Whoever may ask for this is no local administrator: she holds no office and is nobody here.
HOLDERS = {f"{HERE}deputies/": "head", f"{HERE}self/certificate/": "colleague"}
# Its one day is a field of the page, not of a form.
PLAIN = (f"{HERE}agencies/",)
# A signed paper comes with an upload, and the file of an agency's own with its import.
ELSEWHERE = {"division": "tests/web/division", "intake": "tests/web/intake"}


@pytest.fixture
def ask(grown, browser):
    """The local administrator, who may open most forms, fills in all its days alike."""
    forest, actors = grown

    def send(method, route, data):
        who = HOLDERS.get(route, "local")
        walk = Walk(actors[who], forest, browser(who))
        return walk.ask(Cell(route, method, "own", "own"), data)

    return send


def errors_of(answer):
    """What any form of the page says, by field: codes and words."""
    told = [value for layer in answer.context or () for value in layer.flatten().values()]
    for form in told:
        if isinstance(form, BaseForm) and form.is_bound:
            for name, errors in form.errors.as_data().items():
                for error in errors:
                    yield name, error.code, form.fields[name].label if name in form.fields else ""


@pytest.mark.parametrize(("method", "route", "fields"), FORMS, ids=IDS)
def test_what_is_no_day_is_told_beside_its_field_and_kept(method, route, fields, ask):
    for text, code in BAD.items():
        answer = ask(method, route, dict.fromkeys(fields, text))
        page = answer.content.decode()

        told = {name: label for name, found, label in errors_of(answer) if found == code}
        assert answer.status_code == 422, text
        assert route in PLAIN or set(fields) <= set(told), text
        words = [say(code, value=text, field=told.get(name)) for name in fields]
        assert all(one in page for one in words), text
        assert page.count(f'value="{text}"') >= len(fields), text


@pytest.mark.parametrize(("method", "route", "fields"), FORMS, ids=IDS)
def test_day_at_the_edge_of_the_calendar_breaks_nothing(method, route, fields, ask):
    answers = {text: ask(method, route, dict.fromkeys(fields, text)) for text in EDGES}

    assert {text for text, answer in answers.items() if answer.status_code >= 500} == set()
    assert {code for one in answers.values() for _, code, _ in errors_of(one)} & set(
        BAD.values()
    ) == set()


def test_every_form_with_a_day_is_walked(grown):
    forest, _ = grown
    walked = {
        (screen_of(Cell(route, method, "own", "own").path(forest)), name)
        for method, route, fields in FORMS
        for name in fields
    }

    known = {
        (form.__module__.split(".")[3], name)
        for form in every(OfficeForm)
        for name, field in form.base_fields.items()
        if isinstance(field, RocDateField)
    }
    assert {one for one in known - walked if one[0] not in ELSEWHERE} == set()


def screen_of(path):
    return resolve(path).func.__module__.split(".")[3]


def every(kind):
    for form in kind.__subclasses__():
        yield form
        yield from every(form)
