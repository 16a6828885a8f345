"""The walk itself: what is planted is found, wherever it hides; what is one's own is not."""

import io
import zipfile

import pytest
from django.http import HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect

from matrix.cells import Cell
from matrix.leaks import WHOLE_ID
from matrix.walk import Walk
from zhicai.actions import enter_office
from zhicai.actions.access import Permission

pytestmark = pytest.mark.django_db
PEOPLE = "agency/<str:agency_code>/standing/people/"
PERSON = "agency/<str:agency_code>/staff/<int:person>/"
SEARCH = "agency/<str:agency_code>/search/"
PLANTED = "canarynamesiblingx"


class Planted:
    """In place of the site: each address answers what it is given to answer."""

    def __init__(self, answer):
        self.answer, self.cookies = answer, HttpResponse().cookies

    def get(self, path, _):
        return self.answer(path)


def packed(text):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("xl/sharedStrings.xml", text)
    return kept.getvalue()


def with_cookie(answer):
    answer.set_cookie("seen", PLANTED)
    return answer


def walked(actor, forest, answer, *cells):
    walk = Walk(actor, forest, Planted(answer))
    walk.run(cells)
    return walk.faults


LEAKS = {
    "body": lambda: HttpResponse(PLANTED.upper()),
    "header": lambda: HttpResponse(headers={"Content-Disposition": f"attachment; {PLANTED}"}),
    "redirect": lambda: HttpResponseRedirect(f"/agency/?q={PLANTED}"),
    "cookie": lambda: with_cookie(HttpResponse()),
    "packed file": lambda: HttpResponse(packed(f"<t>{PLANTED}</t>")),
    "file in a file": lambda: HttpResponse(packed(packed(PLANTED))),
}


@pytest.mark.parametrize("where", LEAKS)
def test_planted_leak_is_found(where, grown):
    forest, actors = grown

    faults = walked(
        actors["clerk"], forest, lambda _: LEAKS[where](), Cell(SEARCH, "GET", "own", "own")
    )

    assert [fault.rpartition(": ")[2] for fault in faults] == ["tells name of sibling"]


def test_ones_own_is_no_leak_and_names_are_not_for_a_viewer_of_figures(grown):
    forest, actors = grown
    own = forest.secrets["own"]["name"]

    def told(name):
        cell = Cell(SEARCH, "GET", "own", "own")
        return walked(actors[name], forest, lambda _: HttpResponse(own), cell)

    assert told("clerk") == []
    assert any("tells name of own" in fault for fault in told("viewer"))


def test_planted_id_is_found_and_a_masked_one_is_not(grown):
    forest, actors = grown
    cell = Cell(SEARCH, "GET", "own", "own")

    def told(text):
        return walked(actors["clerk"], forest, lambda _: HttpResponse(text), cell)

    assert any("tells a whole ID" in fault for fault in told(min(forest.ids)))
    assert told("A12345**** 999010000Z") == []
    assert WHOLE_ID.search(min(forest.ids))


@pytest.mark.parametrize(
    "foreign",
    [
        HttpResponse("沒有這一頁", status=403),
        HttpResponse("沒有這一位", status=404),
        HttpResponse("沒有這一頁", status=200),
        HttpResponseNotAllowed(["POST"]),
        HttpResponse("", status=500),
    ],
    ids=["status", "words", "shown", "method", "broken"],
)
def test_planted_difference_of_a_foreign_object_is_found(foreign, grown):
    forest, actors = grown
    sibling = f"/{forest.keys['sibling']['person']}/"
    cells = [Cell(PERSON, "GET", "own", name) for name in ("nowhere", "sibling")]

    def answer(path):
        return foreign if sibling in path else HttpResponse("沒有這一頁", status=404)

    assert walked(actors["clerk"], forest, answer, *cells)
    foreign_is_alike = walked(
        actors["clerk"], forest, lambda _: HttpResponse("沒有這一頁", status=404), *cells
    )
    assert foreign_is_alike == []


def test_site_without_its_wall_is_found(grown, browser, monkeypatch):
    forest, actors = grown
    cells = [Cell(PEOPLE, "GET", name, name) for name in ("nowhere", "sibling")]
    monkeypatch.setattr(enter_office, "rights_at", lambda *_: dict.fromkeys(Permission, ""))
    monkeypatch.setattr("zhicai.actions.access.may", lambda *_: True)
    walk = Walk(actors["clerk"], forest, browser("clerk"))

    walk.run(cells)

    told = "\n".join(walk.faults)
    assert "answers 200 although staff:read is not held" in told
    assert "tells name of sibling" in told
    assert "differs from" in told
