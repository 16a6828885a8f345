"""By when: a day where the text names one, else the words for the time."""

import calendar
import datetime as dt

from zhicai.core.letters.asking import words
from zhicai.core.letters.citing.days import day_of, make_day
from zhicai.core.letters.run import tight


def due_of(clause: str) -> tuple[dt.date | None, str | None]:
    """A day, or the text of a time that names none; a month and day alone name no year.

    >>> due_of("請於115年7月31日前填報")[0].isoformat()
    '2026-07-31'
    >>> due_of("請於文到7日內函復")
    (None, '於文到7日內')
    """
    if match := words.BY_DAY.search(clause):
        return day_of(tight(match["day"])), None
    if match := words.BY_MONTH_END.search(clause):
        year, month = int(match["y"]), int(match["m"])
        return _month_end(year, month), None
    if match := words.BY_YEAR_END.search(clause):
        return _month_end(int(match["y"]), len(calendar.month_name) - 1), None
    if match := words.BY_MONTH_DAY.search(clause):
        return None, match.group()
    match = words.OPEN_TIME.search(clause)
    return None, match.group() if match else None


def _month_end(year: int, month: int) -> dt.date | None:
    first = make_day(year, month, day=1)
    if first is None:
        return None
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])
