"""Imports under way in the sample county: one with questions, one to look at, one at the start."""

import re

from browser.papers import NEW_YEAR
from journeys.small import HEADERS
from zhicai.exchange.demo.authority import invent_authority
from zhicai.exchange.demo.model import ROOT_CODE
from zhicai.exchange.sheets.write import Table, write_xlsx

SECONDS = 60_000


def lay_down(folder):
    """A roster that lists one of many, and hours: a sound row, a faulty day, a masked ID."""
    known = [one for one in invent_authority().people if one.postings[-1].agency_code == ROOT_CODE]
    first, second = known[0], known[1]
    roster = [[first.national_id, first.name, ROOT_CODE, "處長", "一般人員", "098/03/29"]]
    hours = [
        [first.national_id, first.name, "N-1", "資料倫理", 2, NEW_YEAR],
        [second.national_id, second.name, "N-1", "資料倫理", 2, "115/02/30"],
        [f"{second.national_id[:6]}****", second.name, "N-1", "資料倫理", 2, NEW_YEAR],
    ]
    unsure = [*HEADERS["hours"][:4], "登錄時數", HEADERS["hours"][5]]
    papers = {
        "名冊.xlsx": Table("名冊", HEADERS["roster"], roster),
        "時數.xlsx": Table("時數", HEADERS["hours"], hours),
        "要問的時數.xlsx": Table("時數", unsure, hours),
    }
    for name, table in papers.items():
        write_xlsx(folder / name, [table])
    return [folder / name for name in papers]


def open_drafts(tab, folder):
    """The numbers of the three, on the site's own account."""
    roster, hours, unsure = lay_down(folder)
    office = f"/agency/{ROOT_CODE}/intake/"
    tab.site.asked = upload(tab, office, [unsure])
    tab.site.draft = settle(tab, upload(tab, office, [roster, hours]))
    tab.site.start = settle(tab, upload(tab, "/start/", [hours], code=ROOT_CODE))


def upload(tab, path, files, *, code=""):
    tab.open(path)
    main = tab.page.locator("main")
    main.locator("input[type=file]").first.set_input_files(files)
    if code:
        main.get_by_label("機關代碼").fill(code)
    main.get_by_role("button", name="上傳並檢查").click()
    main.get_by_role("button", name="繼續").wait_for(timeout=SECONDS)
    return int(re.search(r"/(\d+)/", tab.page.url.removeprefix(tab.site.address + path[:-1]))[1])


def settle(tab, draft):
    """The answers that are proposed are taken."""
    main = tab.page.locator("main")
    main.get_by_role("button", name="繼續").click()
    main.get_by_role("heading", name="預覽").wait_for(timeout=SECONDS)
    return draft
