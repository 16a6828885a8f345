"""The year of an HR officer as a menu: only what exists and what she may do is shown."""

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from zhicai.actions.access import Permission


@dataclass(frozen=True, slots=True)
class MenuItem:
    """`key` is pressed after g to go there."""

    title: str
    url: str
    is_here: bool
    key: str


@dataclass(frozen=True, slots=True)
class MenuGroup:
    title: str
    items: tuple[MenuItem, ...]

    @property
    def is_here(self) -> bool:
        return any(item.is_here for item in self.items)


FAMILIES: tuple[tuple[str, tuple[tuple[str, str, Permission, str], ...]], ...] = (
    (
        "我　我的資料與本單位",
        (
            ("我的資料", "self.show", Permission.SELF_READ, "m"),
            ("本單位", "division.show", Permission.DIVISION_READ, "d"),
        ),
    ),
    (
        "收　匯入資料",
        (
            ("匯入檔案", "intake.list", Permission.DATA_IMPORT, "i"),
            ("匯入批次與復原", "batches.list", Permission.BATCH_READ, "b"),
            ("機關", "agencies.list", Permission.STANDING_READ, "a"),
            ("人事狀態", "events.list", Permission.STAFF_READ, "e"),
            ("未對應之工作項目", "duties.show", Permission.STAFF_READ, "h"),
            ("同仁的申請", "requests.list", Permission.REQUEST_DECIDE, "q"),
            ("待雙方確認的調任", "transfers.list", Permission.DATA_IMPORT, "x"),
        ),
    ),
    (
        "辨　人才類別",
        (
            ("人才類別認定", "roles.list", Permission.ROLE_READ, "k"),
            ("人才類別分布", "distribution.show", Permission.STANDING_READ, "z"),
        ),
    ),
    (
        "學　學習時數",
        (
            ("時數達成率", "standing.show", Permission.STANDING_READ, "s"),
            ("同仁名單", "people.list", Permission.STAFF_READ, "p"),
            ("查詢同仁", "staff.search", Permission.STAFF_READ, "f"),
            ("課程與AI層級", "courses.list", Permission.STAFF_READ, "c"),
        ),
    ),
    (
        "宣　條文與依據",
        (
            ("條文", "rulebook.list", Permission.RULEBOOK_READ, "r"),
            ("公文涵蓋情形", "rulebook.coverage", Permission.RULEBOOK_READ, "o"),
        ),
    ),
    (
        "報　報表",
        (
            ("統計表與盤點表", "reports.show", Permission.REPORT_PRINT, "t"),
            ("兩人核准", "approvals.list", Permission.BATCH_READ, "y"),
        ),
    ),
    (
        "管　帳號與設定",
        (
            ("帳號與權限", "accounts.list", Permission.ACCOUNT_MANAGE, "u"),
            ("業務移交", "handover.show", Permission.OFFICE_HANDOVER, "v"),
            ("稽核紀錄", "audit.list", Permission.AUDIT_READ, "l"),
            ("設定", "settings.show", Permission.OFFICE_ENTER, "w"),
        ),
    ),
)


def menu_of(
    agency_code: str, permissions: Collection[Permission], path: str
) -> tuple[MenuGroup, ...]:
    groups = []
    for title, entries in FAMILIES:
        found = [
            (name, url_of(target, agency_code), key)
            for name, target, permission, key in entries
            if permission in permissions
        ]
        urls = [(name, url, key) for name, url, key in found if url is not None]
        here = max((url for _, url, _ in urls if path.startswith(url)), key=len, default=None)
        items = tuple(MenuItem(name, url, url == here, key) for name, url, key in urls)
        if items:
            groups.append(MenuGroup(title, items))
    return tuple(groups)


def url_of(target: str, agency_code: str) -> str | None:
    """Its address, or None while the screen does not exist."""
    try:
        return reverse(target, kwargs={"agency_code": agency_code})
    except NoReverseMatch:
        return None


def url_without_agency(target: str) -> str | None:
    """The same for a screen of no agency in particular."""
    try:
        return reverse(target)
    except NoReverseMatch:
        return None
