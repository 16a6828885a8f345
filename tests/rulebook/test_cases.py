"""Every case alone, then all cases of one date as a reversed crowd, on every engine."""

from collections import defaultdict
from functools import cache

import pytest

from rulebook.case_files import all_cases, existence_cases, judged_cases
from rulebook.engines import ENGINES
from zhicai.core.rules.book import NotInForce, Rulebook, Unpublished
from zhicai.core.rules.load import load_rulebook
from zhicai.core.rules.verdicts import JUDGED

LEAST_CASES = 5


@cache
def the_book() -> Rulebook:
    return load_rulebook()


def plain(value):
    """Lists and tuples alike: a case is written with lists."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value


def state_of(case):
    try:
        return "in_force", the_book().value(case.provision, case.as_of)
    except Unpublished:
        return "unpublished", None
    except NotInForce:
        return "not_in_force", None


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", judged_cases(), ids=str)
def test_case_alone_gives_its_verdict(case, engine):
    judge = ENGINES[engine]

    verdicts = judge(case.provision, the_book(), case.as_of, [case.given])

    assert verdicts == [case.expect]


@pytest.mark.parametrize("engine", ENGINES)
def test_reversed_crowd_gives_the_same_verdicts(engine):
    crowds = defaultdict(list)
    for case in judged_cases():
        crowds[case.provision, case.as_of].append(case)

    for (provision, as_of), crowd in crowds.items():
        everyone = [case for case in judged_cases() if case.as_of == as_of and case not in crowd]
        rows = [case.given for case in [*crowd, *everyone]][::-1]
        verdicts = ENGINES[engine](provision, the_book(), as_of, rows)[::-1]
        assert verdicts[: len(crowd)] == [case.expect for case in crowd], (provision, as_of)

    assert len(crowds) > len(JUDGED)


@pytest.mark.parametrize("case", existence_cases(), ids=str)
def test_list_or_definition_exists(case):
    state, value = state_of(case)

    assert state == case.expect
    assert case.value is None or plain(value) == case.value
    assert all(plain(item) in plain(value) for item in case.has)


def test_every_provision_has_cases():
    counts = defaultdict(int)
    for case in all_cases():
        counts[case.provision] += 1

    provisions = the_book().provisions
    wanted = {name: LEAST_CASES if name in JUDGED else 1 for name in provisions}

    assert len(provisions) > 100
    assert not [name for name, least in wanted.items() if counts[name] < least]
    assert not set(counts) - set(provisions)


@pytest.mark.parametrize("provision", JUDGED)
def test_judged_provision_has_cases_on_each_side_and_without_input(provision):
    cases = [case for case in judged_cases() if case.provision == provision]

    assert {case.expect for case in cases} == {"met", "short", "unknown"}
    assert any(set(case.given.values()) == {None} for case in cases)
