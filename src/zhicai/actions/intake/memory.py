"""What columns were settled to mean: the officer's own word first, then the agency's."""

from collections.abc import Mapping

from zhicai.actions.access import Caller, codes_at_or_above
from zhicai.records.ledger.models import MappingMemory


def recall_columns(by: Caller, agency_code: str) -> dict[str, str]:
    """Header → field, as last settled by this account, this agency, or one above it."""
    above = codes_at_or_above(agency_code, by.today)
    rows = MappingMemory.objects.filter(agency_code__in=above).order_by("settled_at", "id")
    found: dict[str, tuple[tuple[bool, bool], str]] = {}
    for row in rows:
        rank = (row.actor_code == by.code, row.agency_code == agency_code)
        if row.header not in found or rank >= found[row.header][0]:
            found[row.header] = (rank, row.field)
    return {header: field for header, (_, field) in found.items()}


def remember_columns(by: Caller, agency_code: str, maps: Mapping[str, str]) -> None:
    """Keep what was settled for this account and agency."""
    for header, field in maps.items():
        MappingMemory.objects.update_or_create(
            actor_code=by.code,
            agency_code=agency_code,
            layout="",
            header=header,
            defaults={"field": field, "settled_at": by.now},
        )
