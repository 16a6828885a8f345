"""No national ID lies in clear: not in the database, the logs, the messages or the JSON."""

import json
import logging

import pytest
from django.apps import apps
from django.db import connection

from actions.world import BUREAU, CHEN, HEADERS, HOURS, LIN, MEI, ROSTER
from zhicai.basics.errors import Refused
from zhicai.records.staff.identity import decrypt_national_id
from zhicai.records.staff.models import Person

IDS = (CHEN, LIN, MEI)
NUMBERED = (*HEADERS["roster"], "員工編號", "單位")


def whole_database():
    """Every cell of every table, as text."""
    cells = []
    for model in apps.get_models(include_auto_created=True):
        with connection.cursor() as cursor:
            cursor.execute(f"select * from {model._meta.db_table}")
            for row in cursor.fetchall():
                cells += [
                    bytes(cell).decode("latin-1")
                    if isinstance(cell, (bytes, memoryview))
                    else str(cell)
                    for cell in row
                ]
    return "\x1f".join(cells)


def busy_office(world):
    """A transfer, faults, masked rows, an undo, certificates, duties."""
    reports = [
        world.found(),
        world.hours([*HOURS, (MEI, "梅五福", "B-1", "AI素養", "3", "115/03/02")]),
    ]
    row = (MEI, "梅五福", BUREAU, "科員", "一般人員", "110/01/01", "", MEI, MEI)
    named = world.file("roster", [row], header=NUMBERED, name=f"{MEI}.csv")
    reports.append(world.bring(named))
    certificate = (CHEN, "陳一心", "示範檢定", "示範中心", f"{CHEN}號", "115/02/10")
    reports.append(world.bring(world.file("certificates", [certificate])))
    reports.append(world.bring(world.file("duties", [(CHEN, "陳一心", f"承辦{LIN}案")])))
    world.undo(reports[-1].batch)
    return reports


def test_no_id_lies_in_clear_in_any_table(world):
    busy_office(world)

    found = whole_database()

    assert "陳一心" in found
    assert [one for one in IDS if one in found] == []


def test_no_id_is_shown_in_any_report(world):
    told = json.dumps([one.as_json() for one in busy_office(world)], default=str)

    assert "A10000****" in told
    assert [one for one in IDS if one in told] == []


def test_nothing_is_logged_with_an_id(world, caplog):
    caplog.set_level(logging.DEBUG)

    busy_office(world)

    assert [one for one in IDS if one in caplog.text] == []


def test_figures_and_lists_show_masked_ids_only(county):
    county.hours()

    told = json.dumps([line.as_json() for line in county.listed().values()])
    told += json.dumps(county.standing(depth=9).as_json(), default=str)

    assert [one for one in IDS if one in told] == []


def test_an_id_that_is_asked_for_is_not_repeated_in_clear(county):
    with pytest.raises(Refused) as caught:
        county.explain(CHEN)

    assert CHEN not in str(caught.value.value)


@pytest.mark.usefixtures("county")
def test_with_the_key_each_id_can_be_shown_again():
    kept = Person.objects.values_list("national_id_encrypted", flat=True)

    assert {decrypt_national_id(bytes(one)) for one in kept} == {row[0] for row in ROSTER}
