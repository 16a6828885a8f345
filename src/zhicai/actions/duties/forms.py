"""職掌確認單: the list that is printed or written out, and what comes back on it."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from zhicai.actions.access import Caller
from zhicai.actions.duties.people import DutyLine, current_posts, lines_of
from zhicai.basics.errors import Refused
from zhicai.records.requests.models import DutyConfirmation, DutyForm

SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is taken for another when it is read aloud
MATCHES, WRONG = "matches", "wrong"


@dataclass(frozen=True, slots=True)
class FormLine:
    """One line of a form; `now` is the posting as it is, None where it is gone or has changed."""

    number: int
    name: str
    job_title: str
    duty_text: str
    now: DutyLine | None


@dataclass(frozen=True, slots=True)
class FormPage:
    number: str
    division: str
    made_at: Any
    lines: tuple[FormLine, ...]
    is_filed: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What was ticked on one line: MATCHES, or WRONG with the text that is right, or nothing.

    `replies` are those to the five questions, by question; what is blank was not answered.
    """

    line: int
    outcome: str
    wanted_text: str = ""
    replies: Mapping[str, str] = field(default_factory=dict)


def new_number(by: Caller) -> str:
    """D1151120-XXXXXX: the day it was made and six signs by chance."""
    day = by.today
    signs = "".join(secrets.choice(SIGNS) for _ in range(6))
    return f"D{day.year - 1911}{day:%m%d}-{signs}"


def kept_lines(lines: Sequence[DutyLine]) -> list[dict[str, Any]]:
    return [
        {
            "number": number,
            "person": line.person,
            "posting": line.posting,
            "version": line.version,
            "name": line.name,
            "job_title": line.job_title,
            "duty_text": line.duty_text,
        }
        for number, line in enumerate(lines, start=1)
    ]


def get_form(agency_code: str, number: str) -> DutyForm:
    """Raises Refused("duty.form_not_found") alike for none and for another office's."""
    found = DutyForm.objects.filter(agency_code=agency_code, number=number.strip()[:20]).first()
    if found is None:
        raise Refused("duty.form_not_found", value=number[:20])
    return found


def page_of(form: DutyForm, *, by: Caller) -> FormPage:
    """The form as it was made, each line beside what is true now."""
    postings = [line["posting"] for line in form.lines]
    posts = current_posts(form.agency_code, by.today).filter(pk__in=postings)
    now = {line.version: line for line in lines_of(list(posts), form.agency_code)}
    return FormPage(
        form.number,
        form.division,
        form.made_at,
        tuple(_line(line, now) for line in form.lines),
        DutyConfirmation.objects.filter(form=form, withdrawn_at__isnull=True).exists(),
    )


def _line(line: Mapping[str, Any], now: Mapping[str, DutyLine]) -> FormLine:
    return FormLine(
        line["number"],
        line["name"],
        line["job_title"],
        line["duty_text"],
        now.get(line["version"]),
    )
