"""Who is counted on a day, without any hours: for figures that rest on people alone."""

from zhicai.basics.words import Scope
from zhicai.core.rollups.scopes import categories_of, not_counted
from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.exclusions import excluded_by_events, exclusion
from zhicai.core.rules.facts import Facts, Native, Span
from zhicai.core.rules.overlaid import own_settings
from zhicai.core.rules.serving import counted_postings


def counted_people(
    facts: Facts, book: Rulebook, *, span: Span, paths: Native, scope: Scope
) -> Native:
    """One row a counted person: person, posting, agency; the same people as those of a rate."""
    postings = counted_postings(facts, book, span)
    own = own_settings(facts, paths, people=postings, as_of=span.last)
    events = excluded_by_events(facts, book, span=span, own=own)
    people = postings.join(events, on="person", how="left").with_columns(
        exclusion().alias("exclusion")
    )
    left_out = not_counted(categories_of(scope, book, span.last), with_exclusions=True)
    return people.filter(left_out.is_null()).select("person", "posting", "agency").to_native()
