"""The sign-in ends while a form is filled in: nothing typed is lost, and it can be sent on."""

import pytest

from browser.door import sign_in
from browser.finding import address_of
from browser.kept import FORMS, end_session, type_into, typing_fields
from browser.pages import PAGES
from browser.tab import opened_tab
from zhicai.web.kept_form import NEVER_KEPT

SIGNED_IN = [page for page in PAGES if not page.is_for_strangers]
IDS = [page.id for page in SIGNED_IN]
HIDDEN = "fields => Object.fromEntries(fields.map(each => [each.name, each.value]))"


def submit(form):
    form.locator("button:not([type=button]), input[type=submit]").first.click()


def send_after_the_end(tab, form):
    """Type, lose the sign-in, send, sign in again: what was typed, but for whom one looked."""
    typed = {name: text for name, text in type_into(form).items() if name not in NEVER_KEPT}
    end_session(tab.page.context)
    submit(form)
    tab.page.wait_for_url("**/sign-in/**")
    assert "您填的內容已保留" in tab.page.locator("main").inner_text()
    sign_in(tab.page)
    tab.page.wait_for_url("**/kept-form/**")
    return typed


@pytest.mark.parametrize("page", SIGNED_IN, ids=IDS)
def test_what_was_typed_outlives_the_sign_in_and_is_sent_on(chromium, full, page):
    with opened_tab(chromium, full) as tab:
        address = address_of(tab, page)
        tab.open(address)
        forms = tab.page.locator(FORMS)
        typable = [at for at in range(forms.count()) if typing_fields(forms.nth(at))]

        for at in typable[:3]:
            tab.open(address)
            typed = send_after_the_end(tab, tab.page.locator(FORMS).nth(at))
            kept = tab.page.locator("main form input[type=hidden]").evaluate_all(HIDDEN)
            with tab.page.expect_response(lambda each: each.request.method == "POST") as answer:
                tab.page.get_by_role("button", name="接著送出").click()
            tab.page.wait_for_load_state()

            assert kept == {**kept, **typed}
            assert answer.value.status in {200, 302, 422}, answer.value.url


def test_address_with_its_filter_is_found_again_after_signing_in(chromium, full):
    with opened_tab(chromium, full, signed_in=False) as tab:
        address = f"/agency/{full.agency}/standing/?scope=丙"
        tab.open(address)
        sign_in(tab.page)
        tab.page.wait_for_load_state()

        assert tab.page.url.endswith("/standing/?scope=%E4%B8%99")
