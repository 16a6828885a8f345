"""Provisions as JSON documents."""

from typing import Any

from zhicai.actions.rulebook.check_rulebook import RulebookCheck
from zhicai.actions.rulebook.describe import BasisLine, SourceLine, Standing, ValueLine
from zhicai.actions.rulebook.diff_rulebook import Difference
from zhicai.actions.rulebook.list_provisions import ProvisionList
from zhicai.actions.rulebook.show_provision import ProvisionSheet
from zhicai.core.rules.provision import Doubt, Gap

Document = dict[str, Any]


def check_document(check: RulebookCheck) -> Document:
    return {
        "ok": not check.faults,
        "version": check.version,
        "provisions": check.provision_count,
        "sources": check.source_count,
        "coverage": check.coverage_count,
        "faults": [
            {"path": fault.path, "line": fault.line, "code": fault.code, "message": fault.text}
            for fault in check.faults
        ],
    }


def list_document(listed: ProvisionList) -> Document:
    return {
        "as_of": listed.as_of,
        "version": listed.version,
        "provisions": [
            {
                "id": line.id,
                "name": line.name,
                "norm": line.norm,
                "unit": line.unit,
                **standing_document(line.standing),
                "doubts": line.doubt_count,
                "unpublished": list(line.gaps),
            }
            for line in listed.provisions
        ],
    }


def standing_document(standing: Standing) -> Document:
    entry = standing.entry
    first = entry.basis[0] if entry is not None and entry.basis else None
    return {
        "state": standing.state,
        "value": standing.value,
        "source": None if first is None else first.source.id,
        "clause": None if first is None else first.clause,
    }


def sheet_document(sheet: ProvisionSheet) -> Document:
    provision, entry = sheet.provision, sheet.standing.entry
    return {
        "id": provision.id,
        "name": provision.name,
        "about": provision.about,
        "norm": provision.norm.value,
        "unit": provision.unit,
        "applies_to": provision.applies_to,
        "counted_scope": None if provision.counted_scope is None else provision.counted_scope.value,
        "agency_may_set": provision.agency_may_set,
        "as_of": sheet.as_of,
        "version": sheet.version,
        "state": sheet.standing.state,
        "value": sheet.standing.value,
        "in_force_from": None if entry is None else entry.in_force_from,
        "in_force_until": None if entry is None else entry.in_force_until,
        "basis": [] if entry is None else [basis_document(basis) for basis in entry.basis],
        "history": [value_document(line) for line in sheet.history],
        "unpublished": [gap_document(gap) for gap in sheet.unpublished],
        "doubts": [doubt_document(doubt) for doubt in sheet.doubts],
        "related": list(provision.related),
        "verified_on": provision.verified_on,
        "verified_by": provision.verified_by,
    }


def value_document(line: ValueLine) -> Document:
    return {
        "in_force_from": line.in_force_from,
        "in_force_until": line.in_force_until,
        "value": line.value,
        "unpublished": line.unpublished,
        "note": line.note,
        "set_by": line.set_by,
        "basis": [basis_document(basis) for basis in line.basis],
    }


def basis_document(basis: BasisLine) -> Document:
    return {
        **source_document(basis.source),
        "clause": basis.clause,
        "citing": None if basis.citing is None else source_document(basis.citing),
        "relayed_by": [source_document(source) for source in basis.relayed_by],
    }


def source_document(source: SourceLine) -> Document:
    return {
        "source": source.id,
        "title": source.title,
        "issuer": source.issuer,
        "kind": source.kind,
        "issue_number": source.issue_number,
        "issued_on": source.issued_on,
        "text_held": source.is_held,
    }


def gap_document(gap: Gap) -> Document:
    return {
        "id": gap.id,
        "asks": gap.asks,
        "needed_by": gap.needed_by,
        "behaviour": gap.behaviour,
    }


def doubt_document(doubt: Doubt) -> Document:
    return {
        "id": doubt.id,
        "asks": doubt.asks,
        "read_as": doubt.read_as,
        "asked_on": doubt.asked_on,
        "places": [{"source": place.source, "clause": place.clause} for place in doubt.places],
    }


def diff_document(differences: tuple[Difference, ...]) -> Document:
    return {
        "differences": [
            {
                "id": one.id,
                "name": one.name,
                "kind": one.kind,
                "before": None if one.before is None else standing_document(one.before),
                "after": None if one.after is None else standing_document(one.after),
            }
            for one in differences
        ]
    }
