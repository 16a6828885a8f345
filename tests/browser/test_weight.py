"""A page is light: itself, its styles and its scripts, packed, without the data on it."""

import gzip

import pytest

from browser.finding import address_of
from browser.pages import PAGES
from browser.tab import opened_tab

LIMIT = 100 * 1024
WEIGHED = {"document", "stylesheet", "script", "font", "image"}


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_page_weighs_no_more_than_a_slow_line_bears(chromium, sites, page):
    site = sites(page.states[-1])
    with opened_tab(chromium, site, signed_in=not page.is_for_strangers) as tab:
        address = address_of(tab, page)
        tab.asked.clear()
        tab.open(address)
        weights = {
            asked.url: len(gzip.compress(asked.response().body()))
            for asked in tab.asked
            if asked.resource_type in WEIGHED and not asked.url.startswith("data:")
        }

    assert weights
    assert sum(weights.values()) <= LIMIT, weights
