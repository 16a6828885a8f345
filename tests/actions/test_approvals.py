"""Acts that need two people: asked for by one, agreed to by another or by a paper, run once."""

import datetime as dt
import io

import pytest
from django.db import IntegrityError, transaction

from actions.world import COUNTY, HOURS, LIN
from exchange.enclosures.samples import pdf
from people import LONG_AGO, account, granted
from zhicai.actions import decide_approval as deciding
from zhicai.actions.access import NotAllowedError, Permission
from zhicai.actions.approvals.model import PaperProof
from zhicai.actions.ask_approval import ask_approval
from zhicai.actions.decide_approval import decide_approval
from zhicai.actions.enclosures.keep import HandedFile
from zhicai.actions.list_approvals import find_approval, list_approvals, open_signed_page
from zhicai.actions.settle_approval import settle_approval
from zhicai.actions.withdraw_approval import withdraw_approval
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Appointment
from zhicai.records.approvals.models import ApprovedRun
from zhicai.records.audit.models import AuditEvent
from zhicai.records.standings.models import Snapshot

PAPER = PaperProof(dt.date(2026, 11, 19), "人字第1150001234號")
MORE = [(LIN, "林二美", "A-1", "AI專案", "3", "115/04/02")]


@pytest.fixture
def busy(county, tmp_path, monkeypatch):
    monkeypatch.setenv("ZHICAI_HOME", str(tmp_path / "home"))
    county.hours(HOURS)
    return county


@pytest.fixture
def second(world):
    assert world.people
    return granted("second", COUNTY, *Permission)


def ask(world, by=None, **words):
    caller = world.caller(by or world.people.lin)
    wanted = {"year": 115, "as_of": "2026-10-31"}
    return ask_approval(
        words.pop("kind", "year_close"), COUNTY, wanted=wanted, by=caller, **{"dry": False, **words}
    )


def agree(world, number, by, **words):
    return decide_approval(number, by=world.caller(by), **{"is_agreed": True, **words})


def appoint(holder, role, **words):
    return Appointment.objects.create(
        account=holder, account_role=role, agency_code=COUNTY, from_on=LONG_AGO, **words
    )


def closes():
    return Snapshot.objects.filter(is_year_close=True).count()


def refused(code):
    return pytest.raises(Refused, match=code.replace(".", r"\."))


def test_a_preview_asks_for_nothing(busy):
    line = ask(busy, dry=True)

    assert (line.number, list_approvals(COUNTY, by=busy.caller())) == (0, [])
    assert ("年度與截止日", "115 年，資料截至 115/10/31") in line.lines


def test_a_second_account_agrees_and_it_runs_once(busy, second):
    line = ask(busy)
    assert closes() == 0

    done = agree(busy, line.number, second)

    assert (done.state, closes()) == ("approved", 1)
    assert Snapshot.objects.get().pk == done.outcome["snapshot"]
    with refused("approval.over"):
        agree(busy, line.number, second)
    assert closes() == 1


def test_the_one_who_asked_may_not_agree(busy):
    line = ask(busy)

    with refused("approval.same_person"):
        agree(busy, line.number, busy.people.lin)

    assert closes() == 0
    assert AuditEvent.objects.filter(action="approval.refused").count() == 1


@pytest.mark.parametrize("is_deputy_asking", [True, False])
def test_neither_a_deputy_nor_her_principal_is_the_second(busy, is_deputy_asking):
    deputy = account("deputy")
    appoint(deputy, "hr_head", on_behalf_of=busy.people.lin)
    pair = (deputy, busy.people.lin) if is_deputy_asking else (busy.people.lin, deputy)

    line = ask(busy, by=pair[0])

    with refused("approval.same_person"):
        agree(busy, line.number, pair[1])


def test_two_accounts_of_one_staff_member_are_one_person(busy, second):
    for holder in (busy.people.lin, second):
        appoint(holder, "staff_member", person_id=7)

    line = ask(busy)

    with refused("approval.same_person"):
        agree(busy, line.number, second)


def test_keepers_of_the_directory_are_one_person(busy):
    other = account("other", is_local_administrator=True)

    line = ask(busy, by=busy.people.admin)

    with refused("approval.same_person"):
        agree(busy, line.number, other)


def test_a_clerk_asks_and_does_not_agree(busy, second):
    clerk = account("clerk")
    appoint(clerk, "hr_clerk")
    line = ask(busy, by=second)

    with pytest.raises(NotAllowedError):
        agree(busy, line.number, clerk)
    assert find_approval(COUNTY, line.number, by=busy.caller(clerk)).may_settle


