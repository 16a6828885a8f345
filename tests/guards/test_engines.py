"""Guard 16: a rule gives different verdicts alone, in a crowd, or on another engine."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence

from guards.house import listed
from rulebook.case_files import Case, judged_cases
from rulebook.engines import ENGINES
from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.load import load_rulebook
from zhicai.core.rules.verdicts import JUDGED

Judge = Callable[[str, Rulebook, dt.date, Sequence[dict]], list[str]]


def crowds(cases: list[Case]) -> dict[tuple[str, dt.date], list[Case]]:
    found = defaultdict(list)
    for case in cases:
        found[case.provision, case.as_of].append(case)
    return dict(found)


def disagreements(judges: dict[str, Judge], cases: list[Case], book: Rulebook) -> list[str]:
    """Cases whose verdict depends on the company they keep or on who counts."""
    found = []
    for (provision, as_of), crowd in crowds(cases).items():
        rows = [case.given for case in crowd]
        for name, judge in judges.items():
            alone = [judge(provision, book, as_of, [row])[0] for row in rows]
            together = judge(provision, book, as_of, rows[::-1])[::-1]
            expected = [case.expect for case in crowd]
            if not alone == together == expected:
                found.append(f"{provision} on {as_of}, {name}: {alone}, {together}, {expected}")
    return found


def test_every_rule_says_the_same_alone_in_a_crowd_and_on_each_engine() -> None:
    cases = judged_cases()

    assert set(ENGINES) >= {"polars", "lazy polars", "duckdb"}
    assert {case.provision for case in cases} == set(JUDGED)
    assert max(len(crowd) for crowd in crowds(cases).values()) > 3
    found = disagreements(ENGINES, cases, load_rulebook())
    assert not found, listed(found)


def made_up_cases() -> list[Case]:
    day = dt.date(2026, 12, 31)
    return [
        Case("a.b", sentence, day, expect, {"minutes": minutes}, None, ())
        for sentence, minutes, expect in [("達到", 180, "met"), ("未達", 179, "short")]
    ]


def honest(_provision: str, _book: Rulebook, _as_of: dt.date, rows: Sequence[dict]) -> list[str]:
    return ["met" if row["minutes"] >= 180 else "short" for row in rows]


def swayed(_provision: str, _book: Rulebook, _as_of: dt.date, rows: Sequence[dict]) -> list[str]:
    """Plants the usual fault: an average over the rows that happen to be there."""
    mean = sum(row["minutes"] for row in rows) / len(rows)
    return ["met" if mean >= 180 else "short" for _ in rows]


def test_a_planted_rule_swayed_by_the_crowd_is_caught_and_an_honest_one_passes() -> None:
    book = load_rulebook()

    assert disagreements({"honest": honest, "swayed": swayed}, made_up_cases(), book)
    assert not disagreements({"honest": honest, "again": honest}, made_up_cases(), book)
