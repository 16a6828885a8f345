"""What is past its term goes, with proof; nothing else does."""

import datetime as dt

import pytest

from actions.retention.conftest import CHEN, LIN
from actions.test_national_ids_at_rest import whole_database
from actions.world import BUREAU, COUNTY, SCHOOL, kpi, person_key
from zhicai.actions.access import NotAllowedError
from zhicai.actions.enclosures.keep import enclosure_store
from zhicai.actions.find_retention_run import find_retention_run
from zhicai.actions.find_standing import StandingQuery
from zhicai.actions.plan_retention import plan_retention
from zhicai.actions.print_retention import print_retention
from zhicai.actions.recount import recount_records
from zhicai.actions.run_retention import run_retention
from zhicai.actions.take_snapshot import take_snapshot, verify_snapshot
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import AccountSession, OneTimeLink
from zhicai.records.audit.models import AuditEvent
from zhicai.records.drafts.models import Draft
from zhicai.records.duties.models import DutyAnswer
from zhicai.records.enclosures.models import Enclosure
from zhicai.records.ledger.models import Batch
from zhicai.records.requests.models import DutyConfirmation, StaffRequest
from zhicai.records.staff.models import Person, Posting, Profile

EVERY = {"request", "confirmation", "leaver", "session", "link", "draft", "orphan", "enclosure"}


def run(office, agency=COUNTY, **words):
    return run_retention(agency, by=office.world.caller(words.pop("who", None)), **words)


def plan(office, agency=COUNTY):
    return {line.kind: line for line in plan_retention(agency, by=office.world.caller()).lines}


def test_preview_counts_each_kind_with_term_basis_and_oldest_day(full):
    lines = plan(full)

    assert {kind: line.count for kind, line in lines.items()} == dict.fromkeys(lines, 1)
    assert lines["request"].said == "5 年"
    assert "示府人字第1150000001號" in lines["request"].basis
    assert lines["request"].oldest_on == full.ago(2000).date()
    assert lines["draft"].basis == "系統設定，不是法令"
    assert StaffRequest.objects.count() == 2


def test_a_run_removes_rows_and_files_and_proves_it(full):
    done = run(full)

    assert set(done.counts) == EVERY
    proof = find_retention_run(COUNTY, done.pk, by=full.world.caller())
    assert proof.is_whole
    assert StaffRequest.objects.get().content_hash == "100"
    assert DutyConfirmation.objects.get().text_hash == "100"
    assert AccountSession.objects.count() == OneTimeLink.objects.count() == 1
    assert Draft.objects.get(pk=6).stage == "preview"
    left = {name for name, _ in enclosure_store().list_files()}
    assert left > set(Enclosure.objects.values_list("content_hash", flat=True))
    assert len(left) == 2  # the young one, and what was handed in just now


def test_a_run_is_one_entry_with_counts_and_the_hash_of_its_list(full):
    done = run(full)

    entry = AuditEvent.objects.get(action="retention.run")
    proof = find_retention_run(COUNTY, done.pk, by=full.world.caller())
    assert (entry.object_key, entry.fields["counts"]) == (str(done.pk), done.counts)
    assert entry.fields["hash"] == proof.list_hash
    assert {one["kind"] for one in done.terms} == EVERY - {"enclosure"}


def test_what_is_still_there_is_found_by_the_proof(full):
    done = run(full)
    kept = StaffRequest.objects.get()
    gone = done.removed.get(kind="request").object_key
    StaffRequest.objects.filter(pk=kept.pk).update(id=int(gone))
    digest = done.removed.get(kind="orphan").file_hash
    assert enclosure_store().keep(b"orphan") == digest

    proof = find_retention_run(COUNTY, done.pk, by=full.world.caller())

    assert not proof.is_whole
    assert ("已處理的申請與附件", 1, 1) in proof.counts
    assert proof.remaining_files == 1


def test_a_leaver_is_forgotten_and_every_figure_stays(full):
    key, other = person_key(CHEN), person_key(LIN)
    recount_records(year=None, by=full.world.caller(), is_repaired=True)
    before = kpi(full.world.standing(year=115)), full.world.standing(year=115).figure.body()

    run(full)

    assert "陳一心" not in whole_database()
    assert not Person.objects.get(pk=key).national_id_masked
    assert not Posting.objects.filter(person_id=key).exclude(job_title="").exists()
    assert Profile.objects.filter(person_id=other, name="林二美").exists()
    after = full.world.standing(year=115)
    assert (kpi(after), after.figure.body()) == before
    assert recount_records(year=None, by=full.world.caller()).differences == 0


