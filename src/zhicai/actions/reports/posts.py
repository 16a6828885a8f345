"""Division and job title of people, in the posting that counts them."""

import datetime as dt
from collections.abc import Mapping, Sequence

from zhicai.actions.figures.known import Known
from zhicai.actions.intake.people_book import PostingValues
from zhicai.basics.dates import year_start

Post = tuple[str, str]
EARLIEST, LATEST = dt.date.min, dt.date.max


def posts_of(
    known: Known, people: Sequence[int], *, year: int, as_of: dt.date
) -> Mapping[int, Post]:
    """By person: of several postings in the year the one that core/rules/serving picks."""
    first = year_start(year)
    found: dict[int, tuple[tuple[bool, dt.date, dt.date, int], Post]] = {}
    for number, *values in known.rows_of("Posting", people):
        post = PostingValues(*values)
        started, ended = post.started_on or EARLIEST, post.ended_on or LATEST
        if started > as_of or ended < first:
            continue
        is_serving = ended >= as_of
        order = (is_serving, EARLIEST if is_serving else ended, started, number)
        if post.person_id not in found or found[post.person_id][0] < order:
            found[post.person_id] = (order, (post.division, post.job_title))
    return {person: post for person, (_, post) in found.items()}
