"""Agencies on screen: the tree, its dates, and three ways to change it."""

import re

import pytest

from actions.world import BUREAU, COUNTY, SCHOOL, SIBLING
from zhicai.records.agencies.models import AgencyPeriod
from zhicai.records.ledger.models import Batch


@pytest.fixture
def office(county, site):
    return site(county.people.lin)


def url(rest="", code=COUNTY):
    return f"/agency/{code}/agencies/{rest}"


def text_of(answer):
    return answer.content.decode()


def hidden(answer):
    """Everything that the form of the page carries on."""
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text_of(answer))
    return {name: value for name, value in fields if name != "csrfmiddlewaretoken"}


def typed(office, node=BUREAU, **words):
    page = office.get(url(f"{node}/change/"))
    return {**hidden(page), "name": "示範局", "parent": COUNTY, "from_on": "", "note": "", **words}


def test_the_tree_is_listed_with_its_dates(office):
    page = office.get(url())

    text = text_of(page)
    assert page.status_code == 200
    assert text.index(BUREAU) < text.index(SCHOOL) < text.index(SIBLING)
    assert "一直以來" in text


def test_the_tree_of_another_day_and_a_search(office):
    assert "示範局附設學校" in text_of(office.get(url("?search=學校&as_of=115/01/01")))
    assert "沒有符合的機關" in text_of(office.get(url("?search=查無")))


def test_a_day_that_is_none_is_said_on_top(office):
    page = office.get(url("?as_of=明天"))

    assert page.status_code == 422
    assert "錯誤：機關" in text_of(page)


def test_a_rename_is_checked_before_it_is_saved(office):
    check = office.post(url(f"{BUREAU}/change/"), typed(office, name="數位局", from_on="115/06/01"))
    assert "示範局" in text_of(check)
    assert not Batch.objects.filter(kind="edit").exists()

    done = office.post(url(f"{BUREAU}/change/"), {**hidden(check), "step": "apply"}, follow=True)

    assert "已儲存，批次" in text_of(done)
    assert "115/06/01" in text_of(done)
    assert "<td>lin</td>" in text_of(done)


def test_going_back_keeps_what_was_typed(office):
    data = typed(office, name="數位局", note="依簽辦理")

    back = office.post(url(f"{BUREAU}/change/"), {**data, "step": "back"})

    assert 'value="數位局"' in text_of(back)
    assert 'value="依簽辦理"' in text_of(back)


def test_what_would_break_the_tree_is_said_beside_its_field(office):
    page = office.post(url(f"{BUREAU}/change/"), typed(office, parent=SCHOOL))

    assert page.status_code == 422
    assert 'href="#id_parent"' in text_of(page)
    assert "會回到機關自己" in text_of(page)
    assert f'value="{SCHOOL}"' in text_of(page)


def test_a_page_of_nothing_new_is_not_saved(office):
    page = office.post(url(f"{BUREAU}/change/"), {**typed(office), "step": "apply"})

    assert page.status_code == 422
    assert "沒有需要儲存的變更" in text_of(page)


def test_the_second_of_two_savers_sees_three_values_and_may_insist(office):
    data = typed(office, name="甲局")
    office.post(url(f"{BUREAU}/change/"), {**typed(office, name="乙局"), "step": "apply"})

    conflict = office.post(url(f"{BUREAU}/change/"), {**data, "step": "apply"})
    assert conflict.status_code == 409
    assert all(name in text_of(conflict) for name in ("示範局", "甲局", "乙局"))

    check = office.post(url(f"{BUREAU}/change/"), {**hidden(conflict), "step": "check"})
    office.post(url(f"{BUREAU}/change/"), {**hidden(check), "step": "apply"})
    assert AgencyPeriod.objects.get(known_until=None, name="甲局")


def test_an_agency_is_added_and_closed(office):
    data = {"code": "999030000Z", "name": "示範新局", "parent": COUNTY, "from_on": "115/03/01"}
    office.post(url("add/"), {**data, "note": "", "step": "apply"})
    page = office.get(url("999030000Z/close/"))

    form = {**hidden(page), "closed_on": "115/12/31", "note": ""}
    office.post(url("999030000Z/close/"), {**form, "step": "apply"})

    assert "115/12/31" in text_of(office.get(url()))


def test_missing_fields_are_said_on_top(office):
    page = office.post(url("add/"), {"code": "", "name": "", "parent": ""})

    assert page.status_code == 422
    assert "有 3 個地方要修正" in text_of(page)
    assert "<title>錯誤：" in text_of(page)


@pytest.mark.parametrize("rest", ["", f"{BUREAU}/", "add/", f"{BUREAU}/change/"])
def test_who_may_not_is_shown_nothing(county, site, rest):
    assert site(county.people.guo).get(url(rest)).status_code == 404
    assert site(county.people.wu).get(url(rest)).status_code == 404


def test_the_auditor_reads_and_changes_nothing(county, site):
    auditor = site(county.people.auditor)

    assert "新增機關" not in text_of(auditor.get(url()))
    assert auditor.get(url("add/")).status_code == 404


def test_agencies_of_others_are_not_found(county, site):
    chen = site(county.people.chen)

    assert chen.get(url(f"{SCHOOL}/", BUREAU)).status_code == 200
    assert chen.get(url(f"{SIBLING}/", BUREAU)).status_code == 404


def test_the_number_of_queries_is_fixed(county, office, django_assert_max_num_queries):
    rows = [(f"9990{n}0000Z", f"示範{n}局", COUNTY) for n in range(30, 60)]
    county.bring(county.file("agencies", rows))

    office.get(url())

    with django_assert_max_num_queries(13):
        office.get(url())
    with django_assert_max_num_queries(22):
        office.get(url(f"{BUREAU}/"))
