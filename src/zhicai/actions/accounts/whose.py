"""Whose data an account of a colleague opens: one person of the agency, told without a look."""

import datetime as dt

from zhicai.actions.edits.office_people import people_found, people_of_office
from zhicai.basics.errors import Refused
from zhicai.records.agencies.models import Agency


def find_person(text: str, agency_code: str, day: dt.date) -> int:
    """The only one of the agency itself whom a national ID, a staff number or a name fits.

    Raises Refused("appointment.no_person") alike for nobody and for several.
    """
    here = Agency.objects.filter(code=agency_code).values("id")
    found = people_of_office(agency_code, day).filter(pk__in=people_found(text.strip()))
    keys = list(found.filter(agency_id__in=here).values_list("pk", flat=True)[:2])
    if len(keys) != 1:
        raise Refused("appointment.no_person")
    return int(keys[0])
