"""One transaction of a fixed number of statements, or nothing at all (semantics §5.5)."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.world import BUREAU, COUNTY, HEADERS, HOURS, codes, kpi, rows_of
from people import calling
from zhicai.actions import import_files as importing
from zhicai.actions.find_standing import StandingQuery
from zhicai.actions.intake import apply_plan as applying
from zhicai.actions.intake import write_plan as writing
from zhicai.actions.intake.stage import STAGED_TABLES
from zhicai.actions.take_snapshot import take_snapshot
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import demo_id
from zhicai.records.audit.models import AuditEvent
from zhicai.records.learning.models import LearningRecord
from zhicai.records.ledger.models import Batch, Version

MANY = 500


def crowd(size, first=0):
    return [
        (demo_id("B", 1, at), f"同仁{at}", BUREAU, "科員", "一般人員", "110/01/01", "")
        for at in range(first, first + size)
    ]


def learnt(people):
    return [(row[0], row[1], "B-1", "AI素養", "3", "115/03/02") for row in people]


def totals(people):
    masked = [row[0][:6] + "****" for row in people]
    return [
        (hidden, row[1], "示範局", "115/01/01-115/11/01", "6", "3", "3")
        for hidden, row in zip(masked, people, strict=True)
    ]


@pytest.fixture
def statements(monkeypatch):
    """How many statements each transaction took, in order."""
    counts = []
    really = writing.apply_plan

    def apply_plan(*args, **words):
        with CaptureQueriesContext(connection) as captured:
            batch = really(*args, **words)
        counts.append(len(captured))
        return batch

    monkeypatch.setattr(writing, "apply_plan", apply_plan)
    return counts


def staged():
    return [table.__name__ for table in STAGED_TABLES if table.objects.exists()]


@pytest.mark.parametrize("kind", ["roster", "hours", "summary"])
def test_statements_do_not_grow_with_the_rows(county, statements, kind):
    few, many = crowd(10), crowd(MANY, first=10)
    rows = {"roster": lambda people: people, "hours": learnt, "summary": totals}[kind]
    if kind != "roster":
        county.bring(county.file("roster", [*few, *many]))

    for people in (few, many):
        county.bring(county.file(kind, rows(people)))

    assert statements[-2] == statements[-1] <= 60


def test_undo_takes_as_many_statements_for_many_rows(county, statements):
    few, many = crowd(10), crowd(MANY, first=10)
    batches = [county.bring(county.file("roster", people)).batch for people in (few, many)]

    for batch in batches:
        county.undo(batch)

    assert statements[-2] == statements[-1]


def test_nothing_stays_on_the_staging_tables(county):
    county.hours()

    assert staged() == []


@pytest.mark.parametrize("broken", ["_open_batch", "_move_people", "_keep_view", "keep_event"])
def test_a_failure_leaves_nothing_half_written(county, monkeypatch, broken):
    county.hours(HOURS[:1])
    before = (Version.objects.get().sequence, Batch.objects.count(), AuditEvent.objects.count())

    def fail(*_, **__):
        raise RuntimeError("power cut")

    monkeypatch.setattr(applying, broken, fail)
    with pytest.raises(RuntimeError, match="power cut"):
        county.hours([(*HOURS[0][:4], "1", HOURS[0][5]), HOURS[1]])

    monkeypatch.undo()
    after = (Version.objects.get().sequence, Batch.objects.count(), AuditEvent.objects.count())
    assert (after, staged()) == (before, [])
    assert LearningRecord.objects.get().minutes == 180
    assert kpi(county.standing()) == (0, 1, 3)


def test_a_failure_while_staging_leaves_nothing(county, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("disk full")

    monkeypatch.setattr(writing, "stage", fail)
    with pytest.raises(RuntimeError, match="disk full"):
        county.hours()

    assert staged() == []
    assert not LearningRecord.objects.exists()


def test_what_a_dead_process_left_is_swept_away(county):
    table = next(table for table in STAGED_TABLES if table.__name__ == "StagedAgency")
    table.objects.create(plan="dead", agency_id=1, code="999999999Z")

    county.hours()

    assert staged() == []


def meanwhile(monkeypatch, *deeds):
    """Let others act between planning and applying, once for each try."""
    waiting = list(deeds)
    really = importing.write_plan

    def write_plan(*args):
        if waiting:
            waiting.pop(0)()
        return really(*args)

    monkeypatch.setattr(importing, "write_plan", write_plan)


def test_facts_that_moved_are_planned_again(county, monkeypatch):
    rival = county.file("hours", [(*HOURS[0][:4], "1", HOURS[0][5])])
    meanwhile(monkeypatch, lambda: county.bring(rival))

    report = county.hours(HOURS[:1])

    assert rows_of(report) == {"total": 1, "updated": 1}
    assert kpi(report.standing_before) == (0, 1, 3)
    assert LearningRecord.objects.get(known_until=None).minutes == 180


def test_a_rival_with_the_same_file_leaves_nothing_to_do(county, monkeypatch):
    file = county.file("hours", HOURS)
    meanwhile(monkeypatch, lambda: county.bring(file))

    report = county.bring(file)

    assert rows_of(report) == {"total": 3, "unchanged": 3}
    assert (report.batch, LearningRecord.objects.count()) == (None, 3)


def test_facts_that_never_rest_end_the_command(county, monkeypatch):
    monkeypatch.setattr(Version.objects, "values_list", lambda *_, **__: Restless())

    with pytest.raises(Refused, match=r"batch\.moved"):
        county.hours()

    assert not LearningRecord.objects.exists()


class Restless:
    """A sequence that is never the one in the table."""

    def get(self, **_):
        return -1


def test_facts_are_dated_by_their_commit_not_by_the_start_of_the_command(county):
    start = county.now
    later = start + dt.timedelta(minutes=30)
    query = StandingQuery(agency_code=COUNTY)
    take_snapshot(query, by=calling(county.people.admin, later), dry=False)
    county.now = start

    batch = Batch.objects.get(pk=county.hours().batch)

    assert batch.applied_at > later


def test_a_clock_set_back_does_not_reorder_what_is_known(county):
    first = county.hours(HOURS[:1]).standing_after.known_at
    county.now -= dt.timedelta(hours=1)
    second = county.hours(HOURS).standing_after.known_at

    assert second > first
    assert kpi(county.standing(known_at=first)) == (0, 1, 3)
    assert kpi(county.standing(known_at=second)) == (1, 1, 2)


def test_the_instant_printed_before_gives_the_figure_before(county):
    report = county.hours()

    before, after = report.standing_before, report.standing_after
    assert kpi(county.standing(known_at=before.known_at)) == kpi(before)
    assert kpi(county.standing(known_at=after.known_at)) == kpi(after)


def test_each_row_names_its_batch_file_and_place(county):
    report = county.bring(county.file("hours", HOURS[:1], name="時數.xlsx"))

    record = LearningRecord.objects.select_related("source_file").get()
    assert (record.batch_id, record.source_file.name) == (report.batch, "時數.xlsx")
    assert record.source_place == "工作表1!2"


def test_one_apply_is_one_entry_of_the_audit(county):
    before = AuditEvent.objects.count()
    report = county.hours()

    entry = AuditEvent.objects.order_by("sequence").last()
    assert AuditEvent.objects.count() == before + 1
    assert (entry.action, entry.object_key) == ("batch.import", str(report.batch))
    assert entry.fields["changes"]["LearningRecord"] == 3


def test_the_agency_on_personal_rows_follows_a_transfer(county):
    county.hours()
    moved = (HOURS[0][0], "陳一心", "999020000Z", "科員", "一般人員", "115/07/01", "")

    county.bring(county.file("roster", [moved], header=HEADERS["roster"]))

    agencies = set(LearningRecord.objects.values_list("person_id", "agency_id"))
    assert len({agency for _, agency in agencies}) == 2
    assert codes(county.bring(county.file("hours", HOURS)).files[0].faults) == []
