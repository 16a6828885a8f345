"""Every page of the site, and every address that is none; one that stands nowhere fails a test.

A page whose address names something (a person, a batch) is found as an officer finds it: by the
first link to it on the page named in `via`.
"""

from dataclasses import dataclass

from browser.stages import AT_WORK, GIVEN_UP, INTERRUPTED

BOTH = ("full", "bare")


@dataclass(frozen=True)
class Page:
    """`label` tells apart two states of one address.

    An argument `@person` is what the site calls so.

    `bad` is what is typed, by label, into the form that `button` sends, to be told a
    fault; an empty text empties the field.
    """

    name: str
    label: str = ""
    via: str = ""
    query: str = ""
    states: tuple[str, ...] = BOTH
    is_for_strangers: bool = False
    is_list: bool = False
    arguments: tuple[tuple[str, str], ...] = ()
    bad: tuple[tuple[str, str], ...] = ()
    button: str = ""

    @property
    def id(self):
        return f"{self.name}:{self.label}" if self.label else self.name

    @property
    def has_bad_input(self):
        return bool(self.button)


HERE = ("agency_code", "@agency")
ASKED, DRAFT = (HERE, ("draft", "@asked")), (HERE, ("draft", "@draft"))
START = (("draft", "@start"),)
IDENTITY = ("key", "@identity")
PERSON = (HERE, ("person", "@person"))
OWN = (("agency_code", "@own_agency"),)
DUTY_FORM = (*OWN, ("number", "@duty_form"))
OWN_RULE = (*OWN, ("provision_id", "kpi.ai_attainment"))
OWN_REQUEST = (*OWN, ("number", "1"))
FULL = ("full",)
NO_DAY = "不是日期"
PAGES = (
    Page("accounts.act", via="accounts.show", states=FULL),
    Page("accounts.appoint", states=FULL, bad=(("帳號", "nobody"),), button="派任"),
    Page(
        "accounts.end",
        via="accounts.show",
        states=FULL,
        bad=(("最後一天", NO_DAY),),
        button="結束派任",
    ),
    Page("accounts.invite", bad=(("帳號", "a b"),), button="建立帳號與連結"),
    Page("accounts.list", is_list=True),
    Page("accounts.review", states=FULL),
    Page("accounts.show", via="accounts.list", states=FULL),
    Page("agencies.add", bad=(("機關代碼", ""), ("成立日", NO_DAY)), button="下一步：核對"),
    Page("agencies.change", via="agencies.show", bad=(("機關名稱", ""),), button="下一步：核對"),
    Page("agencies.close", via="agencies.show", bad=(("裁撤日", NO_DAY),), button="下一步：核對"),
    Page("agencies.list", is_list=True, bad=(("哪一天的隸屬", NO_DAY),), button="查詢"),
    Page("agencies.show", via="agencies.list"),
    Page("approvals.list", is_list=True),
    Page("approvals.show", via="approvals.list", states=FULL, button="依紙本核定並執行"),
    Page("audit.controls"),
    Page("audit.list", is_list=True, bad=(("自", NO_DAY),), button="查詢"),
    Page("batches.list", is_list=True),
    Page("batches.show", via="batches.list"),
    Page("batches.undo", via="batches.show"),
    Page("courses.confirm", states=FULL, bad=(), button="認定勾選的課程"),
    Page(
        "courses.edit",
        via="courses.show",
        states=FULL,
        bad=(("課程名稱", ""),),
        button="下一步：核對",
    ),
    Page("courses.level", via="courses.show", states=FULL),
    Page("courses.list", is_list=True),
    Page("courses.show", via="courses.list", query="", states=FULL),
    Page(
        "events.add",
        arguments=PERSON,
        states=FULL,
        bad=(("起日", NO_DAY),),
        button="下一步：核對",
    ),
    Page(
        "events.change",
        via="events.show",
        states=FULL,
        bad=(("起日", NO_DAY),),
        button="下一步：核對",
    ),
    Page("division.correct", via="division.show", states=FULL, button="送人事處理"),
    Page("division.file", arguments=DUTY_FORM, states=FULL, button="登錄"),
    Page("division.form", arguments=DUTY_FORM, states=FULL),
    Page("division.show", arguments=OWN, states=FULL),
    Page(
        "distribution.changes",
        via="distribution.show",
        states=FULL,
        bad=(("與哪一天比較", NO_DAY),),
        button="比較",
    ),
    Page("distribution.node", via="distribution.show", states=FULL),
    Page("distribution.people", via="distribution.show", states=FULL),
    Page(
        "distribution.show",
        bad=(("截止日", NO_DAY),),
        button="查詢",
    ),
    Page("distribution.show", "series", query="?axis=series", states=FULL),
    Page("duties.answers", arguments=OWN, states=FULL),
    Page("duties.assign", via="duties.show", states=FULL, bad=(), button="下一步：核對"),
    Page(
        "duties.paste",
        arguments=PERSON,
        states=FULL,
        bad=(("工作項目", ""),),
        button="下一步：核對",
    ),
    Page("duties.show"),
    Page("duties.tools"),
    Page("events.choose", bad=(("姓名、身分證字號或員工編號", ""),), button="找同仁"),
    Page("events.list", is_list=True),
    Page("events.readings", is_list=True),
    Page("events.readings"),
    Page("events.show", via="events.list", states=FULL),
    Page("events.withdraw", via="events.show", states=FULL),
    Page(
        "handover.act",
        bad=(("接任的帳號", "nobody"), ("我的最後一天", NO_DAY)),
        button="下一步：核對",
    ),
    Page("handover.deputies", states=FULL),
    Page("handover.show"),
    Page("home.show"),
    Page("search.show"),
    Page(
        "links.show",
        is_for_strangers=True,
        states=FULL,
        arguments=(("token", "@token"),),
        bad=(("新密碼", "short"),),
        button="設定密碼",
    ),
    Page("intake.answer", arguments=ASKED, states=FULL, button="繼續"),
    Page("intake.check", arguments=DRAFT, states=FULL),
    Page("intake.list", button="上傳並檢查"),
    Page("intake.missing", arguments=DRAFT, states=FULL),
    Page("intake.show", label="at work", arguments=(HERE, ("draft", AT_WORK)), states=FULL),
    Page("intake.show", label="failed", arguments=(HERE, ("draft", INTERRUPTED)), states=FULL),
    Page("intake.show", label="given up", arguments=(HERE, ("draft", GIVEN_UP)), states=FULL),
    Page("intake.show", label="questions", arguments=ASKED, states=FULL, button="繼續"),
    Page("intake.show", label="faulty", arguments=DRAFT, states=FULL, query="?tab=faulty"),
    Page("intake.show", label="added", arguments=DRAFT, states=FULL, query="?tab=added"),
    Page("intake.show", label="ambiguous", arguments=DRAFT, states=FULL, query="?tab=ambiguous"),
    Page("intake.show", label="notices", arguments=DRAFT, states=FULL, query="?tab=notices"),
    Page("offices.list"),
    Page(
        "sign_in.show",
        is_for_strangers=True,
        bad=(("帳號", "nobody"), ("密碼", "wrong and long enough")),
        button="登入",
    ),
    Page(
        "password.show",
        bad=(("目前的密碼", "wrong"), ("新密碼", "123"), ("再輸入一次新密碼", "124")),
        button="變更密碼",
    ),
    Page("problems.show", is_for_strangers=True, arguments=(("code", "access.denied"),)),
    Page("people.gaps", states=FULL),
    Page("people.list", is_list=True, bad=(("截止日", NO_DAY),), button="篩選"),
    Page("people.list", label="short", query="?verdict=short&verdict=unknown", states=FULL),
    Page("reports.close", states=FULL, bad=(("截止日", NO_DAY),), button="換一天"),
    Page("reports.compare", via="reports.snapshot", states=FULL, is_list=True),
    Page(
        "reports.show",
        is_list=True,
        bad=(("截止日", "不是日期"),),
        button="預覽",
    ),
    Page("reports.snapshot", via="reports.snapshots", states=FULL),
    Page("reports.snapshots", is_list=True),
    Page("reports.take", bad=(("截止日", "不是日期"),), button="換一天"),
    Page("requests.list"),
    Page("requests.list", label="own", arguments=OWN, states=FULL, is_list=True),
    Page("requests.show", via="requests.list:own", states=FULL, button="退回"),
    Page("transfers.list", is_list=True),
    Page(
        "transfers.show",
        via="transfers.list",
        states=FULL,
        bad=(("最後在職日", NO_DAY),),
        button="同意移出",
    ),
    Page("rulebook.coverage", is_list=True),
    Page("rulebook.list", is_list=True, bad=(("看哪一天", NO_DAY),), button="篩選"),
    Page(
        "rulebook.overlay",
        arguments=(HERE, ("provision_id", "hours.agency_floor")),
        bad=(("從哪一天起", NO_DAY),),
        button="看誰會改變",
    ),
    Page("rulebook.overlay_change", via="rulebook.show:own", states=FULL),
    Page("rulebook.show", via="rulebook.list", bad=(("看哪一天", NO_DAY),), button="看那一天"),
    Page(
        "rulebook.show",
        label="own",
        arguments=(HERE, ("provision_id", "hours.agency_floor")),
        states=FULL,
    ),
    Page("rulebook.source", via="rulebook.sources"),
    Page("rulebook.sources", is_list=True),
    Page("sessions.list"),
    Page("sessions.prove", bad=(("您的密碼", "wrong"),), button="確認"),
    Page("settings.profile"),
    Page("settings.rules", bad=(("密碼至少幾個字元", "8"),), button="儲存"),
    Page("settings.show"),
    Page("keys.show"),
    Page("retention.hold", bad=(("暫停的原因", ""),), button="暫停銷毀"),
    Page("retention.proof", via="retention.show", states=FULL),
    Page("retention.run"),
    Page("retention.show"),
    Page("self.certificate", arguments=OWN, states=FULL),
    Page("self.explain", arguments=OWN_RULE, states=FULL),
    Page("self.objection", arguments=OWN, states=FULL),
    Page("self.request", arguments=OWN_REQUEST, states=FULL),
    Page("self.show", arguments=OWN, states=FULL),
    Page("self.show", label="nobody"),
    Page("roles.confirm", states=FULL, button="認定勾選的同仁"),
    Page("roles.decide", via="roles.show", states=FULL),
    Page("roles.list", is_list=True),
    Page("roles.list", label="all", query="?tab=all", states=FULL),
    Page("roles.show", via="roles.list", query="?tab=all", states=FULL),
    Page("staff.explain", via="staff.show", states=FULL),
    Page("staff.reveal", arguments=PERSON, states=FULL, button="顯示完整字號"),
    Page("staff.search"),
    Page("staff.show", arguments=PERSON, states=FULL),
    Page("standing.changes", via="standing.show"),
    Page("standing.exclusions", via="standing.show", is_list=True),
    Page("standing.node", via="standing.show", states=FULL),
    Page("start.draft_answer", arguments=START, states=FULL),
    Page("start.draft_check", arguments=START, states=FULL),
    Page("start.draft_missing", arguments=START, states=FULL),
    Page("start.draft_show", arguments=START, states=FULL),
    Page("start.show", button="上傳並檢查"),
    Page(
        "standing.show",
        is_list=True,
        bad=(("截止日", "不是日期"),),
        button="查詢",
    ),
    Page("factors.show", states=FULL),
    Page("factors.remove", arguments=(("kind", "outside_identity"), IDENTITY), states=FULL),
    Page(
        "factors.time_code",
        states=FULL,
        bad=(("六位數驗證碼", "000000"),),
        button="確認並啟用",
    ),
    Page(
        "sign_in_settings.add_provider",
        states=FULL,
        bad=(("簽發者（issuer）", "x"),),
        button="儲存",
    ),
    Page(
        "sign_in_settings.change_provider",
        arguments=(HERE, ("code", "demo")),
        states=FULL,
        bad=(("簽發者（issuer）", "x"),),
        button="儲存",
    ),
    Page(
        "sign_in_settings.clear",
        states=FULL,
        bad=(("帳號", "nobody"), ("原因", "")),
        button="下一步：看會移除什麼",
    ),
    Page("sign_in_settings.unlink", arguments=(HERE, IDENTITY), states=FULL),
    Page("sign_in_settings.show", bad=(("標頭的名稱", "Cookie"),), button="儲存"),
    Page("ways_in.passkey", is_for_strangers=True),
)

SENDS_ON = "sends on, and shows no page of its own"
FILE = "hands out a file"
PART = "a part of a page, which the page of the import shows"
# Addresses that are asked for with GET and are no page.
NO_PAGE = {
    "root": SENDS_ON,
    "ways_in.come_back": SENDS_ON,
    "ways_in.header": SENDS_ON,
    "ways_in.leave": SENDS_ON,
    "approvals.page": FILE,
    "requests.file": FILE,
    "self.file": FILE,
    "intake.download": FILE,
    "start.draft_download": FILE,
    "intake.progress": PART,
    "start.draft_progress": PART,
}
# Pages that need something first; the file that has it and looks at them.
LOOKED_AT = {
    "kept_form.show": "test_answers.py",
    "factors.passkey": "test_sign_in_methods.py",
    "factors.recovery": "test_sign_in_methods.py",
    "ways_in.second": "test_sign_in_methods.py",
    "ways_in.link": "test_proxied.py",
}
