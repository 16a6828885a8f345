"""Courses on screen: the worklist, one press for all suggestions, one course."""

import re

import pytest

from actions.world import BUREAU, CHEN, COUNTY, GUO, LIN
from zhicai.actions.list_courses import CoursesQuery, list_courses
from zhicai.records.learning.models import LevelDecision
from zhicai.records.ledger.models import Batch

HOURS = (
    (CHEN, "陳一心", "N-1", "生成式AI入門", "3", "115/03/02"),
    (CHEN, "陳一心", "A-1", "AI專案", "3", "115/04/01"),
    (LIN, "林二美", "N-1", "生成式AI入門", "1", "115/03/02"),
    (LIN, "林二美", "N-2", "生成式AI進階應用", "1", "115/03/02"),
    (GUO, "郭四維", "N-3", "健行", "2", "115/03/02"),
)


@pytest.fixture
def office(county, site):
    county.hours(HOURS)
    return site(county.people.lin)


def url(rest="", code=COUNTY):
    return f"/agency/{code}/courses/{rest}"


def text_of(answer):
    return answer.content.decode()


def hidden(answer):
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text_of(answer))
    return {name: value for name, value in fields if name != "csrfmiddlewaretoken"}


def course(world, name):
    query = CoursesQuery(agency_code=COUNTY)
    rows = list_courses(query, by=world.caller()).page.rows
    return next(one for one in rows if one.state.name == name)


def tick(world, name):
    one = course(world, name)
    return f"{one.state.course}-{one.version}"


def test_the_worklist_comes_first_with_suggestion_and_reason(office):
    text = text_of(office.get(url()))

    assert text.index("生成式AI入門") < text.index("健行")
    assert "字樣：生成式、ai、入門" in text
    assert "全部依建議確認（2 門）" in text
    assert "AI專案" not in text


def test_all_courses_tell_who_decided_from_which_file(office):
    text = text_of(office.get(url("?state=all")))

    assert "AI專案" in text
    assert re.search(r"示範縣政府<br>admin　115/11/20 17:\d\d<br>levels", text)


def test_all_suggestions_are_checked_then_saved_as_one_batch(office):
    check = office.post(url("confirm/"), {"all": "1", "note": "依課名"})
    assert "50.0 %" not in text_of(check)
    assert "變更內容：2 筆" in text_of(check)
    assert "資料不足 → 達成 1 位" in text_of(check)

    done = office.post(url("confirm/"), {**hidden(check), "step": "apply"}, follow=True)

    assert "已儲存，批次" in text_of(done)
    assert "待確認課程 <strong>1</strong> 門" in text_of(done)
    assert Batch.objects.get(kind="edit").report["note"] == "依課名"


def test_ticked_courses_get_the_level_that_was_chosen(county, office):
    data = {"course": [tick(county, "健行")], "level": "none", "note": ""}

    check = office.post(url("confirm/"), data)
    office.post(url("confirm/"), {**hidden(check), "step": "apply"})

    assert LevelDecision.objects.get(batch__kind="edit").level == "none"


def test_nothing_ticked_keeps_the_list_and_says_so(office):
    page = office.post(url("confirm/"), {"level": "basic", "note": ""})

    assert page.status_code == 422
    assert "還沒有勾選任何一門課程" in text_of(page)
    assert "生成式AI入門" in text_of(page)


def test_a_course_that_hints_at_nothing_is_not_confirmed_by_suggestion(county, office):
    page = office.post(
        url("confirm/"), {"course": [tick(county, "健行")], "level": "suggested", "note": ""}
    )

    assert page.status_code == 422


def test_a_decision_of_somebody_else_in_between_is_shown(office):
    check = office.post(url("confirm/"), {"all": "1", "note": ""})
    office.post(url("confirm/"), {**hidden(check), "step": "apply"})

    conflict = office.post(url("confirm/"), {**hidden(check), "step": "apply"})

    assert conflict.status_code == 409
    assert "同時有人修改" in text_of(conflict)
    assert Batch.objects.filter(kind="edit").count() == 1


