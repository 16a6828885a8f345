"""Every page of the site, and every address that is none; one that stands nowhere fails a test.

A page whose address names something (a person, a batch) is found as an officer finds it: by the
first link to it on the page named in `via`.
"""

from dataclasses import dataclass

BOTH = ("full", "bare")


@dataclass(frozen=True)
class Page:
    """An argument `@person` is what the site calls so.

    `bad` is what is typed, by label, into the form that `button` sends, to be told a
    fault; an empty text empties the field.
    """

    name: str
    via: str = ""
    query: str = ""
    states: tuple[str, ...] = BOTH
    is_for_strangers: bool = False
    is_list: bool = False
    arguments: tuple[tuple[str, str], ...] = ()
    bad: tuple[tuple[str, str], ...] = ()
    button: str = ""

    @property
    def has_bad_input(self):
        return bool(self.button)


HERE = ("agency_code", "@agency")
NO_DAY = "不是日期"
PAGES = (
    Page("agencies.add", bad=(("機關代碼", ""), ("成立日", NO_DAY)), button="下一步：核對"),
    Page("agencies.change", via="agencies.show", bad=(("機關名稱", ""),), button="下一步：核對"),
    Page("agencies.close", via="agencies.show", bad=(("裁撤日", NO_DAY),), button="下一步：核對"),
    Page("agencies.list", is_list=True, bad=(("哪一天的隸屬", NO_DAY),), button="查詢"),
    Page("agencies.show", via="agencies.list"),
    Page("batches.list", is_list=True),
    Page("batches.show", via="batches.list"),
    Page("batches.undo", via="batches.show"),
    Page("courses.confirm", states=("full",), bad=(), button="認定勾選的課程"),
    Page(
        "courses.edit",
        via="courses.show",
        states=("full",),
        bad=(("課程名稱", ""),),
        button="下一步：核對",
    ),
    Page("courses.level", via="courses.show", states=("full",)),
    Page("courses.list", is_list=True),
    Page("courses.show", via="courses.list", query="", states=("full",)),
    Page(
        "events.add",
        arguments=(HERE, ("person", "@person")),
        states=("full",),
        bad=(("起日", NO_DAY),),
        button="下一步：核對",
    ),
    Page(
        "events.change",
        via="events.show",
        states=("full",),
        bad=(("起日", NO_DAY),),
        button="下一步：核對",
    ),
    Page("events.choose", bad=(("姓名、身分證字號或員工編號", ""),), button="找同仁"),
    Page("events.list", is_list=True),
    Page("events.show", via="events.list", states=("full",)),
    Page("events.withdraw", via="events.show", states=("full",)),
    Page("home.show"),
    Page("search.show"),
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
    Page("reports.compare", via="reports.snapshot", states=("full",), is_list=True),
    Page(
        "reports.show",
        is_list=True,
        bad=(("截止日", "不是日期"),),
        button="預覽",
    ),
    Page("reports.snapshot", via="reports.snapshots", states=("full",)),
    Page("reports.snapshots", is_list=True),
    Page("reports.take", bad=(("截止日", "不是日期"),), button="換一天"),
    Page("standing.changes", via="standing.show"),
    Page("standing.exclusions", via="standing.show", is_list=True),
    Page("standing.node", via="standing.show", states=("full",)),
    Page(
        "standing.show",
        is_list=True,
        bad=(("截止日", "不是日期"),),
        button="查詢",
    ),
)

# Addresses that show no page of their own, and what they do instead.
REDIRECTS = ("root", "kept_form.show")
POST_ONLY = ("reports.download", "reports.verify", "sign_out")
FILES = ()
FRAGMENTS = ()