def test_facts_that_moved_are_told_and_nothing_runs(busy, second):
    line = ask(busy)
    busy.hours(MORE)

    with refused("approval.facts_changed"):
        agree(busy, line.number, second)

    assert (closes(), ApprovedRun.objects.count()) == (0, 0)
    assert find_approval(COUNTY, line.number, by=busy.caller()).line.is_waiting
    again = ask(busy)
    assert (again.number > line.number, agree(busy, again.number, second).state) == (
        True,
        "approved",
    )


def test_pressing_twice_asks_once(busy):
    assert ask(busy).number == ask(busy, by=busy.people.admin).number


def test_two_who_agree_at_once_run_it_once(busy, second, monkeypatch):
    line, third = ask(busy), granted("third", COUNTY, *Permission)
    really = deciding.is_same_person

    def is_same_person(*args, **words):
        monkeypatch.setattr(deciding, "is_same_person", really)
        agree(busy, line.number, third)
        return really(*args, **words)

    monkeypatch.setattr(deciding, "is_same_person", is_same_person)
    with refused("approval.over"):
        agree(busy, line.number, second)

    assert closes() == 1


def test_the_table_itself_takes_one_run(busy, second):
    line = ask(busy)
    agree(busy, line.number, second)

    with pytest.raises(IntegrityError), transaction.atomic():
        ApprovedRun.objects.create(approval_id=line.number, run_at=busy.now)


def test_declining_needs_a_reason_and_ends_it(busy, second):
    line = ask(busy)

    with refused("approval.reason_missing"):
        agree(busy, line.number, second, is_agreed=False, reason=" ")
    done = agree(busy, line.number, second, is_agreed=False, reason="尚未報送 A100000127")

    assert (done.state, done.reason, closes()) == ("declined", "尚未報送 A10000****", 0)


def test_only_the_one_who_asked_takes_it_back(busy, second):
    line = ask(busy)

    with refused("approval.not_yours"):
        withdraw_approval(line.number, by=busy.caller(second))
    done = withdraw_approval(line.number, by=busy.caller(busy.people.lin))

    assert done.state == "withdrawn"


def test_it_ends_after_thirty_days(busy, second):
    line = ask(busy)
    busy.later(days=31)

    with refused("approval.over"):
        agree(busy, line.number, second)

    assert find_approval(COUNTY, line.number, by=busy.caller()).line.state == "expired"
    assert AuditEvent.objects.filter(action="approval.expired").count() == 1


def test_a_paper_stands_for_the_second_account(busy):
    line = ask(busy)

    done = settle_approval(line.number, PAPER, by=busy.caller(busy.people.lin))

    assert (done.state, done.paper_number, closes()) == ("settled", PAPER.number, 1)


@pytest.mark.parametrize(
    ("paper", "code"),
    [
        (PaperProof(), "approval.paper_missing"),
        (PaperProof(dt.date(2026, 11, 19)), "approval.paper_missing"),
        (PaperProof(number="1"), "approval.paper_missing"),
        (PaperProof(dt.date(2026, 11, 21), "1"), "approval.paper_in_future"),
    ],
)
def test_half_a_paper_is_none(busy, paper, code):
    line = ask(busy)

    with refused(code):
        settle_approval(line.number, paper, by=busy.caller())

    assert closes() == 0


def test_a_signed_page_is_kept_and_given_back(busy):
    line = ask(busy)
    page = HandedFile("C:\\簽\\A100000127.exe", io.BytesIO(pdf()))

    done = settle_approval(line.number, PaperProof(), by=busy.caller(), page=page)

    assert done.page_name == "A10000****.pdf"
    kept = open_signed_page(COUNTY, line.number, by=busy.caller())
    assert (kept.kind, b"(Lin)" in kept.content) == ("pdf", False)


def test_a_page_that_acts_runs_nothing(busy):
    line = ask(busy)
    page = HandedFile("a.pdf", io.BytesIO(pdf(b"/S /JavaScript")))

    with refused("enclosure.active"):
        settle_approval(line.number, PAPER, by=busy.caller(), page=page)

    assert closes() == 0


def test_kinds_without_a_runner_are_offered_nowhere(busy):
    for kind in ("score_freeze", "anything"):
        with refused("approval.not_offered"):
            ask(busy, kind=kind)


def test_those_of_others_look_like_none(busy):
    line = ask(busy)

    for number in (line.number, line.number + 1):
        with refused("approval.not_found"):
            decide_approval(number, is_agreed=True, by=busy.caller(busy.people.wu))


def test_the_auditor_reads_and_does_nothing(busy):
    line = ask(busy)
    auditor = busy.people.auditor

    assert len(list_approvals(COUNTY, by=busy.caller(auditor))) == 1
    for act in (
        lambda: agree(busy, line.number, auditor),
        lambda: settle_approval(line.number, PAPER, by=busy.caller(auditor)),
        lambda: withdraw_approval(line.number, by=busy.caller(auditor)),
    ):
        with pytest.raises(NotAllowedError):
            act()
