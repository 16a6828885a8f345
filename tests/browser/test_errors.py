"""Bad input: told on top, beside the field and in the title; what was typed is still there."""

import pytest

from browser.axe import violations
from browser.finding import address_of
from browser.looks import overflow
from browser.pages import PAGES
from browser.tab import NARROW, NARROWEST, WIDE, opened_tab

FAULTY = [page for page in PAGES if page.has_bad_input]
IDS = [page.id for page in FAULTY]
LINKS = "links => links.map(link => link.getAttribute('href').slice(1))"


def send_bad_input(tab, page):
    """Fill in what the table says and press the button; the answer of the server.

    The object is looked for anew: another test may have sent its form for good.
    """
    tab.site.found.pop(page.id, None)
    tab.open(address_of(tab, page))
    main = tab.page.locator("main")
    while main.locator("details:not([open]) > summary").count():
        main.locator("details:not([open]) > summary").first.click()
    for label, text in page.bad:
        main.get_by_label(label).first.fill(text)
    with tab.page.expect_navigation() as answer:
        main.get_by_role("button", name=page.button, exact=True).first.click()
    return answer.value


@pytest.mark.parametrize("page", FAULTY, ids=IDS)
def test_fault_is_told_on_top_and_beside_its_field(chromium, full, page):
    with opened_tab(chromium, full, signed_in=not page.is_for_strangers) as tab:
        answer = send_bad_input(tab, page)
        tab.shoot(f"{page.id}-error")
        targets = tab.page.locator("#error-summary a[href^='#']").evaluate_all(LINKS)

        assert answer.status == 422
        assert tab.page.title().startswith("錯誤：")
        assert tab.page.evaluate("() => document.activeElement.id") == "error-summary"
        assert all(tab.page.locator(f"[id='{target}']").count() == 1 for target in targets)
        for size in (WIDE, NARROW):
            tab.resize(size)
            assert violations(tab.page) == [], size
        tab.resize(NARROWEST)
        assert overflow(tab.page) == []


@pytest.mark.parametrize("page", FAULTY, ids=IDS)
def test_fault_is_told_without_scripts_and_nothing_typed_is_lost(chromium, full, page):
    with opened_tab(chromium, full, scripts=False, signed_in=not page.is_for_strangers) as tab:
        answer = send_bad_input(tab, page)
        main = tab.page.locator("main")

        assert answer.status == 422
        assert tab.page.title().startswith("錯誤：")
        for label, text in page.bad:
            field = main.get_by_label(label).first
            assert field.get_attribute("type") == "password" or field.input_value() == text
