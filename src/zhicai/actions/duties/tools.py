"""What was told about the AI tools of everybody of an office, in one place for page and file."""

from dataclasses import dataclass

from zhicai.actions.access import Caller
from zhicai.actions.duties.answers import Question, Reply
from zhicai.actions.duties.posts import posts_of_office
from zhicai.actions.edits.names import Names
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.roles.held_duties import is_of_post
from zhicai.basics.dates import format_roc
from zhicai.core.roles.tools import find_tools, read_tools
from zhicai.core.rules.book import NotInForce
from zhicai.records.duties.models import DutyAnswer
from zhicai.records.staff.models import Profile


@dataclass(frozen=True, slots=True)
class ToolLine:
    """`tools` () with `is_none`: it was said that none is used."""

    person: int
    agency: str
    division: str
    name: str
    job_title: str
    tools: tuple[str, ...]
    text: str
    told_on: str
    signed_by: str
    is_none: bool


@dataclass(frozen=True, slots=True)
class ToolLines:
    """Who was answered for, how many people there are, and the places to choose among."""

    lines: list[ToolLine]
    people: int
    divisions: tuple[str, ...]
    agencies: tuple[tuple[str, str], ...]


def tool_lines(agency_code: str, by: Caller, *, division: str, below: str = "") -> ToolLines:
    """`below` is the code of one agency at or below the office; its divisions are offered then."""
    posts = {post.person_id: post for post in posts_of_office(agency_code, by=by)}
    agencies = Names(by.today)
    agencies.load_agencies(post.agency_id for post in posts.values())
    places = {key: _place(told) for key, told in agencies.agencies.items()}
    if below:
        posts = {
            key: post
            for key, post in posts.items()
            if places.get(post.agency_id, ("", ""))[0] == below
        }
    divisions = tuple(sorted({post.division for post in posts.values() if post.division}))
    if division:
        posts = {key: post for key, post in posts.items() if post.division == division}
    answers = DutyAnswer.objects.select_related("batch").filter(
        question=Question.TOOLS, known_until__isnull=True, person_id__in=list(posts)
    )
    named = Profile.objects.filter(person_id__in=list(posts), known_until__isnull=True)
    names = dict(named.order_by("pk").values_list("person_id", "name"))
    found = []
    for row in answers.order_by("pk"):
        post = posts[row.person_id]
        if is_of_post(row, division=post.division, job_title=post.job_title):
            agency = agencies.agencies.get(post.agency_id, "")
            found.append(_line(row, names.get(row.person_id, ""), agency=agency, by=by))
    found.sort(key=lambda line: (line.agency, line.division, line.name, line.person))
    return ToolLines(found, len(posts), divisions, tuple(sorted(places.values())))


def _place(told: str) -> tuple[str, str]:
    code, _, name = told.partition(" ")
    return code, name or code


def _line(row: DutyAnswer, name: str, *, agency: str, by: Caller) -> ToolLine:
    try:
        known = read_tools(rulebook(), by.today)
        tools = find_tools(row.answer_text, known)
    except NotInForce:
        tools = (row.answer_text,) if row.answer_text else ()
    told_on = row.signed_on or row.batch.applied_at.date()
    return ToolLine(
        row.person_id,
        agency,
        row.division,
        name,
        row.job_title,
        tools,
        row.answer_text,
        format_roc(told_on),
        row.signed_by,
        row.answer == Reply.NO,
    )
