"""Through the door: the first password is changed, the officer is in."""

import time

from browser.site import PASSWORD

FRESH = 8 * 60  # seconds; after ten minutes sensitive forms ask who it is


def sign_in(page, password=PASSWORD, *, code="admin"):
    page.get_by_label("帳號").fill(code)
    page.get_by_label("密碼", exact=True).fill(password)
    page.get_by_role("button", name="登入").click()


def change_password(page, old, new=PASSWORD):
    page.get_by_label("目前的密碼").fill(old)
    page.get_by_label("新密碼", exact=True).fill(new)
    page.get_by_label("再輸入一次新密碼").fill(new)
    page.get_by_role("button", name="變更密碼").click()


def enter_first_time(tab):
    """Sign in with the password of the file and put one's own in its place."""
    tab.open("/sign-in/")
    sign_in(tab.page, tab.site.first_password)
    change_password(tab.page, tab.site.first_password)
    tab.page.wait_for_load_state()
    return tab.page.context.storage_state()


def fresh_door(browser, site):
    """The state of a browser that has signed in not long ago."""
    if time.monotonic() - site.entered_at > FRESH:
        context = browser.new_context()
        page = context.new_page()
        page.goto(site.address + "/sign-in/")
        sign_in(page)
        page.wait_for_load_state()
        site.door, site.entered_at = context.storage_state(), time.monotonic()
        context.close()
    return site.door