def test_without_a_decision_nothing_of_people_goes(office):
    office.request(9000)

    lines = plan(office)
    done = run(office)

    assert lines["request"].until_on is None
    assert "沒有自訂" in lines["request"].basis
    assert not done.counts
    assert StaffRequest.objects.count() == 1


def test_the_nearest_decision_holds(office):
    office.set_terms(requests={"years": 5})
    office.set_terms(agency=BUREAU, requests={"years": 10})
    office.request(2000)

    assert sum(line.count for line in plan_retention(COUNTY, by=office.world.caller()).lines) == 0


@pytest.mark.parametrize("years", [0, 1])
def test_what_an_undo_may_need_stays_however_short_the_term(office, years):
    office.set_terms(requests={"years": years}, leavers={"years": years})
    office.request(20)

    done = run(office)

    assert "request" not in done.counts
    assert StaffRequest.objects.count() == 1


def test_who_waits_for_an_answer_is_not_forgotten(full):
    full.request(1, who=CHEN, state="waiting")

    assert "leaver" not in run(full).counts


def test_who_is_named_by_a_young_snapshot_is_not_forgotten(full):
    query = StandingQuery(agency_code=COUNTY, year=112, as_of=dt.date(2023, 6, 1))
    line = take_snapshot(query, by=full.world.caller(), dry=False)

    assert "leaver" not in run(full).counts
    assert verify_snapshot(line.number, by=full.world.caller())


def test_a_snapshot_past_the_term_says_why_it_is_not_rebuilt(full):
    query = StandingQuery(agency_code=COUNTY, year=112, as_of=dt.date(2023, 6, 1))
    line = take_snapshot(query, by=full.world.caller(), dry=False)
    full.world.later(days=6 * 366)

    done = run(full)

    assert done.snapshots == [line.number]
    with pytest.raises(Refused, match=r"snapshot\.past_term"):
        verify_snapshot(line.number, by=full.world.caller())


def test_a_file_that_is_missing_already_is_no_fault(full):
    for name, _ in enclosure_store().list_files():
        (enclosure_store().root / name[:2] / name).unlink()

    proof = find_retention_run(COUNTY, run(full).pk, by=full.world.caller())

    assert proof.is_whole


def test_a_file_that_another_row_needs_stays(full):
    old = Enclosure.objects.get(content_hash=enclosure_store().keep(b"old"))
    full.request(50, enclosure=old, who=LIN)

    done = run(full)

    assert done.counts["enclosure"] == 1
    assert enclosure_store().find(old.content_hash) == b"old"


def test_an_agency_below_does_not_touch_what_belongs_to_all(full):
    done = run(full, BUREAU, who=full.world.people.chen)

    assert not {"session", "link", "orphan"} & set(done.counts)
    assert done.counts["request"] == 1
    assert not run(full, SCHOOL).counts


def test_who_may_not_edit_settings_removes_nothing(full):
    with pytest.raises(NotAllowedError):
        run(full, who=full.world.people.auditor)

    assert StaffRequest.objects.count() == 2


def test_the_proof_is_printed_on_paper_and_told(full):
    done = run(full)

    paper = print_retention(COUNTY, done.pk, by=full.world.caller())

    assert paper.content.startswith(b"%PDF")
    entry = AuditEvent.objects.order_by("-sequence").first()
    assert (entry.action, entry.fields["kind"]) == ("report.printed", "retention")


def test_answers_about_who_left_tell_nothing_of_her_any_more(full):
    answer = DutyAnswer.objects.create(
        batch=Batch.objects.first(),
        known_from=full.ago(4000),
        person_id=person_key(CHEN),
        question="tools",
        answer="yes",
        answer_text="陳員常用的工具",
        serving_agency_id=1,
        division="人事室",
        job_title="科員",
        signed_by="陳一心",
    )

    run(full)

    answer.refresh_from_db()
    told = (answer.answer_text, answer.division, answer.job_title, answer.signed_by)
    assert told == ("", "", "", "")
    assert answer.answer == "yes"
