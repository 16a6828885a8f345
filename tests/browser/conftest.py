"""One browser, and the sites it looks at; each is made once."""

import json
import time
from contextlib import ExitStack, contextmanager

import pytest

from browser.chromium import opened_chromium
from browser.colleague import be_colleague
from browser.door import enter_first_time
from browser.drafts import open_drafts
from browser.own_value import set_own_value
from browser.site import served
from browser.stages import set_stages
from browser.tab import opened_tab
from journeys.databases import copied
from journeys.offices import demo, empty_office, new_office
from journeys.small import AGENCIES, BUREAU, Desk
from zhicai.exchange.demo.model import ROOT_CODE

__all__ = ["demo", "empty_office", "new_office"]


def pytest_collection_modifyitems(items):
    """Last of all: the browser's event loop stays open, and no row is reached beside it."""
    items.sort(key=lambda item: "browser" in item.path.parts)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    with opened_chromium(tmp_path_factory.mktemp("chromium")) as browser:
        yield browser


@contextmanager
def entered(browser, office, *, agency):
    """A site whose first password has been changed."""
    with served(office) as site:
        site.agency = agency
        with opened_tab(browser, site, signed_in=False) as tab:
            site.door = enter_first_time(tab)
            site.entered_at = time.monotonic()
        yield site


@pytest.fixture(scope="session")
def full(chromium, demo, tmp_path_factory):
    """The sample county, with its hours, its faults, its doubts and what happens in a year."""
    office = copied(demo[0], tmp_path_factory.mktemp("full") / "home")
    person = live(office)
    colleague = be_colleague(office)
    set_stages(office)
    with entered(chromium, office, agency=ROOT_CODE) as site:
        site.person = person
        site.own_agency, site.duty_form, site.identity = colleague
        site.token = invited(office)
        with opened_tab(chromium, site) as tab:
            open_drafts(tab, tmp_path_factory.mktemp("drafts"))
            set_own_value(tab)
        yield site


def live(office):
    """Two frozen days, and a month's leave of somebody; who that is."""
    for day in ("2026-06-30", "2026-11-20"):
        office.run("snapshot", "take", "--agency", ROOT_CODE, "--as-of", day, "--apply")
    duties = office.home.parent / "unheld.csv"
    duties.write_text("單位,職稱,工作項目\n政風室,主任,廉政宣導\n", encoding="utf-8-sig")
    office.run("import", str(duties), "--agency", ROOT_CODE, "--apply")
    close = ("snapshot", "take", "--agency", ROOT_CODE, "--as-of", day, "--year-close")
    office.run(*close, "--apply")
    asked = office.run("standing", "people", "--agency", ROOT_CODE, "--verdict", "short", "--json")
    person = json.loads(asked.stdout.splitlines()[0])["person"]
    days = ("--from", "2026-03-01", "--until", "2026-03-31")
    office.run("event", "add", person, "--kind", "留職停薪", *days, "--apply")
    office.run("retention", "run", "--agency", ROOT_CODE, "--apply")
    return person


def invited(office):
    """The token of an account that waits for its holder."""
    who = ("guest", "--name", "示範來賓", "--role", "hr_clerk", "--agency", ROOT_CODE)
    return office.ask("account", "invite", *who, "--apply")["link"].rstrip("/").split("/")[-1]


@pytest.fixture(scope="session")
def bare(chromium, new_office, tmp_path_factory):
    """An office with its name and nothing else."""
    office = new_office("bare")
    desk = Desk(tmp_path_factory.mktemp("bare_files"))
    office.bring(desk.write("agencies", AGENCIES[:1]), agency=BUREAU)
    with entered(chromium, office, agency=BUREAU) as site:
        yield site


@pytest.fixture(scope="session")
def sites(request):
    """A site by the name of its state."""
    return request.getfixturevalue


@pytest.fixture
def new_site(new_office):
    """Open a site over an empty office; nobody has signed in yet."""
    with ExitStack() as blocks:
        yield lambda name: blocks.enter_context(served(new_office(name)))
