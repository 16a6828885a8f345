"""A forest of seven agencies, each full of strings that stand nowhere else."""

import datetime as dt
import io
from dataclasses import asdict, dataclass, field
from typing import Any

from actions.world import HEADERS, World
from people import BUREAU, COUNTY, LONG_AGO, SCHOOL, SIBLING, account
from zhicai.actions.access import Caller
from zhicai.actions.ask_approval import ask_approval
from zhicai.actions.drafts.model import Upload
from zhicai.actions.find_standing import StandingQuery
from zhicai.actions.intake.duty_book import values_of
from zhicai.actions.intake.people_book import PostingValues
from zhicai.actions.make_duty_form import make_duty_form
from zhicai.actions.open_draft import open_draft
from zhicai.actions.record_event import EventEntry, record_event
from zhicai.actions.requests.model import ABOUT, ObjectionEntry
from zhicai.actions.rulebook.edit_overlay import OverlayEntry, edit_overlay
from zhicai.actions.save_filter import save_filter
from zhicai.actions.take_snapshot import take_snapshot
from zhicai.actions.transfers.waiting import SetAside, keep_waiting
from zhicai.basics.national_ids import demo_id
from zhicai.records.accounts.models import Appointment
from zhicai.records.agencies.models import Agency
from zhicai.records.approvals.models import Approval
from zhicai.records.drafts.models import DraftFile
from zhicai.records.duties.models import UnheldDuty
from zhicai.records.learning.models import Course
from zhicai.records.ledger.models import Batch
from zhicai.records.overlays.models import Overlay
from zhicai.records.requests.models import StaffRequest
from zhicai.records.retention.models import RetentionRun
from zhicai.records.staff.identity import hash_national_id
from zhicai.records.staff.models import Person, Posting, StatusEvent
from zhicai.records.transfers.models import Transfer

GRANDCHILD, UNRELATED, CLOSED, NOWHERE = "999010110Z", "998000000Z", "999030000Z", "997000000Z"
CODES = {
    "own": BUREAU,
    "child": SCHOOL,
    "grandchild": GRANDCHILD,
    "parent": COUNTY,
    "sibling": SIBLING,
    "unrelated": UNRELATED,
    "closed": CLOSED,
    "nowhere": NOWHERE,
}
REAL = tuple(name for name in CODES if name != "nowhere")
TREE = (
    (COUNTY, "示範縣政府", "", "", ""),
    (BUREAU, "示範局", COUNTY, "", ""),
    (SIBLING, "示範他局", COUNTY, "", ""),
    (SCHOOL, "示範局附設學校", BUREAU, "", ""),
    (GRANDCHILD, "示範局附設學校分校", SCHOOL, "", ""),
    (CLOSED, "示範裁撤局", COUNTY, "", "115/06/30"),
)
ELSEWHERE = ((UNRELATED, "示範他縣政府", "", "", ""),)
ROSTER = (*HEADERS["roster"], "服務單位")
OUTSIDE = "996000000Z"
RULE = "staff.events.unpaid_leave"
OWN_DECISION = "示範人字第1150000007號"
FROM, UNTIL = dt.date(2026, 1, 5), dt.date(2026, 2, 28)
FROZEN_ON, GONE = dt.date(2026, 10, 31), 999_999_999
KINDS = (
    "name",
    "job",
    "division",
    "course",
    "file",
    "note",
    "letter",
    "filter",
    "draftname",
    "draftfile",
    "request",
    "account",
    "duty",
    "transfer",
)


def secret(kind: str, name: str) -> str:
    """What is told of one agency only; letters, so that no page of another holds it by chance."""
    return f"canary{kind}{name}x"


@dataclass(slots=True)
class Forest:
    """`keys` holds the objects of each agency by the name of their placeholder."""

    world: World
    keys: dict[str, dict[str, Any]] = field(default_factory=dict)
    secrets: dict[str, dict[str, str]] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)

    @property
    def by(self) -> Caller:
        return self.world.caller(minutes=1)


def fill(world: World) -> Forest:
    """Everything comes in through the actions, as the local administrator brings it."""
    forest = Forest(world)
    world.bring(world.file("dated", TREE))
    world.bring(world.file("dated", ELSEWHERE), agency=UNRELATED)
    for at, name in enumerate(REAL):
        forest.secrets[name] = {kind: secret(kind, name) for kind in KINDS}
        forest.keys[name] = {"agency_code": CODES[name], "node_code": CODES[name]}
        _bring(forest, name, demo_id("A", 1, 200 + at))
        _edit(forest, name)
        _open_draft(forest, name, demo_id("A", 2, 300 + at))
        _hire_and_ask(forest, name)
    gone = dict.fromkeys(forest.keys["own"], GONE)
    forest.keys["nowhere"] = gone | {"agency_code": NOWHERE, "node_code": NOWHERE}
    return forest


