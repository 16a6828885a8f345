"""Files that are handed out: opened, they hold one's own people and nobody else's."""

import pytest

from matrix.cells import Cell
from matrix.leaks import WHOLE_ID, texts_of
from matrix.walk import Walk

pytestmark = pytest.mark.django_db
HERE = "agency/<str:agency_code>/"
PURPOSE = {"purpose": "示範用途"}
FILES = {
    "people xlsx": (f"{HERE}standing/people/export/", {"sheet_format": "xlsx", **PURPOSE}, "name"),
    "people ods": (f"{HERE}standing/people/export/", {"sheet_format": "ods", **PURPOSE}, "name"),
    **{
        f"list {kind}": (f"{HERE}reports/download/", {"what": "everybody", "format": kind}, "name")
        for kind in ("pdf", "xlsx", "ods")
    },
    **{
        f"figures {kind}": (f"{HERE}reports/download/", {"what": "standing", "format": kind}, "")
        for kind in ("pdf", "xlsx", "ods")
    },
    **{
        f"hand-over {kind}": (f"{HERE}handover/download/", {"format": kind}, "draftfile")
        for kind in ("pdf", "xlsx", "ods")
    },
    "duty form": (f"{HERE}division/forms/<str:number>/sheet/", {}, "name"),
}


@pytest.mark.parametrize("file", FILES)
def test_file_holds_ones_own_and_nobody_elses(file, grown, browser):
    forest, actors = grown
    route, data, own = FILES[file]
    walk = Walk(actors["head"], forest, browser("head"))

    answer = walk.ask(Cell(route, "POST", "own", "own"), data)

    texts = list(texts_of(answer))
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    assert [fault for text in texts for fault in walk.foreign(text)] == []
    assert not any(WHOLE_ID.search(text) for text in texts)
    assert not own or any(forest.secrets["own"][own] in text for text in texts)


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("name", ["sibling", "parent", "closed", "nowhere"])
def test_file_of_another_agency_is_not_there(file, name, grown, browser):
    forest, actors = grown
    route, data, _ = FILES[file]
    walk = Walk(actors["head"], forest, browser("head"))

    answer = walk.ask(Cell(route, "POST", name, name), data)

    assert answer.status_code == 404
    assert [fault for text in texts_of(answer) for fault in walk.foreign(text)] == []
