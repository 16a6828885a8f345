"""The words of duties and what they weigh, as the rulebook has them on a day."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zhicai.basics.words import TalentRole
from zhicai.core.roles.duty_text import fold_in_place
from zhicai.core.rules.book import Rulebook

WORDS, POINTS, DECISION = "roles.duty_words", "roles.duty_points", "roles.duty_decision"
UNRELATED, MATTER = "unrelated", "matter"
LOOSE, SYSTEM, INFORMATION = "loose", "system", "information"
CLERICAL = "clerical"


@dataclass(frozen=True, slots=True)
class PointsRow:
    """What a thing weighs, in percent a role, where all of `deeds` are done with it."""

    deeds: frozenset[str]
    points: Mapping[TalentRole, int]


@dataclass(frozen=True, slots=True)
class Decision:
    """Limits of the decision, all in percent."""

    technology_share_percent: int
    loose_percent: int
    beside_percent: int
    sure_share_distance_percent: int
    sure_lead_percent: int
    tie_percent: int
    full_distance_percent: int
    most_when_unsure_percent: int
    least_second_percent: int
    longest_characters: int
    shown_characters: int
    learned_sure_percent: int
    fewest_decisions: int
    fewest_of_a_role: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`pattern` finds every word, the longest first; `kinds` tells of each what it is."""

    version: str
    pattern: re.Pattern[str]
    kinds: Mapping[str, str]
    things: frozenset[str]
    deeds: frozenset[str]
    rows: Mapping[str, tuple[PointsRow, ...]]
    boilerplate: re.Pattern[str]
    closing: re.Pattern[str]
    elsewhere: re.Pattern[str]
    ordinary: re.Pattern[str]
    neighbours: re.Pattern[str]
    simplified: frozenset[str]
    heads: re.Pattern[str]
    technology_series: re.Pattern[str]
    decision: Decision


def read_lexicon(book: Rulebook, as_of: dt.date) -> Lexicon:
    """The lexicon of that day; raises NotInForce before the guideline."""
    return _read(
        _Key(book.version, as_of),
        book.value(WORDS, as_of),
        points=book.value(POINTS, as_of),
        decision=book.value(DECISION, as_of),
    )


@dataclass(frozen=True, slots=True)
class _Key:
    version: str
    as_of: dt.date


_KEPT: dict[_Key, Lexicon] = {}
MOST_KEPT = 8


def _read(
    key: _Key, words: Mapping[str, Any], *, points: Mapping[str, Any], decision: Mapping[str, int]
) -> Lexicon:
    found = _KEPT.get(key)
    if found is None:
        if len(_KEPT) >= MOST_KEPT:
            _KEPT.clear()
        found = _KEPT[key] = _build(key.version, words, points=points, decision=decision)
    return found


def _build(
    version: str,
    words: Mapping[str, Any],
    *,
    points: Mapping[str, Any],
    decision: Mapping[str, int],
) -> Lexicon:
    kinds = dict.fromkeys(_words(words["matters"]), MATTER)
    kinds |= dict.fromkeys(_words(words["unrelated"]), UNRELATED)
    for family in ("beside", "deeds", "things"):
        for kind, told in words[family].items():
            kinds.update(dict.fromkeys(_words(told), kind))
    return Lexicon(
        version,
        re.compile(_as_pattern(kinds)),
        kinds,
        things=frozenset(words["things"]),
        deeds=frozenset(words["deeds"]),
        rows=_rows(points),
        boilerplate=re.compile(fold_in_place(words["boilerplate"])),
        closing=re.compile(fold_in_place(words["closing"])),
        elsewhere=re.compile(fold_in_place(words["elsewhere"])),
        ordinary=re.compile(fold_in_place(words["ordinary"])),
        neighbours=re.compile(fold_in_place(words["neighbours"])),
        simplified=frozenset(words["simplified"]),
        heads=re.compile(words["heads"]),
        technology_series=re.compile(words["technology_series"]),
        decision=Decision(**decision),
    )


def _words(told: str) -> list[str]:
    return [fold_in_place(word) for word in told.split("|")]


def _as_pattern(words: Iterable[str]) -> str:
    """The longest word first; Latin words stand alone: `ai` is not found in `mail`."""
    latin = sorted((word for word in words if word.isascii()), key=lambda word: (-len(word), word))
    chinese = _branch(sorted(word for word in words if not word.isascii()))
    alone = "|".join(map(re.escape, latin))
    return rf"{chinese}|(?<![a-z0-9])(?:{alone})(?![a-z])" if latin else chinese


def _branch(words: Sequence[str]) -> str:
    """Words that begin alike are tried together: one step a character, not one a word."""
    branches: dict[str, list[str]] = {}
    for word in filter(None, words):
        branches.setdefault(word[0], []).append(word[1:])
    told = "|".join(re.escape(first) + _branch(rest) for first, rest in branches.items())
    if not told:
        return ""
    return f"(?:{told})?" if "" in words else f"(?:{told})"


def _rows(points: Mapping[str, Any]) -> dict[str, tuple[PointsRow, ...]]:
    rows: dict[str, tuple[PointsRow, ...]] = {}
    for told in points["rows"]:
        given = {role: told[role.value] for role in TalentRole if role.value in told}
        row = PointsRow(frozenset(told["deeds"]), given)
        rows[told["thing"]] = (*rows.get(told["thing"], ()), row)
    return rows
