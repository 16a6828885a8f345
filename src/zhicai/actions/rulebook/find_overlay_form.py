"""What an office is asked when it sets a value of its own: fields, bounds, and what stands now."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.rulebook.describe import Standing, standing_on
from zhicai.actions.rulebook.edit_overlay import get_open_provision
from zhicai.actions.rulebook.own_lines import OwnLine, line_of, own_lines, provision_entry
from zhicai.actions.rulebook.own_value import label_of
from zhicai.actions.rulebook.value_parts import Part, say_value
from zhicai.basics.errors import Refused
from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.overlaid import is_judged
from zhicai.core.rules.provision import OverlayField, OverlayGround, Provision
from zhicai.records.overlays.models import Overlay


@dataclass(frozen=True, slots=True)
class AskedField:
    """One field in words; `choices` are (code, name), `cap` and `floor` stand as told."""

    key: str
    label: str
    kind: str
    is_optional: bool
    choices: tuple[tuple[str, str], ...]
    columns: tuple["AskedField", ...]
    cap: int | None
    floor: str


@dataclass(frozen=True, slots=True)
class OverlayForm:
    """`held` is the version to be changed; None: a new value."""

    provision: Provision
    ground: OverlayGround
    standing: Standing
    fields: tuple[AskedField, ...]
    held: OwnLine | None
    is_judged: bool


@walled
def find_overlay_form(
    agency_code: str, provision_id: str, *, by: Caller, overlay: int | None = None
) -> OverlayForm:
    """Raises Refused: provision.not_found, overlay.closed, overlay.gone."""
    require(by, Permission.OVERLAY_EDIT, agency_code)
    provision, book = get_open_provision(provision_id), rulebook()
    rule = provision.overlay
    if rule is None:
        raise Refused("overlay.closed", value=provision.name)
    national = replace(provision, agency_values=())
    return OverlayForm(
        provision=provision,
        ground=rule.ground,
        standing=standing_on(national, book, by.today),
        fields=tuple(_asked(one, provision, book=book, day=by.today) for one in rule.fields),
        held=None if overlay is None else _held(agency_code, provision, overlay=overlay, by=by),
        is_judged=is_judged(provision_id),
    )


def say_own(asked: OverlayForm, value: Mapping[str, Any]) -> Part:
    """A typed value in the words in which it will be shown; what was left empty is left out."""
    told = {key: item for key, item in value.items() if item not in (None, "", [])}
    frozen = {key: tuple(item) if isinstance(item, list) else item for key, item in told.items()}
    return say_value(frozen, asked.provision.unit, rulebook())


def _asked(
    field: OverlayField, provision: Provision, *, book: Rulebook, day: dt.date
) -> AskedField:
    entry = provision_entry(provision, day)
    caps = entry.caps if entry is not None else {}
    return AskedField(
        key=field.key,
        label=label_of(field.key, book),
        kind=field.kind,
        is_optional=field.is_optional,
        choices=tuple(_choices(field, book)),
        columns=tuple(_asked(one, provision, book=book, day=day) for one in field.columns),
        cap=caps.get(field.key),
        floor=_floor(field, book, day),
    )


def _choices(field: OverlayField, book: Rulebook) -> Iterator[tuple[str, str]]:
    for code in field.choices:
        named = book.words.find_code(field.key, code) if book.words is not None else None
        yield code, named or code


def _floor(field: OverlayField, book: Rulebook, day: dt.date) -> str:
    """The national provision that the value may not go below, with what it says."""
    if field.not_below is None:
        return ""
    floor = book.get_provision(field.not_below)
    entry = standing_on(floor, book, day).entry
    return f"{floor.name} {entry.said.line}" if entry is not None else floor.name


def _held(agency_code: str, provision: Provision, *, overlay: int, by: Caller) -> OwnLine:
    agency_id = line_of(agency_code, by.today).agency_id
    rows: Any = Overlay.objects.filter(
        pk=overlay, agency_id=agency_id, provision_id=provision.id, known_until__isnull=True
    )
    lines = own_lines(
        rows.select_related("batch").order_by("pk"), rulebook(), mine=agency_id, today=by.today
    )
    if not lines:
        raise Refused("overlay.gone")
    return lines[0]
