"""Of the register: what the year still asks for, who waits to come or go, what may not be lost."""

import datetime as dt
from collections.abc import Iterator

from zhicai.actions import home
from zhicai.actions.access import Caller, codes_at_or_above
from zhicai.actions.intake.kept_receipt import names_of
from zhicai.actions.list_tasks import Done, OfficeYear
from zhicai.actions.reports.words import instant_words
from zhicai.actions.transfers.lines import TransferLine, asked_of, lines_of
from zhicai.actions.transfers.waiting import State
from zhicai.basics.dates import format_roc
from zhicai.basics.key_words import KEYS, STATES
from zhicai.records.retention.models import RetentionHold
from zhicai.records.transfers.models import Transfer

UNDONE = "還沒有"
COMING, GOING = "調入本機關", "由本機關調出"


def year_rows(year: OfficeYear) -> Iterator[tuple[str, str]]:
    """Each piece of the year's work and how it stands."""
    yield "名冊", _done(year.roster)
    yield "學習時數", _done(year.hours)
    yield "課程的AI層級", _done(year.levels)
    yield "今年的定版", _done(year.last_snapshot)
    yield "待認定人才類別", f"{year.roles_waiting} 人"
    yield "同仁的申請", f"{year.requests_waiting} 件"
    yield "兩人核准", f"{year.approvals_waiting} 件"


def _done(done: Done | None) -> str:
    return f"{done.actor}，{instant_words(done.at)}" if done else UNDONE


def transfer_rows(agency_code: str, today: dt.date) -> Iterator[tuple[str, ...]]:
    """Whom the office asks for, and who of its own is asked for."""
    waiting = Transfer.objects.filter(agency_code=agency_code, state=State.WAITING)
    for way, found in ((COMING, waiting), (GOING, asked_of(agency_code, today))):
        for line in lines_of(found.order_by("asked_at", "pk"), today):
            yield _transfer(way, line)


def _transfer(way: str, line: TransferLine) -> tuple[str, ...]:
    return way, line.name, line.agency_name, instant_words(line.asked_at)


def hold_rows(agency_code: str, by: Caller) -> Iterator[tuple[str, ...]]:
    """Nothing is destroyed here while one of these stands, here or above."""
    codes = codes_at_or_above(agency_code, by.today)
    kept = RetentionHold.objects.filter(agency_code__in=codes, ended_at=None)
    rows = list(kept.order_by("begun_at", "pk"))
    names = names_of(row.begun_by for row in rows)
    for row in rows:
        yield row.agency_code, row.reason, names[row.begun_by], instant_words(row.begun_at)


def key_rows() -> Iterator[tuple[str, ...]]:
    """Which keys the installation has and since when; nothing by which to tell them."""
    for one in home.list_key_files(home.home_path()):
        yield KEYS[one.name].name, STATES[one.ending], format_roc(one.made_at.date())
