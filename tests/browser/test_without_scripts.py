"""Without a script every page reads, and nothing stands on it that needs one."""

import pytest

from browser.finding import address_of
from browser.pages import PAGES
from browser.tab import opened_tab

IDS = [page.id for page in PAGES]
# A button that submits nothing and has no script behind it would do nothing.
IDLE = """buttons => buttons.filter(each => each.checkVisibility() && each.type !== "submit")
    .map(each => each.outerHTML.slice(0, 120))"""
STUCK = """forms => forms.filter(each =>
        !each.querySelector("button:not([type=button]), input[type=submit]") &&
        !(each.id && document.querySelector(`button[form="${each.id}"]`)))
    .map(each => each.outerHTML.slice(0, 120))"""
DEAD = """links => links.filter(each => ["", "#"].includes(each.getAttribute("href").trim()) ||
        each.getAttribute("href").startsWith("javascript:")).map(each => each.outerHTML)"""


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_page_reads_and_every_button_works_without_scripts(chromium, full, page):
    with opened_tab(chromium, full, scripts=False, signed_in=not page.is_for_strangers) as tab:
        answer = tab.open(address_of(tab, page))

        assert answer.status == 200
        assert len(tab.page.locator("main").inner_text().strip()) > 20
        assert tab.page.locator("button").evaluate_all(IDLE) == []
        assert tab.page.locator("form").evaluate_all(STUCK) == []
        assert tab.page.locator("a[href]").evaluate_all(DEAD) == []
