"""Own-written letters of all shapes, each with what a person expects of it."""

from collections import Counter

import pytest

from core.letters.measure import load_cases, measure

FIELD_ACCURACY, CITATION_F1, RELATIONS = 0.98, 0.97, 0.9


@pytest.mark.parametrize("name", load_cases())
def test_letter_gives_what_a_person_expects(name):
    assert measure(name).wrong == []


def test_fields_and_citations_reach_what_was_asked():
    measured = [measure(name) for name in load_cases()]
    cited, relations = Counter(), Counter()
    for one in measured:
        cited.update(one.cited)
        relations.update(one.relations)

    right, fields = sum(one.right for one in measured), sum(one.fields for one in measured)

    assert len(measured) >= 40
    assert right / fields >= FIELD_ACCURACY
    assert 2 * cited["both"] / (cited["expected"] + cited["found"]) >= CITATION_F1
    assert relations["right"] / relations["all"] >= RELATIONS
