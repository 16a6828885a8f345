"""Every page of the site, and every address that is none; one that stands nowhere fails a test.

A page whose address names something (a person, a batch) is found as an officer finds it: by the
first link to it on the page named in `via`.
"""

from dataclasses import dataclass

BOTH = ("full", "bare")


@dataclass(frozen=True)
class Page:
    """`bad` is what is typed, by label, into the form that `button` sends, to be told a fault."""

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


PAGES = (
    Page("batches.list", is_list=True),
    Page("batches.show", via="batches.list"),
    Page("batches.undo", via="batches.show"),
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
POST_ONLY = ("sign_out",)
FILES = ()
FRAGMENTS = ()
