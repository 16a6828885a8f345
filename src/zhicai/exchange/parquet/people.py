"""One person out of the facts: her standing, and why it is so."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import narwhals as nw

from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.covered import coverages_below
from zhicai.core.rules.explain import Evidence, Explanation, Row, explain
from zhicai.core.rules.explain_records import explain_records
from zhicai.core.rules.facts import Facts, Native, lazy, span_of
from zhicai.core.rules.judge import judge
from zhicai.exchange.parquet.engines import collect, hand_over
from zhicai.exchange.parquet.recount import tree_of


def facts_of(facts: Facts, person: int) -> Facts:
    """The same facts with the rows of one person only; agencies, courses and coverages stay."""
    kinds = ("postings", "events", "records", "summaries")
    own = {
        kind: lazy(getattr(facts, kind)).filter(nw.col("person") == person).to_native()
        for kind in kinds
    }
    return replace(facts, **own)


def explain_person(
    facts: Facts, book: Rulebook, *, person: int, provision_id: str, year: int, as_of: dt.date
) -> Explanation | None:
    """Why a person's verdict is what it is; None for someone without a posting in the year."""
    span = span_of(year, as_of)
    own = facts_of(facts, person)
    tree = hand_over(tree_of(facts, span.last), facts.agencies)
    standings = _rows(judge(own, book, year=year, as_of=as_of, paths=tree))
    if not standings:
        return None
    standing = standings[0]
    records = explain_records(own, book, provision_id=provision_id, year=year, as_of=as_of)
    used = lazy(own.summaries).filter(nw.col("summary") == standing["summary"]).to_native()
    coverages = coverages_below(own, lazy(tree), span).filter(
        nw.col("agency") == standing["agency"]
    )
    evidence = Evidence(
        standing=standing,
        records=_rows(records, "completed_on", "record"),
        summary=next(iter(_rows(used)), None),
        coverages=_rows(coverages.to_native(), "covered_from", "covered_until", "covered_by"),
    )
    return explain(provision_id, book, as_of=span.last, evidence=evidence)


def _rows(native: Native, *order_by: str) -> Sequence[Row]:
    held = collect(native)
    return (held.sort(order_by) if order_by else held).to_dicts()
