"""An agency's own decisions laid over the national values, within what these leave open."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from zhicai.core.rules.faults import Fault
from zhicai.core.rules.provision import DatedValue, Provision


def lay_over(
    national: Mapping[str, Provision], own: Mapping[str, Provision], faults: list[Fault]
) -> dict[str, Provision]:
    """National provisions with the agency's values in front; what is not open is a fault."""
    laid = dict(national)
    for overlay in own.values():
        base = national.get(overlay.id)
        if base is None:
            faults.append(_fault(overlay, overlay.line, "overlay_unknown", seen=overlay.id))
        elif not base.agency_may_set:
            faults.append(_fault(overlay, overlay.line, "overlay_closed", seen=overlay.id))
        else:
            faults += _over_caps(overlay, base)
            values = (*overlay.values, *base.agency_values)
            laid[base.id] = replace(base, agency_values=values)
    return laid


def _over_caps(overlay: Provision, base: Provision) -> Iterator[Fault]:
    for entry in overlay.values:
        for national in base.values:
            if _meet(entry, national):
                yield from _entry_over_caps(overlay, entry, national.caps)


def _meet(entry: DatedValue, other: DatedValue) -> bool:
    end, other_end = entry.in_force_until or dt.date.max, other.in_force_until or dt.date.max
    return entry.in_force_from <= other_end and other.in_force_from <= end


def _entry_over_caps(
    overlay: Provision, entry: DatedValue, caps: Mapping[str, int]
) -> Iterator[Fault]:
    own = entry.value if isinstance(entry.value, Mapping) else {}
    for key, cap in caps.items():
        amount = own.get(key)
        if isinstance(amount, int) and amount > cap:
            details = {"key": key, "seen": str(amount), "cap": str(cap)}
            yield _fault(overlay, entry.line, "over_cap", **details)


def _fault(overlay: Provision, line: int, code: str, **details: str) -> Fault:
    return Fault(overlay.path, line, f"rulebook.{code}", details)
