"""Pages that only an answer shows: to be checked, in conflict, missing, broken, told once."""

import re
import sqlite3
from dataclasses import dataclass, field

import pytest

from browser.axe import violations
from browser.door import enter_first_time, sign_in
from browser.finding import address_of, is_on, page_of
from browser.kept import end_session
from browser.looks import overflow
from browser.stages import VIEWER
from browser.tab import NARROW, NARROWEST, WIDE, opened_tab

SECONDS = 60_000


@dataclass(frozen=True)
class Act:
    """What is filled in and chosen on a page, and the button that leads on."""

    button: str
    heading: str
    words: dict = field(default_factory=dict)
    choices: dict = field(default_factory=dict)


NEXT = "下一步：核對"
ACTS = {
    "courses.edit": Act(NEXT, "確認", {"課程名稱": "第二個名稱"}),
    "courses.level": Act(NEXT, "確認", choices={"radio": "基礎"}),
    "agencies.add": Act(NEXT, "確認", {"機關代碼": "999777000Z", "機關名稱": "示範新局"}),
    "events.add": Act(NEXT, "確認", {"起日": "115/08/01"}, {"狀態": "留職停薪"}),
    "duties.paste": Act(NEXT, "確認", {"工作項目": "一、辦理公文收發。"}),
    "roles.list": Act("^依建議認定有把握的", "確認"),
    "rulebook.overlay": Act(
        "看誰會改變",
        "確認本機關的值",
        {"從哪一天起": "116/01/01", "時數": "22 小時", "核定文件日期": "115/11/01"},
    ),
    "sign_in_settings.clear": Act(
        "下一步：看會移除什麼", "移除一個帳號的第二道驗證", {"帳號": "a-clerk", "原因": "手機遺失"}
    ),
    "accounts.invite": Act("建立帳號與連結", "交給", {"姓名": "邱試用", "帳號": "b-guest"}),
    "staff.reveal": Act("顯示完整字號", "的身分證字號", {"查看理由": "核對證書"}),
}


@pytest.fixture
def tab(chromium, full):
    with opened_tab(chromium, full) as tab:
        yield tab


def assert_sound(tab, name):
    tab.shoot(f"answer-{name}")
    for size in (WIDE, NARROW):
        tab.resize(size)
        assert violations(tab.page) == [], size
    tab.shoot(f"answer-{name}-narrow")
    tab.resize(NARROWEST)
    assert overflow(tab.page) == []
    tab.resize(WIDE)


def act(tab, page_id):
    """Fill in the form of a page and lead on; the answer of the server."""
    todo, main = ACTS[page_id], tab.page.locator("main")
    tab.open(address_of(tab, page_of(page_id)))
    for label, text in todo.words.items():
        main.get_by_label(label).first.fill(text)
    for label, text in todo.choices.items():
        if label == "radio":
            main.get_by_role("radio", name=text).first.check()
        else:
            main.get_by_label(label).first.select_option(label=text)
    name = re.compile(todo.button)
    with tab.page.expect_navigation() as answer:
        main.get_by_role("button", name=name).first.click()
    return answer.value


@pytest.mark.parametrize("page_id", ACTS)
def test_page_after_a_good_form_is_sound(chromium, full, page_id):
    with opened_tab(chromium, full, signed_in=False) as tab:  # a reason is asked once a sign-in
        tab.open("/sign-in/")
        sign_in(tab.page)
        tab.page.wait_for_load_state()
        answer = act(tab, page_id)

        assert answer.status == 200
        assert ACTS[page_id].heading in tab.page.locator("h1").inner_text()
        assert_sound(tab, page_id)


def test_second_of_two_edits_is_in_conflict(tab, chromium, full):
    act(tab, "courses.edit")
    with opened_tab(chromium, full) as other:
        act(other, "courses.edit")
        other.page.locator("[name=name]").evaluate("each => { each.value = '第一個名稱' }")
        with other.page.expect_navigation():
            other.page.get_by_role("button", name="確認儲存").click()

    with tab.page.expect_navigation() as answer:
        tab.page.get_by_role("button", name="確認儲存").click()

    assert answer.value.status == 409
    assert_sound(tab, "conflict")


def test_page_that_is_not_there(tab):
    answer = tab.open(f"/agency/{tab.site.agency}/nothing/")

    assert answer.status == 404
    assert_sound(tab, "missing")


def test_page_that_breaks_tells_a_number_and_nothing_else(chromium, new_site):
    site = new_site("broken")
    with opened_tab(chromium, site, signed_in=False) as tab:
        enter_first_time(tab)
        with sqlite3.connect(site.office.home / "zhicai.sqlite3") as database:
            database.execute("alter table accounts_onetimelink rename to gone")
        answer = tab.open("/link/not-a-token/")

        assert answer.status == 500
        assert "gone" not in tab.page.content()
        assert_sound(tab, "broken")


def test_form_whose_key_is_stale_is_told_so(tab):
    tab.open(address_of(tab, page_of("agencies.add")))
    tab.page.context.clear_cookies(name="csrftoken")
    with tab.page.expect_navigation() as answer:
        tab.page.locator("main").get_by_role("button", name=NEXT).click()

    assert answer.value.status == 403
    assert_sound(tab, "stale")


def test_what_was_typed_is_shown_again(tab):
    tab.open(address_of(tab, page_of("agencies.add")))
    tab.page.get_by_label("機關名稱").fill("示範新局")
    end_session(tab.page.context)
    tab.page.get_by_role("button", name=NEXT).click()
    tab.page.wait_for_url("**/sign-in/**")
    sign_in(tab.page)
    tab.page.wait_for_url("**/kept-form/**")

    assert is_on(tab, "kept_form.show")
    assert_sound(tab, "kept")


def test_file_that_cannot_be_read_is_told_on_its_page(tab, tmp_path):
    path = tmp_path / "壞檔.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing of a sheet")
    tab.open(address_of(tab, page_of("intake.list")))
    main = tab.page.locator("main")
    main.locator("input[type=file]").first.set_input_files(path)
    main.get_by_role("button", name="上傳並檢查").click()
    main.get_by_text("壞檔.xlsx").first.wait_for(timeout=SECONDS)
    main.locator(".zc-error, .alert-danger").first.wait_for(timeout=SECONDS)

    assert_sound(tab, "unreadable")


@pytest.mark.parametrize("page_id", ["home.show", "standing.show", "distribution.show"])
def test_viewer_of_figures_sees_them_without_names(chromium, full, page_id):
    with opened_tab(chromium, full, signed_in=False) as tab:
        tab.open(address_of(tab, page_of(page_id)))
        sign_in(tab.page, code=VIEWER)
        tab.page.wait_for_load_state()

        assert is_on(tab, page_id)
        assert_sound(tab, f"{page_id}-viewer")


REFUSALS = {
    "provider": ("/sign-in/provider/demo/", 200),
    "return": ("/sign-in/provider/demo/back/?error=access_denied", 200),
    "link": ("/link/not-a-token/", 410),
    "problem": ("/problems/no-such-code/", 404),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_stranger_who_is_turned_back_reads_why(chromium, full, name):
    path, status = REFUSALS[name]
    with opened_tab(chromium, full, signed_in=False) as tab:
        answer = tab.open(path)

        assert answer.status == status
        assert_sound(tab, f"refused-{name}")
