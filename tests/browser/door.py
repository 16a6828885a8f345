"""Through the door: the first password is changed, the officer is in."""

from browser.site import PASSWORD


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
