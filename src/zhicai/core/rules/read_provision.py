"""A provision file, field by field."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from yaml.nodes import Node

from zhicai.basics.words import Norm, Scope
from zhicai.core.rules.faults import FileReport
from zhicai.core.rules.form import Form
from zhicai.core.rules.overlay_rule import read_overlay_rule
from zhicai.core.rules.provision import Basis, DatedValue, Doubt, Gap, Place, Provision, SetBy

PROVISION_KEYS = frozenset(
    [
        "id",
        "name",
        "about",
        "unit",
        "applies_to",
        "norm",
        "counted_scope",
        "agency_may_set",
        "overlay",
        "values",
        "verified_on",
        "verified_by",
        "unpublished",
        "doubts",
        "related",
    ]
)
OVERLAY_KEYS = frozenset(["id", "set_by", "values", "verified_on", "verified_by"])
_VALUE_KEYS = frozenset(
    ["in_force_from", "in_force_until", "value", "unpublished", "basis", "caps", "note"]
)
_BASIS_KEYS = frozenset(["source", "clause", "citing"])
_DOUBT_KEYS = frozenset(["id", "asks", "read_as", "asked_on", "places"])
_GAP_KEYS = frozenset(["id", "asks", "needed_by", "behaviour"])
_PLACE_KEYS = frozenset(["source", "clause"])
_SET_BY_KEYS = frozenset(["agency_code", "agency_name"])
_UNIT = re.compile(r"[a-z][a-z_]*")
_GAP_ID = re.compile(r"U[0-9]+")
_DOUBT_ID = re.compile(r"[UX][0-9]+")


def read_provision(root: Node, report: FileReport, provision_id: str) -> Provision:
    """One provision of the national rulebook."""
    form = Form(root, report, PROVISION_KEYS)
    form.required("values")
    gaps = read_gaps(form)
    provision = Provision(
        id=read_id(form, provision_id),
        name=form.text("name"),
        norm=form.member("norm", Norm) or Norm.INFORMATION,
        values=read_values(form, gaps),
        verified_on=form.day("verified_on"),
        verified_by=form.text("verified_by"),
        about=form.optional_text("about"),
        unit=form.optional_text("unit", pattern=_UNIT),
        applies_to=form.optional_text("applies_to"),
        counted_scope=form.optional_member("counted_scope", Scope),
        agency_may_set=form.flag("agency_may_set"),
        overlay=read_overlay_rule(form),
        doubts=read_doubts(form),
        unpublished=gaps,
        related=form.texts("related"),
        path=report.path,
        line=form.line,
    )
    if not provision.values and not gaps:
        form.fault("values", "no_value_no_gap")
    return provision


def read_overlay(root: Node, report: FileReport, provision_id: str) -> Provision:
    """An agency's own decision about one provision; the rest comes from the national one."""
    form = Form(root, report, OVERLAY_KEYS)
    form.required("set_by", "values")
    maker = form.form("set_by", _SET_BY_KEYS)
    set_by = None
    if maker is not None:
        set_by = SetBy(maker.text("agency_code"), maker.text("agency_name"))
    values = [replace(entry, set_by=set_by) for entry in read_values(form, ())]
    return Provision(
        id=read_id(form, provision_id),
        name="",
        norm=Norm.PERMISSION,
        values=tuple(values),
        verified_on=form.day("verified_on"),
        verified_by=form.text("verified_by"),
        path=report.path,
        line=form.line,
    )


def read_id(form: Form, wanted: str) -> str:
    """The id must be the one that the path spells; the path decides if they differ."""
    seen = form.text("id")
    if seen and seen != wanted:
        form.fault("id", "id_mismatch", seen=seen, wanted=wanted)
    return wanted


def read_values(form: Form, gaps: Sequence[Gap]) -> tuple[DatedValue, ...]:
    """The dated entries, oldest first; each lasts until the day before the next one."""
    known = {gap.id for gap in gaps if gap.id}
    entries = [_read_value(item, known) for item in form.forms("values", _VALUE_KEYS)]
    ended = []
    for place, entry in enumerate(entries):
        following = entries[place + 1] if place + 1 < len(entries) else None
        ended.append(_end_before(entry, following, form.report))
    return tuple(ended)


def _read_value(form: Form, known_gaps: set[str]) -> DatedValue:
    entry = DatedValue(
        in_force_from=form.day("in_force_from"),
        in_force_until=form.optional_day("in_force_until"),
        value=form.value("value"),
        basis=_read_basis(form),
        unpublished=form.optional_text("unpublished", pattern=_GAP_ID),
        caps=_read_caps(form),
        note=form.optional_text("note"),
        line=form.line,
    )
    has_value = "value" in form
    if has_value == ("unpublished" in form):
        form.fault("value", "value_or_gap")
    if has_value and entry.value is None:
        form.fault("value", "empty_key", key="value")
    if has_value and not entry.basis:
        form.fault("value", "no_basis")
    if entry.unpublished and entry.unpublished not in known_gaps:
        form.fault("unpublished", "gap_not_listed", seen=entry.unpublished)
    return entry


def _end_before(entry: DatedValue, following: DatedValue | None, report: FileReport) -> DatedValue:
    start, until = entry.in_force_from, entry.in_force_until
    if until is not None and until < start:
        report.add(entry.line, "ends_before_start", start=str(start), until=str(until))
    if following is None:
        return entry
    if following.in_force_from <= start:
        report.add(following.line, "not_sorted", start=str(following.in_force_from))
        return entry
    if until is None:
        return replace(entry, in_force_until=following.in_force_from - dt.timedelta(days=1))
    if until >= following.in_force_from:
        report.add(following.line, "overlap", start=str(following.in_force_from), until=str(until))
    return entry


def _read_basis(form: Form) -> tuple[Basis, ...]:
    return tuple(
        Basis(item.text("source"), item.text("clause"), item.optional_text("citing"), item.line)
        for item in form.forms("basis", _BASIS_KEYS, one=True)
    )


def _read_caps(form: Form) -> dict[str, int]:
    caps = form.value("caps")
    if caps is None:
        return {}
    if isinstance(caps, dict) and all(type(cap) is int for cap in caps.values()):
        return caps
    form.fault("caps", "bad_caps")
    return {}


def read_gaps(form: Form) -> tuple[Gap, ...]:
    return tuple(
        Gap(
            asks=item.text("asks"),
            needed_by=item.text("needed_by"),
            behaviour=item.text("behaviour"),
            id=item.optional_text("id", pattern=_GAP_ID),
            line=item.line,
        )
        for item in form.forms("unpublished", _GAP_KEYS, one=True)
    )


def read_doubts(form: Form) -> tuple[Doubt, ...]:
    return tuple(
        Doubt(
            asks=item.text("asks"),
            read_as=item.text("read_as"),
            asked_on=item.day("asked_on"),
            id=item.optional_text("id", pattern=_DOUBT_ID),
            places=tuple(
                Place(place.text("source"), place.text("clause"))
                for place in item.forms("places", _PLACE_KEYS)
            ),
            line=item.line,
        )
        for item in form.forms("doubts", _DOUBT_KEYS)
    )
