"""The sample authority: its files, taken in by the same door as everybody's."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.accounts.demo_cast import DemoAccount, make_demo_accounts
from zhicai.actions.confirm_roles import RoleChoice, RolesEntry, confirm_roles
from zhicai.actions.figures.figure import Standing
from zhicai.actions.find_standing import StandingQuery, find_standing
from zhicai.actions.import_files import ImportReport, ImportRequest, import_files
from zhicai.actions.list_roles import list_plain
from zhicai.basics.errors import Refused
from zhicai.exchange.demo.write import write_demo_files
from zhicai.records.ledger.models import Batch

WHOLE_TREE = 9
EACH_DECIDED = 3


@dataclass(frozen=True, slots=True)
class DemoStep:
    title: str
    report: ImportReport


@dataclass(frozen=True, slots=True)
class DemoResult:
    agency_code: str
    steps: tuple[DemoStep, ...]
    standing: Standing
    accounts: tuple[DemoAccount, ...]


@walled
def run_demo(folder: Path, *, by: Caller, tell: Callable[[DemoStep], None]) -> DemoResult:
    """Write the files into an empty folder, import them step by step, and give the figures."""
    require(by, Permission.DATA_IMPORT)
    if Batch.objects.exists():
        raise Refused("home.not_empty", value=folder.parent.name)
    folder.mkdir(parents=True, exist_ok=True)
    plan = write_demo_files(folder)
    steps = []
    for step in plan.steps:
        request = ImportRequest(
            paths=step.files, agency_code=step.agency_code, complete=step.complete, maps=step.maps
        )
        done = DemoStep(step.title, import_files(request, by=by, dry=False))
        steps.append(done)
        tell(done)
    _decide_some(plan.root_code, by)
    query = StandingQuery(
        agency_code=plan.root_code, year=plan.year, as_of=plan.as_of, depth=WHOLE_TREE
    )
    with transaction.atomic():
        accounts = make_demo_accounts(plan.root_code, by=by)
    return DemoResult(plan.root_code, tuple(steps), find_standing(query, by=by), accounts)


def _decide_some(agency_code: str, by: Caller) -> None:
    """Every third of the sure suggestions is confirmed, so that the list shows all its states."""
    sure = list_plain(agency_code, by=by)[::EACH_DECIDED]
    choices = [
        RoleChoice(person=one.person, talent_role=one.gist.talent_role, version=one.version)
        for one in sure
    ]
    if choices:
        entry = RolesEntry(agency_code=agency_code, choices=choices, reason="")
        confirm_roles(entry, by=by, dry=False)
