"""The sample authority in one call: its tree, its people, its courses and what they learned."""

from __future__ import annotations

from zhicai.exchange.demo.agencies import AGENCIES, EDUCATION
from zhicai.exchange.demo.courses import COURSES
from zhicai.exchange.demo.dice import Dice
from zhicai.exchange.demo.learning import invent_records, invent_summaries
from zhicai.exchange.demo.model import REPORTED_UNTIL, YEAR_START, Authority, Coverage
from zhicai.exchange.demo.staffing import invent_people

SEED = "示範縣 115"


def invent_authority(seed: str = SEED) -> Authority:
    """Invent the authority. The same seed gives the same authority, on every machine.

    >>> invent_authority() == invent_authority()
    True
    """
    dice = Dice(seed)
    people = invent_people(dice)
    return Authority(
        agencies=AGENCIES,
        people=people,
        courses=COURSES,
        records=invent_records(dice, people),
        summaries=invent_summaries(dice, people),
        coverages=(Coverage(EDUCATION, YEAR_START, REPORTED_UNTIL),),
    )
