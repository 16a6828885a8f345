import pytest

from actions.world import CHEN, GUO, person_key
from people import SCHOOL


def found(client, address, text):
    return client.post(address, {"text": text}).content.decode()


@pytest.mark.parametrize("text", ["陳一心", CHEN, "一心"])
def test_officer_finds_a_colleague_by_name_and_by_id(county, site, at_bureau, text):
    page = found(site(county.people.chen), at_bureau("search/"), text)

    assert at_bureau(f"staff/{person_key(CHEN)}/") in page
    assert CHEN not in page


def test_colleague_of_a_sibling_agency_is_not_found(county, site, at_bureau):
    page = found(site(county.people.chen), at_bureau("search/"), "郭四維")

    assert "找不到符合的資料" in page
    assert str(person_key(GUO)) not in page


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("附設學校", f"standing/{SCHOOL}/"),
        ("達成率", "rulebook/provisions/kpi.ai_attainment/"),
    ],
)
def test_officer_finds_agencies_and_provisions(county, site, at_bureau, text, address):
    page = found(site(county.people.chen), at_bureau("search/"), text)

    assert at_bureau(address) in page


def test_officer_finds_a_course(county, site, at_bureau):
    county.hours()

    page = found(site(county.people.chen), at_bureau("search/"), "AI素養")

    assert at_bureau("courses/") in page.partition("搜尋結果")[2]


def test_search_without_a_text_says_what_can_be_found(county, site, at_bureau):
    client = site(county.people.chen)

    pages = [client.get(at_bureau("search/")), client.post(at_bureau("search/"), {"text": " "})]

    assert all("請在上方輸入" in page.content.decode() for page in pages)
