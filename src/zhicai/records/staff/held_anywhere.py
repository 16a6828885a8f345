"""Whether anybody holds the file of a keyed hash: yes or no, never who."""

from collections.abc import Sequence

from django.db import connection

from zhicai.records.staff.models import Person


def held_anywhere(hashes: Sequence[str]) -> set[str]:
    """Those of the hashes of which some agency holds a file.

    Behind the wall of PostgreSQL the caller sees her own files alone: a function of the wall
    answers for the rest. A file of a hash that two offices took in would be two people.
    """
    if connection.vendor != "postgresql":
        found = Person.objects.filter(national_id_hash__in=hashes)
        return set(found.values_list("national_id_hash", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("select zhicai_held_anywhere(%s)", [list(hashes)])
        return {row[0] for row in cursor.fetchall()}
