"""The steps of the officer's Monday, each as she takes it; what she reads on the way."""

from browser.papers import FAULTY_DAY, RIGHT_DAY, SHORT_NAME, UNCERTAIN
from browser.site import PASSWORD


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
    column = main.get_by_role("group", name=UNCERTAIN)
    column.wait_for()
    officer.look("3-questions")
    officer.choose(column.get_by_role("radio", name="認證時數"))
    cell = main.get_by_label("到職日")
    answer_the_rest(officer, until=cell)
    officer.look("5-preview")
    assert cell.input_value() == FAULTY_DAY
    officer.write(cell, RIGHT_DAY)
    officer.page.keyboard.press("Enter")
    main.get_by_role("button", name="確認匯入").wait_for()
    officer.look("6-check")
    return main.inner_text()


def answer_the_rest(officer, *, until):
    """What is proposed is taken; a choice of one is made."""
    main = officer.main
    go_on, roots = (
        main.get_by_role("button", name="繼續"),
        main.get_by_role("group", name="哪一個機關"),
    )
    while not until.is_visible():
        if roots.count():
            officer.choose(roots.get_by_role("radio").first)
        with officer.page.expect_response("**/answer/"):
            officer.press(go_on)
        officer.page.wait_for_load_state()
        until.or_(go_on).first.wait_for()


def apply(officer):
    """確認匯入: the job writes, the receipt names the batch."""
    officer.press(officer.main.get_by_role("button", name="確認匯入"))
    officer.page.get_by_role("heading", level=1, name="收據").wait_for()
    officer.look("7-receipt")
    return officer.main.inner_text()


def drill(officer):
    """From the county's rate to one person, to her missing hour, to the rule and its letter."""
    main = officer.main
    officer.follow(officer.page.get_by_role("link", name="時數達成率"))
    officer.look("8-standing")
    officer.follow(main.locator("section[aria-labelledby=top]").get_by_role("link", name="2").first)
    officer.look("9-people")
    officer.follow(main.get_by_role("link", name=SHORT_NAME).first)
    officer.look("10-person")
    told = {"person": main.inner_text()}
    officer.follow(main.get_by_role("link", name="AI知能課程學習時數達成率").first)
    officer.look("11-explained")
    told["record"] = main.inner_text()
    officer.follow(main.get_by_role("link", name="看條文").first)
    officer.look("12-rule")
    told["rule"] = main.inner_text()
    officer.follow(main.get_by_role("link", name="11530266772").first)
    officer.look("13-source")
    return {**told, "source": main.inner_text()}


def take_out(officer, folder):
    """Export the list of everybody; where the file lies."""
    main = officer.main
    officer.follow(officer.page.get_by_role("link", name="同仁名單"))
    officer.press(main.get_by_text("匯出 XLSX 或 ODS"))
    officer.write(main.get_by_label("用途"), "核對")
    with officer.page.expect_download() as download:
        officer.press(main.get_by_role("button", name="匯出名單"))
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def bring_back(officer, path):
    """The list that was taken out changes nothing when it comes back."""
    main = officer.main
    officer.follow(officer.page.get_by_role("link", name="匯入檔案"))
    officer.bring(main.locator("[data-drop]"), [path])
    officer.follow(main.get_by_role("button", name="上傳並檢查"))
    main.get_by_text("沒有變動").wait_for()
    officer.look("14-unchanged")
    return main.inner_text()


def undo(officer):
    """The batch is taken back, and with it the agency that it brought: the start is offered."""
    main = officer.main
    officer.follow(officer.page.get_by_role("link", name="匯入批次與復原"))
    officer.look("15-batches")
    officer.follow(main.get_by_role("link", name="1", exact=True))
    officer.follow(main.get_by_role("link", name="復原這一批"))
    officer.look("16-buckets")
    officer.follow(main.get_by_role("button", name="復原這一批"))
    officer.look("17-undone")
    assert officer.page.get_by_role("heading", level=1, name="無法顯示").count() == 0
    officer.tab.open("/")
    officer.look("18-after")
    return main.inner_text()
