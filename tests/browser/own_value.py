"""An agency sets a value of its own, as its officer does on screen."""


def set_own_value(tab):
    tab.open(f"/agency/{tab.site.agency}/rulebook/provisions/hours.agency_floor/overlay/")
    main = tab.page.locator("main")
    for label, text in (
        ("從哪一天起", "115/01/01"),
        ("時數", "21 小時"),
        ("核定文件日期", "115/01/05"),
    ):
        main.get_by_label(label, exact=True).fill(text)
    main.get_by_role("button", name="看誰會改變").click()
    main.get_by_role("button", name="儲存").first.click()
    main.get_by_role("heading", level=1, name="機關自訂的較高時數", exact=True).wait_for()
