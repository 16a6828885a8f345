"""What each of a few people has learned this year and what is missing, judged as everywhere."""

from collections.abc import Sequence

from zhicai.actions.access import Caller
from zhicai.actions.figures.judged import judge_people, person_years
from zhicai.actions.figures.known import Known
from zhicai.actions.figures.load_facts import Question
from zhicai.actions.figures.one_person import tree_around
from zhicai.actions.figures.people_lines import Setting, lines_of
from zhicai.actions.figures.people_query import PeoplePageQuery, choose
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.find_standing import StandingQuery
from zhicai.actions.list_standing_people import PersonLine
from zhicai.core.rules.verdicts import AI_ATTAINMENT


def hours_of(people: Sequence[int], *, agency_code: str, by: Caller) -> dict[int, PersonLine]:
    """Each person's line of the KPI today; nobody is missing for being without hours."""
    if not people:
        return {}
    query = StandingQuery(agency_code=agency_code)
    year, as_of = query.year_for(by.today), query.day_for(by.today)
    known, book = Known(None), rulebook()
    question = Question(year, as_of, known, book)
    tree = tree_around(known, *people)
    rows = list(person_years(question, judge_people(question, tree, list(people))))
    asked = PeoplePageQuery(agency_code=agency_code, provision_id=AI_ATTAINMENT)
    choice = choose(asked, book, as_of=as_of, root_id=0, size=1)
    found = lines_of(rows, Setting(known, AI_ATTAINMENT, choice), tree)
    return {line.person: line for line in found}
