"""依紙本核定: a signed paper stands for the second account."""

from django.db import transaction

from zhicai.actions.access import Caller, require, walled
from zhicai.actions.approvals.model import ApprovalLine, PaperProof
from zhicai.actions.approvals.people import principal_of
from zhicai.actions.approvals.runner import Runner
from zhicai.actions.approvals.steps import (
    State,
    decide,
    find_visible,
    get_waiting,
    line_of,
    note,
    run_once,
    take_waiting,
)
from zhicai.actions.enclosures.keep import HandedFile, check_file, keep_file
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.records.approvals.models import Approval

LONGEST_NUMBER = 100


@walled
def settle_approval(
    number: int, paper: PaperProof, *, by: Caller, page: HandedFile | None = None
) -> ApprovalLine:
    """Run it on the strength of a paper: its day and number, or the signed page itself.

    Whoever may ask for the act may file the paper: in an office of one that is the same person.
    Raises Refused: approval.not_found, approval.over, approval.paper_missing,
    approval.paper_in_future, approval.facts_changed, enclosure.…
    """
    approval, runner = get_waiting(number, by=by)
    require(by, runner.asks, approval.agency_code)
    check_paper(paper, by=by, has_page=page is not None)
    if page is not None:
        check_file(page)
        page.file.seek(0)
    try:
        _write(approval, runner, by=by, paper=paper, page=page)
    except Refused as refused:
        if refused.code == "approval.facts_changed":
            note(approval, by, "approval.facts_changed")
        raise
    return line_of(find_visible(number, by=by))


@walled
def check_paper(paper: PaperProof, *, by: Caller, has_page: bool) -> None:
    """A day with a number, or a page; no paper is signed tomorrow."""
    is_whole = paper.signed_on is not None and bool(paper.number.strip())
    if not is_whole and not has_page:
        raise Refused("approval.paper_missing")
    if paper.signed_on is not None and paper.signed_on > by.today:
        raise Refused("approval.paper_in_future", value=paper.signed_on.isoformat())


def _write(
    approval: Approval,
    runner: Runner,
    *,
    by: Caller,
    paper: PaperProof,
    page: HandedFile | None,
) -> None:
    with transaction.atomic():
        fresh = take_waiting(approval)
        run = run_once(fresh, runner, by)
        fresh.paper_on = paper.signed_on
        fresh.paper_number = mask_ids_in(paper.number.strip())[:LONGEST_NUMBER]
        if page is not None:
            fresh.enclosure = keep_file(page, agency_code=fresh.agency_code, by=by)
        principal = principal_of(by, runner.asks, fresh.agency_code)
        decide(fresh, State.SETTLED, by=by, principal=principal)
        note(fresh, by, "approval.settled", has_page=page is not None, **run.outcome)
