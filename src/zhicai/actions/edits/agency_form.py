"""What an agency form was opened with, and what its words mean."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from zhicai.actions.edits.conflict import conflict_with
from zhicai.actions.edits.model import ThreeWay
from zhicai.actions.intake.agency_book import AgencyBook, PeriodValues
from zhicai.basics.errors import Refused
from zhicai.records.agencies.models import AgencyPeriod
from zhicai.records.ledger.models import Batch

MARK = "."


def version_of(row_ids: list[int]) -> str:
    """The versions of all periods of an agency, as a form carries them.

    >>> version_of([12, 9])
    '9.12'
    """
    return MARK.join(str(key) for key in sorted(row_ids))


def opened_version(agency_id: int, version: str | None) -> list[AgencyPeriod] | None:
    """The periods that the form was opened with; None where it does not say."""
    if version is None:
        return None
    ids = [int(text[:18]) for text in version.split(MARK) if text.isdecimal()]
    rows = AgencyPeriod.objects.filter(pk__in=ids, agency_id=agency_id)
    return list(rows.order_by("from_on", "pk"))


def check_version(
    book: AgencyBook,
    agency_id: int,
    *,
    opened: list[AgencyPeriod] | None,
    wanted: Mapping[str, Any],
    day: dt.date | None = None,
) -> None:
    """Raises EditConflict where the periods are no longer those of the form."""
    held = [one for one in book.periods if one.values.agency_id == agency_id]
    if opened is None or {row.pk for row in opened} == {one.row_id for one in held}:
        return
    names = tuple(wanted)
    was = [PeriodValues(*(getattr(row, name) for name in PeriodValues._fields)) for row in opened]
    now = book.slices.get(agency_id, [])
    lines = [
        ThreeWay(
            _told(book, agency_id),
            name,
            _shown(book, name, _on(was, name, day)),
            _shown(book, name, _on(now, name, day)),
            _shown(book, name, wanted[name]) or _shown(book, name, _on(was, name, day)),
        )
        for name in names
    ]
    newest = AgencyPeriod.objects.filter(agency_id=agency_id, known_until__isnull=True)
    batch = Batch.objects.filter(pk__in=newest.values("batch_id")).order_by("-pk").first()
    raise conflict_with(batch, lines)


def _on(periods: list[PeriodValues], name: str, day: dt.date | None) -> Any:
    """The value of a day; without a day, of the last period."""
    fitting = [row for row in periods if day is None or row.from_on <= day] or periods[:1]
    return getattr(fitting[-1], name) if fitting else None


def _told(book: AgencyBook, agency_id: int) -> str:
    return f"{book.code_of.get(agency_id, '')} {book.name_on(agency_id, dt.date.max)}".strip()


def _shown(book: AgencyBook, name: str, value: Any) -> Any:
    return _told(book, value) if name == "parent_id" and value is not None else value


def find_parent(book: AgencyBook, told: str, *, within: set[int]) -> int:
    """The agency of a code or of a full name, if it is of this office.

    Raises Refused: edit.agency_parent_unknown, edit.agency_parent_several.
    """
    text = told.strip()
    code = book.find_by_code(text) or book.find_by_code(text.partition(" ")[0])
    found = {code} if code is not None else book.find_by_name(text)
    mine = found & within
    if not mine:
        raise Refused("edit.agency_parent_unknown", value=text)
    if len(mine) > 1:
        raise Refused("edit.agency_parent_several", value=text)
    return next(iter(mine))
