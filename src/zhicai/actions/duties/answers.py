"""What heads of divisions answered about their people, and how it is written."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zhicai.actions.access import Caller
from zhicai.actions.duties.people import DutyLine
from zhicai.actions.duties.posts import NO_SOURCE
from zhicai.actions.intake.duty_book import AnswerValues, values_of
from zhicai.actions.intake.shelf import Change
from zhicai.actions.roles.write_decisions import write_decisions
from zhicai.basics.national_ids import mask_ids_in
from zhicai.basics.text import fold
from zhicai.records.agencies.models import Agency
from zhicai.records.duties.models import DutyAnswer

KIND = "DutyAnswer"
Question = DutyAnswer.Question
Reply = DutyAnswer.Answer
PLAIN = (Question.PLANNING, Question.OVERSIGHT, Question.BUILDING, Question.RESEARCH)
LONGEST_TOOLS = 300
NONE_USED = frozenset(fold(word) for word in ("無", "沒有", "未使用", "不使用", "否", "沒用"))


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed a paper or sent a sheet back, and when; blank for an answer on the page."""

    by: str = ""
    on: dt.date | None = None


UNSIGNED = Signed()


def find_answers(people: Iterable[int]) -> dict[int, dict[str, DutyAnswer]]:
    """The answers that stand, whatever post they were given about."""
    rows = DutyAnswer.objects.filter(person_id__in=list(people), known_until__isnull=True)
    found: dict[int, dict[str, DutyAnswer]] = {}
    for row in rows.select_related("batch").order_by("pk"):
        found.setdefault(row.person_id, {})[row.question] = row
    return found


def reply_text(row: DutyAnswer | None) -> str:
    """As it is typed: yes, no, or for tools their names."""
    if row is None:
        return ""
    if row.question == Question.TOOLS:
        return row.answer_text if row.answer == Reply.YES else "無"
    return row.answer


def write_answers(
    agency_code: str,
    told: Mapping[int, Mapping[str, str]],
    *,
    lines: Sequence[DutyLine],
    by: Caller,
    signed: Signed = UNSIGNED,
    is_whole: bool = False,
) -> int | None:
    """The batch, None where nothing changes. `is_whole`: a blank takes an answer back."""
    posts = {line.person: line for line in lines}

    def make() -> Sequence[Change]:
        agency = Agency.objects.get(code=agency_code)
        held = find_answers(told)
        changes = []
        for person, replies in told.items():
            for question, text in replies.items():
                row = held.get(person, {}).get(question)
                wanted = _wanted(
                    posts[person], question, text=text, agency=agency.pk, signed=signed
                )
                change = _change(row, wanted, is_whole=is_whole)
                changes += [change] if change else []
        return changes

    note = f"單位主管的回答{f'（{signed.by}）' if signed.by else ''}"
    return write_decisions(make, agency_code=agency_code, by=by, note=note, kind=KIND)


def _wanted(
    line: DutyLine, question: str, *, text: str, agency: int, signed: Signed
) -> AnswerValues | None:
    said = mask_ids_in(text.strip())[:LONGEST_TOOLS]
    if not said:
        return None
    is_text = question == Question.TOOLS and fold(said) not in NONE_USED
    plain = Reply.YES if is_text else Reply.NO
    answer = plain if question == Question.TOOLS else Reply(said)
    return AnswerValues(
        line.person,
        str(question),
        answer.value,
        said if is_text else "",
        agency,
        line.division,
        line.job_title,
        mask_ids_in(signed.by.strip())[:100],
        signed.on,
    )


def _change(
    row: DutyAnswer | None, wanted: AnswerValues | None, *, is_whole: bool
) -> Change | None:
    """Who signed is no reason to write the same answer anew."""
    if wanted is None:
        if row is None or not is_whole:
            return None
        return Change(row.pk, values_of(row, AnswerValues), NO_SOURCE, is_closing_only=True)
    if row is not None:
        held = values_of(row, AnswerValues)
        if held._replace(signed_by="", signed_on=None) == wanted._replace(
            signed_by="", signed_on=None
        ):
            return None
    return Change(row.pk if row else None, wanted, NO_SOURCE)
