"""Who serves where, and the year's movements: transfers, leavers, newcomers, a closed school."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

from zhicai.basics.national_ids import demo_id
from zhicai.exchange.demo import agencies as at
from zhicai.exchange.demo.model import ROOT_CODE, YEAR_START, Person, Posting
from zhicai.exchange.demo.names import OUTSIDE_CP950, SAME_NAME, invent_name
from zhicai.exchange.demo.posts import POSTS, PostKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhicai.exchange.demo.dice import Dice

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
TRANSFERRED_ON = dt.date(2026, 7, 15)
CLOSING_MOVE_ON = at.STREAM_CLOSED_ON
ONE_DAY = dt.timedelta(days=1)
FIRST_BIRTH_YEAR, BIRTH_YEARS = 1964, 36
FIRST_HIRE_YEAR, HIRE_YEARS = 2008, 17
LEAVING_PERCENT = 2
NEWCOMER_PERCENT = 4

# The agency that takes the staff of the closed school, and the schools whose clerks go to the
# county in July. Each such person has one row in each of two roster files, never two in one.
CLOSED_SCHOOL_GOES_TO = at.PRIMARY_BAY
TRANSFERS = {at.JUNIOR_GREEN: 2, at.HIGH_SCHOOL: 1}
SUPPORTING = 3  # staff of the county who serve at the HR office


def invent_people(dice: Dice) -> tuple[Person, ...]:
    """Invent everybody who has served anywhere in the year."""
    people = list(_invent_first_postings(dice))
    people = _rename(people)
    return tuple(_move(dice, people))


def _invent_first_postings(dice: Dice) -> Iterator[Person]:
    serial = 0
    for code, kinds in POSTS.items():
        for kind in kinds:
            for index in range(kind.count):
                serial += 1
                yield _invent_person(
                    dice, serial, _posting(dice, serial, code=code, kind=kind, index=index)
                )


def _invent_person(dice: Dice, serial: int, posting: Posting) -> Person:
    sex = 1 + dice.below(2, "sex", serial)
    letter = dice.pick(LETTERS, "letter", serial)
    born = dt.date(FIRST_BIRTH_YEAR, 1, 1) + dt.timedelta(
        days=dice.below(365 * BIRTH_YEARS, "born", serial)
    )
    return Person(demo_id(letter, sex, serial), invent_name(dice, serial), sex, born, (posting,))


def _posting(dice: Dice, serial: int, *, code: str, kind: PostKind, index: int) -> Posting:
    hired = dt.date(FIRST_HIRE_YEAR, 1, 1) + dt.timedelta(
        days=dice.below(365 * HIRE_YEARS, "hired", serial)
    )
    if kind.category == "trainee" or dice.happens(NEWCOMER_PERCENT, "newcomer", serial):
        hired = dt.date(YEAR_START.year, 2 + dice.below(8, "newcomer month", serial), 1)
    if code == at.PRIMARY_STREAM:
        hired = min(hired, dt.date(2025, 8, 1))
    return Posting(
        agency_code=code,
        establishment_code=code,
        division=kind.divisions[index % len(kind.divisions)],
        job_title=kind.job_title,
        rank_text=kind.rank_text,
        job_series=kind.job_series,
        category=kind.category,
        category_text=kind.category_text,
        started_on=max(hired, at.BEFORE) if code in _DATED else hired,
    )


_DATED = frozenset({at.PRIMARY_STREAM, at.LIBRARY})


def _rename(people: list[Person]) -> list[Person]:
    """Give the chosen names: two colleagues with one name, four outside the old code page."""
    people = list(people)
    officers = _where(people, at.COUNTY, "科員")
    for index in officers[:2]:
        people[index] = dataclasses.replace(people[index], name=SAME_NAME)
    chosen = {
        "school": _where(people, at.JUNIOR_RIVER, "幹事")[0],
        "health": _where(people, at.HEALTH, "科員")[0],
        "closed_school": _where(people, at.PRIMARY_STREAM, "幹事")[0],
        "township": _where(people, at.TOWNSHIP, "課員")[0],
    }
    for place, index in chosen.items():
        people[index] = dataclasses.replace(people[index], name=OUTSIDE_CP950[place])
    return people


def _where(people: list[Person], code: str, title: str) -> list[int]:
    return [
        index
        for index, person in enumerate(people)
        if person.postings[0].agency_code == code and person.postings[0].job_title == title
    ]


def _move(dice: Dice, people: list[Person]) -> Iterator[Person]:
    transferring = {
        index for code, many in TRANSFERS.items() for index in _where(people, code, "幹事")[:many]
    }
    supporting = set(_where(people, at.COUNTY, "科員")[-SUPPORTING:])
    for index, person in enumerate(people):
        post = person.postings[0]
        if index in transferring:
            yield _with_second_post(person, at.COUNTY, started_on=TRANSFERRED_ON, job_title="科員")
        elif post.agency_code == at.PRIMARY_STREAM and post.category == "principal":
            ended = dataclasses.replace(post, ended_on=CLOSING_MOVE_ON - ONE_DAY)
            yield dataclasses.replace(person, postings=(ended,))
        elif post.agency_code == at.PRIMARY_STREAM:
            yield _with_second_post(person, CLOSED_SCHOOL_GOES_TO, started_on=CLOSING_MOVE_ON)
        elif index in supporting:
            served = dataclasses.replace(post, agency_code=ROOT_CODE)
            yield dataclasses.replace(person, postings=(served,))
        elif dice.happens(LEAVING_PERCENT, "leaves", index) and post.started_on < YEAR_START:
            left = dt.date(YEAR_START.year, 1 + dice.below(10, "left month", index), 16)
            ended = dataclasses.replace(post, ended_on=left)
            yield dataclasses.replace(person, postings=(ended,))
        else:
            yield person


def _with_second_post(
    person: Person, code: str, *, started_on: dt.date, job_title: str | None = None
) -> Person:
    first = dataclasses.replace(
        person.postings[0],
        started_on=min(person.postings[0].started_on, dt.date(2025, 1, 1)),
        ended_on=started_on - ONE_DAY,
    )
    second = dataclasses.replace(
        first,
        agency_code=code,
        establishment_code=code,
        division="總務處" if job_title is None else "行政處",
        job_title=job_title or first.job_title,
        started_on=started_on,
        ended_on=None,
    )
    return dataclasses.replace(person, postings=(first, second))