def _bring(forest: Forest, name: str, national_id: str) -> None:
    """A colleague and her hours, each file named for its agency."""
    told, code = forest.secrets[name], CODES[name]
    left_on = "115/06/30" if name == "closed" else ""
    row = (national_id, told["name"], code, told["job"], "一般人員", "110/01/01", left_on)
    hours = (national_id, told["name"], f"N-{name}", told["course"], "3", "115/03/02")
    files = (
        forest.world.file(
            "roster", [(*row, told["division"])], header=ROSTER, name=f"{told['file']}.csv"
        ),
        forest.world.file("hours", [hours], name=f"{told['file']}h.csv"),
    )
    report = forest.world.bring(*files, agency=code)
    person = Person.objects.get(national_id_hash=hash_national_id(national_id))
    forest.ids.add(national_id)
    forest.keys[name] |= {
        "person": person.pk,
        "batch": report.batch,
        "course": Course.objects.get(code=f"N-{name}").pk,
    }


def _edit(forest: Forest, name: str) -> None:
    """An event, a value of the agency's own, a filter and a frozen figure."""
    told, code, keys = forest.secrets[name], CODES[name], forest.keys[name]
    event = EventEntry(
        person=str(keys["person"]),
        kind="unpaid_leave",
        started_on=FROM,
        ended_on=UNTIL,
        note=told["note"],
    )
    record_event(event, by=forest.by, dry=False)
    decided = OverlayEntry(
        agency_code=code,
        provision_id=RULE,
        in_force_from=FROM,
        value={"effect": "not_counted"},
        issuer="示範局",
        issue_number=OWN_DECISION,
        issued_on=FROM,
        clause=told["letter"],
    )
    edit_overlay(decided, by=forest.by, dry=False)
    kept = save_filter(told["filter"], {}, agency_code=code, by=forest.by)
    frozen = take_snapshot(
        StandingQuery(agency_code=code, as_of=FROZEN_ON), by=forest.by, dry=False
    )
    keys |= {
        "event": StatusEvent.objects.get(note=told["note"]).pk,
        "overlay": Overlay.objects.get(clause=told["letter"]).pk,
        "key": kept.key,
        "snapshot": frozen.number,
    }


def _open_draft(forest: Forest, name: str, national_id: str) -> None:
    """An import under way, with somebody whom no page has shown yet."""
    told, code = forest.secrets[name], CODES[name]
    row = (national_id, told["draftname"], code, told["job"], "一般人員", "115/01/01", "")
    path = forest.world.file("roster", [row], name=f"{told['draftfile']}.csv")
    upload = Upload(path.name, io.BytesIO(path.read_bytes()))
    draft = open_draft([upload], agency_code=code, by=forest.by)
    forest.ids.add(national_id)
    wanted = {"year": 115, "as_of": FROZEN_ON.isoformat()}
    ask_approval("year_close", code, wanted=wanted, by=forest.by, dry=False)
    forest.keys[name] |= {"approval": Approval.objects.get(agency_code=code).pk}
    forest.keys[name] |= {"draft": draft, "file": DraftFile.objects.get(draft_id=draft).pk}


def _hire_and_ask(forest: Forest, name: str) -> None:
    """An account of the agency, and a request of its colleague that waits."""
    told, code, keys = forest.secrets[name], CODES[name], forest.keys[name]
    holder = account(f"holder-{name}", name=told["account"])
    held = Appointment.objects.create(
        account=holder,
        account_role=Appointment.AccountRole.STAFF_MEMBER,
        agency_code=code,
        from_on=LONG_AGO,
        person_id=keys["person"],
    )
    asked = StaffRequest.objects.create(
        kind=StaffRequest.Kind.OBJECTION,
        agency_code=code,
        person_id=keys["person"],
        content=asdict(ObjectionEntry(about=next(iter(ABOUT)), text=told["request"])),
        content_hash=name.ljust(64, "0"),
        asked_by=holder.code,
        asked_at=forest.world.now,
    )
    form = "" if name == "closed" else make_duty_form(code, told["division"], by=forest.by)
    keys |= {"form": form or GONE}
    unheld = UnheldDuty.objects.create(
        batch=Batch.objects.get(pk=keys["batch"]),
        known_from=forest.world.now,
        agency_id=Agency.objects.get(code=code).pk,
        division=told["division"],
        job_title=told["job"],
        duty_text=told["duty"],
    )
    keys |= {"account": holder.pk, "appointment": held.pk, "request": asked.pk}
    keys |= {"unheld": unheld.pk}
    _remove_and_wait(forest, name)


def _remove_and_wait(forest: Forest, name: str) -> None:
    """A run of the retention, and an agency outside that asks for the colleague's file."""
    told, code, keys = forest.secrets[name], CODES[name], forest.keys[name]
    run = RetentionRun.objects.create(
        agency_code=code,
        actor_code=f"holder-{name}",
        state=RetentionRun.State.DONE,
        as_of=FROZEN_ON,
        asked_at=forest.world.now,
        beat_at=forest.world.now,
        done_at=forest.world.now,
    )
    person = Person.objects.get(pk=keys["person"])
    held = Posting.objects.get(person_id=person.pk, known_until=None)
    post = values_of(held, PostingValues)
    masked, digest = person.national_id_masked, person.national_id_hash
    row = SetAside(digest, masked, told["transfer"], post)
    keep_waiting(OUTSIDE, [row], by=forest.by)
    asked = Transfer.objects.get(national_id_hash=digest)
    keys |= {"run": run.pk, "transfer": asked.pk}
