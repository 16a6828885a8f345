"""What the office's year comes to, in words and with one button a line."""

from dataclasses import dataclass

from zhicai.actions.access import Permission
from zhicai.actions.figures.figure import Counts
from zhicai.actions.list_tasks import Done, OfficeYear
from zhicai.web.menu import url_of
from zhicai.web.office import Office
from zhicai.web.templatetags.words import roc_instant

NO_PEOPLE = "尚不能開始：名冊還沒有匯入。"
JUDGED_ANEW = (
    "判定所依的條文已隨程式更新。背景作業會重新計算全部統計；完成前每一頁現算，數字相同但較慢。"
    "隔天仍看到這一行時，請系統管理者執行 zhicai recount --repair。"
)


@dataclass(frozen=True, slots=True)
class Task:
    """`state` is plain text; `is_due` where somebody must act; a blocked one has no button."""

    title: str
    state: str
    is_due: bool = False
    url: str | None = None
    button: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    title: str
    tasks: tuple[Task, ...]


def families_of(office: Office, year: OfficeYear) -> tuple[Family, ...]:
    if year.standing is None:
        return ()
    counts = year.standing.figure.get("kpi.ai_attainment").counts
    found = (
        Family("收　匯入資料", _intake(office, year, counts)),
        Family("辨　人才類別", _roles(office, year)),
        Family("學　學習時數", _learning(office, year, counts)),
        Family("報　報表", _reports(office, year)),
    )
    return tuple(family for family in found if family.tasks)


def _intake(office: Office, year: OfficeYear, counted: Counts) -> tuple[Task, ...]:
    return (
        *_files(office, year, counted),
        *_requests(office, year),
        *_transfers(office, year),
    )


def _requests(office: Office, year: OfficeYear) -> tuple[Task, ...]:
    """Said only where somebody waits for an answer."""
    if not year.requests_waiting:
        return ()
    url = _url(office, "requests.list", Permission.REQUEST_DECIDE)
    told = f"{year.requests_waiting} 件送件、異議或更正待處理"
    return (Task("同仁的申請", told, True, url, "處理申請"),)


def _roles(office: Office, year: OfficeYear) -> tuple[Task, ...]:
    """Said where somebody may decide and there are people to decide about."""
    url = _url(office, "roles.list", Permission.ROLE_READ)
    if url is None or not year.has_people:
        return ()
    waiting = year.roles_waiting
    told = f"{waiting} 人待認定" if waiting else "有工作項目的同仁都已認定"
    return (Task("人才類別認定", told, waiting > 0, url, "看待認定的同仁"),)


def _transfers(office: Office, year: OfficeYear) -> tuple[Task, ...]:
    """Said only where another agency asks for somebody of the office."""
    if not year.transfers_waiting:
        return ()
    url = _url(office, "transfers.list", Permission.STAFF_RELEASE)
    told = f"其他機關的名冊列入本機關同仁 {year.transfers_waiting} 人，請確認"
    return (Task("待雙方確認的調任", told, True, url, "確認"),)


def _files(office: Office, year: OfficeYear, counted: Counts) -> tuple[Task, ...]:
    url = _url(office, "intake.list", Permission.DATA_IMPORT)
    roster = Task("名冊", _told(year.roster), year.roster is None, url, "匯入名冊")
    if not year.has_people:
        return (roster, Task("學習時數", NO_PEOPLE))
    missing = f"；另有 {counted.unknown} 人資料不足" if counted.unknown else ""
    is_due = year.hours is None or counted.unknown > 0
    hours = Task("學習時數", f"{_told(year.hours)}{missing}", is_due, url, "匯入學習時數")
    return (roster, hours)


def _learning(office: Office, year: OfficeYear, counts: Counts) -> tuple[Task, ...]:
    if not year.has_people:
        return (Task("時數達成率", NO_PEOPLE),)
    standing = _url(office, "standing.show", Permission.STANDING_READ)
    courses = _url(office, "courses.list", Permission.STAFF_READ)
    short = counts.counted - counts.met
    told = f"還差 {short} 人" if short else "計入的同仁都已達成"
    rows = [Task("AI知能課程學習時數", told, short > 0, standing, "看還差的同仁")]
    if year.is_judged_anew:
        rows.append(Task("統計重新計算", JUDGED_ANEW))
    if courses is not None:
        rows.append(Task("課程的AI層級", _told(year.levels), False, courses, "確認課程層級"))
    return tuple(rows)


def _reports(office: Office, year: OfficeYear) -> tuple[Task, ...]:
    return (*_papers(office, year), *_approvals(office, year))


def _approvals(office: Office, year: OfficeYear) -> tuple[Task, ...]:
    """Said only where something waits."""
    if not year.approvals_waiting:
        return ()
    url = _url(office, "approvals.list", Permission.BATCH_READ)
    told = f"{year.approvals_waiting} 件等待另一位核准或依紙本核定"
    return (Task("兩人核准", told, True, url, "看待核准的事"),)


def _papers(office: Office, year: OfficeYear) -> tuple[Task, ...]:
    if not year.has_people:
        return (Task("統計表與盤點表", NO_PEOPLE),)
    url = _url(office, "reports.show", Permission.REPORT_PRINT)
    done = year.last_snapshot
    told = f"最近一次定版：{done.actor}，{roc_instant(done.at)}" if done else "今年還沒有定版"
    return (Task("統計表、盤點表與定版", told, False, url, "製作報表"),)


def _told(done: Done | None) -> str:
    """Who did it and when; nobody looked and something is missing are not the same."""
    if done is None:
        return "還沒有人匯入"
    return f"{done.actor} 於 {roc_instant(done.at)} 匯入（批次 {done.batch}）"


def _url(office: Office, target: str, permission: Permission) -> str | None:
    return url_of(target, office.code) if office.may(permission) else None
