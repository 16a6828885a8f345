"""The officer's Monday: from an empty installation to one person's missing hour, and back."""

import pytest

from browser.officer import KeyboardOfficer, Officer
from browser.papers import FAULTY_DAY, RIGHT_DAY, UNCERTAIN
from browser.site import PASSWORD
from browser.tab import opened_tab

MOST_CLICKS, MOST_SECONDS = 8, 300
HANDS = {"mouse": Officer, "keyboard": KeyboardOfficer}


@pytest.fixture(params=HANDS)
def officer(request, chromium, new_site):
    site = new_site(request.param)
    with opened_tab(chromium, site, signed_in=False) as tab:
        yield HANDS[request.param](tab)


def come_in(officer):
    """Sign in with the password of the file, and put one's own in its place."""
    first = officer.tab.site.first_password
    officer.tab.open("/")
    officer.write(officer.page.get_by_label("帳號"), "admin")
    officer.write(officer.page.get_by_label("密碼", exact=True), first)
    officer.follow(officer.page.get_by_role("button", name="登入"))
    officer.look("1-first-password")
    for label, text in (
        ("目前的密碼", first),
        ("新密碼", PASSWORD),
        ("再輸入一次新密碼", PASSWORD),
    ):
        officer.write(officer.page.get_by_label(label, exact=True), text)
    officer.follow(officer.page.get_by_role("button", name="變更密碼"))
    officer.look("2-start")


def bring_in(officer, paths):
    """Drop three files, say what one column is, mend one cell: the first figure is there."""
    main = officer.main
    officer.bring(main.locator("[data-drop]"), paths)
    officer.follow(main.get_by_role("button", name="上傳並檢查"))
    column = main.get_by_role("group", name=f"「{UNCERTAIN}」")
    column.wait_for()
    officer.look("3-questions")
    officer.choose(column.get_by_role("radio", name="認證時數"))
    officer.press(main.get_by_role("button", name="繼續"))
    cell = main.get_by_label("到職日")
    cell.wait_for()
    officer.look("4-preview")
    assert cell.input_value() == FAULTY_DAY
    officer.write(cell, RIGHT_DAY)
    officer.page.keyboard.press("Enter")
    main.get_by_role("button", name="確認匯入").wait_for()
    officer.look("5-check")
