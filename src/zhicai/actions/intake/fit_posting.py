"""Fit one roster row among the postings that a person is known to hold."""

import datetime as dt
from collections.abc import Collection

from zhicai.actions.intake.people_book import PeopleBook, PostingValues, posting_key
from zhicai.actions.intake.shelf import Held, Outcome, Source

ONE_DAY = dt.timedelta(days=1)
TEXTS = ("division", "job_title", "job_series", "rank_text", "duty_text")


def fit_posting(
    people: PeopleBook, stated: PostingValues, *, source: Source, stated_columns: Collection[str]
) -> Outcome:
    """Add, correct or confirm; a later start in the same agency ends the post before it."""
    held = _meant(people, stated)
    if held is None:
        ended = _end_earlier(people, stated, source)
        people.add_posting(Held(stated, source=source))
        return Outcome.UPDATED if ended else Outcome.ADDED
    after = _merge(held.values, stated, stated_columns=stated_columns)
    if after == held.values:
        return Outcome.UNCHANGED
    held.values, held.source = after, source
    return Outcome.UPDATED


def _meant(people: PeopleBook, stated: PostingValues) -> Held | None:
    """The post that the row speaks of: the same start, or the only open one without another."""
    posts = [held for held in people.postings_of[stated.person_id] if _same_place(held, stated)]
    exact = [held for held in posts if held.values.started_on == stated.started_on]
    if exact:
        return exact[0]
    open_posts = [held for held in posts if held.values.ended_on is None]
    if stated.started_on is None:
        return open_posts[-1] if open_posts else next(reversed(posts), None)
    for held in open_posts:
        start = held.values.started_on
        if start is None or stated.started_on < start:
            return held
    return None


def _same_place(held: Held, stated: PostingValues) -> bool:
    return posting_key(held.values)[:3] == posting_key(stated)[:3]


def _merge(
    before: PostingValues, stated: PostingValues, *, stated_columns: Collection[str]
) -> PostingValues:
    """What a file does not say stays as it is held; a blank 離職日 says: still in post."""
    said = {name: getattr(stated, name) for name in TEXTS if getattr(stated, name)}
    if "staff_category_text" in stated_columns or not before.staff_category_text:
        said["staff_category"] = stated.staff_category
        said["staff_category_text"] = stated.staff_category_text
    if stated.is_supervisor is not None:
        said["is_supervisor"] = stated.is_supervisor
    return before._replace(
        **said,
        started_on=stated.started_on or before.started_on,
        ended_on=stated.ended_on if "ended_on" in stated_columns else before.ended_on,
    )


def _end_earlier(people: PeopleBook, stated: PostingValues, source: Source) -> bool:
    """End open posts in the same agency that began before this one."""
    ended = False
    for held in people.postings_of[stated.person_id]:
        row: PostingValues = held.values
        if not _same_place(held, stated) or row.ended_on or stated.started_on is None:
            continue
        if row.started_on is None or row.started_on < stated.started_on:
            held.values = row._replace(ended_on=stated.started_on - ONE_DAY)
            held.source, ended = source, True
    return ended