def test_whoever_saves_second_may_insist(county, office):
    first = {"course": [tick(county, "健行")], "level": "none", "note": ""}
    mine = office.post(url("confirm/"), {**first, "level": "basic"})
    theirs = office.post(url("confirm/"), first)
    office.post(url("confirm/"), {**hidden(theirs), "step": "apply"})

    conflict = office.post(url("confirm/"), {**hidden(mine), "step": "apply"})
    check = office.post(url("confirm/"), {**hidden(conflict), "step": "check"})
    office.post(url("confirm/"), {**hidden(check), "step": "apply"})

    assert "非AI" in text_of(conflict)
    assert LevelDecision.objects.get(known_until=None, batch__kind="edit").level == "basic"


def test_one_course_is_decided_with_its_marks_and_taken_back(county, office):
    key = course(county, "健行").state.course
    page = office.get(url(f"{key}/level/"))
    data = {"level": "none", "is_required": "no", "is_environment": "yes", "note": ""}
    office.post(url(f"{key}/level/"), {**hidden(page), **data, "step": "apply"})
    shown = text_of(office.get(url(f"{key}/")))
    assert "<dd>非AI</dd>" in shown

    page = office.get(url(f"{key}/level/"))
    data = {**hidden(page), **data, "level": "inherit", "step": "apply"}
    office.post(url(f"{key}/level/"), data)

    assert "<dd>待確認</dd>" in text_of(office.get(url(f"{key}/")))


def test_name_and_category_are_corrected_with_history(county, office):
    key = course(county, "健行").state.course
    page = office.get(url(f"{key}/edit/"))
    data = {**hidden(page), "name": "AI健行", "category_code": "", "note": "筆誤"}

    done = office.post(url(f"{key}/edit/"), {**data, "step": "apply"}, follow=True)

    assert "<h1>AI健行</h1>" in text_of(done)
    assert "郭四維" in text_of(done)
    assert re.search(r"hours\d+.csv　hours\d+!6", text_of(done))
    assert "說明：筆誤" in text_of(done)


def test_a_shared_course_is_refused_with_words(county, site):
    county.hours((*HOURS, (CHEN, "陳一心", "N-3", "健行", "1", "115/05/02")))
    key = course(county, "健行").state.course
    client = site(county.people.chen)
    page = client.get(url(f"{key}/edit/", BUREAU))

    answer = client.post(url(f"{key}/edit/", BUREAU), {**hidden(page), "name": "別名", "note": ""})

    assert answer.status_code == 422
    assert "各機關共用" in text_of(answer)


def test_no_course_yet_is_explained(county, site):
    text = text_of(site(county.people.lin).get(url()))

    assert "沒有待確認課程" in text
    assert "沒有符合的課程" in text_of(site(county.people.lin).get(url("?search=x")))


@pytest.mark.parametrize("who", ["guo", "wu"])
def test_strangers_are_shown_nothing(county, site, who):
    client = site(getattr(county.people, who))

    assert client.get(url()).status_code == 404
    assert client.post(url("confirm/"), {"all": "1"}).status_code == 404


@pytest.mark.usefixtures("office")
def test_the_auditor_reads_and_ticks_nothing(county, site):
    auditor = site(county.people.auditor)

    assert (
        "checkbox" not in text_of(auditor.get(url())).partition("<main")[2].partition("</main>")[0]
    )
    assert auditor.post(url("confirm/"), {"all": "1"}).status_code == 404


@pytest.mark.usefixtures("office")
def test_courses_of_others_are_not_found(county, site):
    key = course(county, "健行").state.course

    assert site(county.people.chen).get(url(f"{key}/", BUREAU)).status_code == 404


def test_the_number_of_queries_is_fixed(county, office, django_assert_max_num_queries):
    rows = [(CHEN, "陳一心", f"M-{n}", f"AI入門{n}", "1", "115/03/02") for n in range(200)]
    county.hours(rows)
    with django_assert_max_num_queries(26):
        office.get(url())

    with django_assert_max_num_queries(11):
        office.get(url("?state=all"))
