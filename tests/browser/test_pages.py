"""Every page in every state: found, readable, reachable, light, and clean in the eyes of axe."""

import pytest

from browser.axe import violations
from browser.finding import address_of
from browser.looks import focus_is_seen, outline_of, overflow, skips_to_content
from browser.pages import PAGES
from browser.tab import NARROW, NARROWEST, WIDE, opened_tab
from browser.weight import LIMIT, weights

STATES = [(page, state) for page in PAGES for state in page.states]
IDS = [f"{page.id}-{state}" for page, state in STATES]


@pytest.fixture
def tab(chromium, sites, page, state):
    with opened_tab(chromium, sites(state), signed_in=not page.is_for_strangers) as tab:
        yield tab


@pytest.mark.parametrize(("page", "state"), STATES, ids=IDS)
def test_page_is_sound_wide_and_narrow(tab, page, state):
    address = address_of(tab, page)
    tab.asked.clear()
    answer = tab.open(address)
    heavy = weights(tab.asked) if state == page.states[-1] else {}
    tab.shoot(f"{page.id}-{state}")

    assert answer.status == 200
    assert outline_of(tab.page) == {"h1": 1, "lang": "zh-Hant-TW", "main": 1, "titled": True}
    assert sum(heavy.values()) <= LIMIT, heavy
    assert skips_to_content(tab.page)
    assert focus_is_seen(tab.page)
    for size in (WIDE, NARROW):
        tab.resize(size)
        assert violations(tab.page) == [], size
    tab.shoot(f"{page.id}-{state}-narrow")
    tab.resize(NARROWEST)
    assert overflow(tab.page) == []
