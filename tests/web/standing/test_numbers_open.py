"""Every number of the page leads to as many people, or to the page that explains it."""

import re

import pytest

from actions.world import BUREAU, CHEN, COUNTY, HOURS, LIN, SCHOOL, WU
from web.standing.pages import read, text_of

MORE = [
    (LIN, "林二美", "A-1", "AI專案", "2", "115/04/02"),
    (WU, "吳三立", "B-1", "AI素養", "2", "115/04/02"),
    (CHEN, "陳一心", "E-1", "環境課程", "4", "115/05/02"),
]


@pytest.fixture
def client(county, site):
    county.hours([*HOURS, *MORE])
    return site(county.people.lin)


def opened(client, address):
    """(figure, number, how many its link opens) of each number that leads to a list."""
    page = client.get(address)
    found = []
    for key, value, link in read(page).figures:
        if link and "/standing/people/" in link:
            behind = client.get(link)
            assert behind.status_code == 200, link
            told = re.search(r"共 ([0-9,]+) 筆", text_of(behind))
            found.append((key, value, int(told[1]) if told else 0))
    return found


@pytest.mark.parametrize(
    "asked", ["", "?scope=丙", "?as_of=115/03/31", "?target=75", "?known_at=115/11/20 17:01:30"]
)
def test_each_number_opens_as_many_people(client, asked):
    found = opened(client, f"/agency/{COUNTY}/standing/{asked}")

    assert len(found) > 25
    assert not [one for one in found if one[1] != one[2]]


def test_numbers_of_an_agency_below_open_from_there(client):
    for node in (BUREAU, SCHOOL):
        found = opened(client, f"/agency/{COUNTY}/standing/{node}/")

        assert not [one for one in found if one[1] != one[2]]
        assert {key[0] for key, _, _ in found} >= {node}


def test_every_link_of_the_page_is_there(client):
    page = client.get(f"/agency/{COUNTY}/standing/?target=75")

    links = {link for link in read(page).links if link.startswith("/")}
    assert f"/agency/{COUNTY}/rulebook/provisions/kpi.ai_attainment/" in links
    assert not [link for link in links if client.get(link).status_code != 200]
