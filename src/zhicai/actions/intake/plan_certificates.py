"""Rows of a certificate list → certificates held."""

from typing import Any

from zhicai.actions.intake.desk import Desk
from zhicai.actions.intake.find_person import PersonFinder
from zhicai.actions.intake.keep_row import merge_row
from zhicai.actions.intake.people_book import CertificateValues, certificate_key
from zhicai.actions.intake.places import place_of
from zhicai.actions.intake.report import FileReport
from zhicai.basics.national_ids import mask_ids_in
from zhicai.exchange.layouts.reading import Reading, Row


def plan_certificates(desk: Desk, reading: Reading, report: FileReport) -> PersonFinder:
    finder = PersonFinder(desk, report)
    finder.prepare(reading)
    found = [(row, finder.find(row)) for row in reading.rows]
    desk.people.load_certificates({key for _, key in found if key is not None})
    seen: set[tuple[Any, ...]] = set()
    for row, person_id in found:
        if person_id is None:
            continue
        values = _values(row, person_id)
        if certificate_key(values) in seen:
            report.fault(place_of(row), [row.remark("sheet.duplicate_row", "certificate_name")])
            continue
        seen.add(certificate_key(values))
        merge_row(report, row, shelf=desk.people.certificates, values=values, person_id=person_id)
    return finder


def _values(row: Row, person_id: int) -> CertificateValues:
    say = row.values.get
    return CertificateValues(
        person_id,
        row.values["certificate_name"],
        say("issuer") or "",
        mask_ids_in(say("certificate_number") or ""),
        say("issued_on"),
        say("expires_on"),
    )
