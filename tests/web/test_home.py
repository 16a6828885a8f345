import pytest

from actions.world import AGENCIES
from people import BUREAU, SIBLING
from zhicai.records.standings.models import PresentView


def test_officer_sees_the_year_of_her_office(county, site, at_bureau):
    client = site(county.people.chen)

    page = client.get(at_bureau())

    assert page.status_code == 200
    assert "示範局" in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("county")
def test_stranger_is_sent_to_the_door(client, at_bureau):
    answer = client.get(at_bureau())

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in/?next=")


@pytest.mark.parametrize("code", [SIBLING, "999999999Z"])
def test_other_office_and_no_office_look_alike(county, site, code):
    client = site(county.people.chen)

    page = client.get(f"/agency/{code}/")

    assert page.status_code == 404
    assert "您沒有查看的權限" in page.content.decode()
    assert code not in page.content.decode()


def test_empty_office_teaches_the_first_step(world, site):
    world.bring(world.file("agencies", AGENCIES))

    page = site(world.people.lin).get(f"/agency/{BUREAU}/")

    assert "名冊還沒有匯入" in page.content.decode()


def test_home_tells_while_the_rules_are_newer_than_what_is_kept(county, site, at_bureau):
    county.hours()
    client = site(county.people.chen)
    before = client.get(at_bureau()).content.decode()

    PresentView.objects.update(rulebook_version="of another program")
    after = client.get(at_bureau()).content.decode()

    assert "統計重新計算" not in before
    assert "zhicai recount --repair" in after
