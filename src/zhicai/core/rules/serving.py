"""Each person once: the posting that counts her on the cut-off day, or the last that she left."""

import datetime as dt

import narwhals as nw

from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.facts import Facts, Frame, Span, lazy, pick_one

COUNTED_AGENCY = "kpi.counted_agency"
ESTABLISHMENT = "establishment"
UNKNOWN_CATEGORY = "unknown"


def agency_column(book: Rulebook, as_of: dt.date) -> str:
    """The agency that counts a person: where she serves, unless the rulebook says otherwise."""
    value = book.find_value(COUNTED_AGENCY, as_of)
    chosen = value is not None and value["agency"] == ESTABLISHMENT
    return ESTABLISHMENT if chosen else "agency"


def counted_postings(facts: Facts, book: Rulebook, span: Span) -> Frame:
    """One row a person with a posting in the year: person, posting, agency, category, is_serving.

    Of several postings on the day the one begun last counts, then the one with the highest id.
    """
    started, ended = nw.col("started_on"), nw.col("ended_on")
    has_begun = started.is_null() | (started <= span.last)
    reaches_year = ended.is_null() | (ended >= span.first)
    is_serving = ended.is_null() | (ended >= span.last)
    postings = (
        lazy(facts.postings)
        .filter(has_begun & reaches_year)
        .with_columns(is_serving.alias("is_serving"))
        .with_columns(nw.when(~nw.col("is_serving")).then(ended).alias("left_on"))
    )
    counted = pick_one(
        postings,
        ["person"],
        keep="last",
        order_by=["is_serving", "left_on", "started_on", "posting"],
    )
    return counted.select(
        "person",
        "posting",
        nw.col(agency_column(book, span.last)).alias("agency"),
        nw.col("category").fill_null(UNKNOWN_CATEGORY).alias("category"),
        "is_serving",
    )
