"""Cases as written in YAML: one file for each provision, on the same path as the provision."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).resolve().parent
JUDGED_KEYS = {"case", "as_of", "given", "expect", "taken_from"}
EXISTENCE_KEYS = {"case", "as_of", "expect", "value", "has", "taken_from"}


@dataclass(frozen=True)
class Case:
    """One sentence that a lawyer can sign, with its date, its input and its one right answer."""

    provision: str
    sentence: str
    as_of: dt.date
    expect: str
    given: dict[str, int | None] | None
    value: Any
    has: tuple[Any, ...]

    def __str__(self) -> str:
        return f"{self.provision}: {self.sentence}"


@cache
def all_cases() -> tuple[Case, ...]:
    return tuple(case for path in sorted(CASES.rglob("*.yaml")) for case in read_cases(path))


def read_cases(path: Path) -> list[Case]:
    """The cases of one file; an unknown key is an error, so that no condition goes unread."""
    provision = ".".join(path.relative_to(CASES).with_suffix("").parts)
    found = []
    for item in yaml.safe_load(path.read_text("utf-8")):
        allowed = JUDGED_KEYS if "given" in item else EXISTENCE_KEYS
        assert set(item) <= allowed, f"{path.name}: {set(item) - allowed}"
        found.append(
            Case(
                provision=provision,
                sentence=item["case"],
                as_of=item["as_of"],
                expect=item["expect"],
                given=item.get("given"),
                value=item.get("value"),
                has=tuple(item.get("has", ())),
            )
        )
    return found


def judged_cases() -> list[Case]:
    return [case for case in all_cases() if case.given is not None]


def existence_cases() -> list[Case]:
    return [case for case in all_cases() if case.given is None]
