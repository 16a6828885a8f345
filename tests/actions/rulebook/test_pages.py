"""Pages of provisions, sources and coverage: each opens, and says whence it comes."""

import datetime as dt

import pytest

from actions.rulebook.overlays import LEAVE, decide
from people import BUREAU, COUNTY, SCHOOL
from zhicai.actions.access import NotAllowedError
from zhicai.actions.rulebook.find_provision_page import ProvisionQuery, find_provision_page
from zhicai.actions.rulebook.find_rulebook_page import RulebookQuery, find_rulebook_page
from zhicai.actions.rulebook.find_source_page import SourceQuery, find_source_page, list_sources
from zhicai.actions.rulebook.list_coverage import ANSWERS, CoverageQuery, list_coverage
from zhicai.basics.errors import Refused
from zhicai.core.rules.load import load_rulebook

TODAY = dt.date(2026, 11, 20)
BOOK = load_rulebook()


def provision(county, provision_id, agency=BUREAU, **asked):
    query = ProvisionQuery(
        agency_code=agency, provision_id=provision_id, as_of=asked.pop("as_of", TODAY)
    )
    return find_provision_page(query, by=county.caller(asked.pop("by", None)))


def source(county, source_id):
    query = SourceQuery(agency_code=BUREAU, source_id=source_id, as_of=TODAY)
    return find_source_page(query, by=county.caller())


def listed(county, **asked):
    query = RulebookQuery(agency_code=BUREAU, as_of=asked.pop("as_of", TODAY), **asked)
    return find_rulebook_page(query, by=county.caller())


def test_provision_tells_value_source_doubts_and_neighbours(county):
    page = provision(county, "hours.ai_required")

    basis = page.standing.entry.basis[0]
    assert page.standing.entry.said.line == "3 小時"
    assert (basis.source.issue_number, basis.clause) == (
        "總處培字第11530266772號",
        "問答集 Q8 第1點",
    )
    assert "X18" in {line.doubt.id for line in page.doubts}
    assert "hours.required" in {one.id for one in page.resting.related}
    assert {"C122"} <= {row.id for row in page.resting.coverage}
    assert page.family_name == "學習時數"


def test_provision_on_another_day_is_another(county):
    page = provision(county, "hours.ai_required", as_of=dt.date(2025, 12, 31))

    assert page.standing.state == "not_in_force"


def test_own_value_is_the_nearest_in_force(county):
    decide(county, agency_code=COUNTY)
    decide(county, value={"effect": "counted"})

    at_school = provision(county, LEAVE, SCHOOL)
    at_county = provision(county, LEAVE, COUNTY)

    assert at_school.own.in_force.value == {"effect": "counted"}
    assert at_school.own.said.line == "計入方式：計入"
    assert at_county.own.in_force.value == {"effect": "not_counted"}
    assert [one.agency_name for one in at_county.own.others] == [f"{BUREAU} 示範局"]
    assert next(one.agency_name for one in at_school.own.others) == f"{BUREAU} 示範局"


def test_history_keeps_every_version_newest_first(county):
    first = decide(county)
    county.undo(first.batch)
    decide(county, value={"effect": "counted"})

    page = provision(county, LEAVE)

    assert [(one.is_current, one.said.line) for one in page.own.history] == [
        (True, "計入方式：計入"),
        (False, "計入方式：不計入"),
    ]


def test_own_value_fills_only_what_is_left_open(county):
    decide(county, "registration.entry_limit", value={"working_days": 3})

    page = provision(county, "registration.entry_limit")

    assert page.own.said.line == "工作天：3；為法定期限：否"


@pytest.mark.parametrize("provision_id", sorted(BOOK.provisions))
def test_every_provision_has_a_page(county, provision_id):
    page = provision(county, provision_id)

    assert page.standing.state in {"in_force", "unpublished", "not_in_force"}
    assert page.family_name != page.family


def test_source_knows_its_chain_and_what_rests_on_it(county):
    page = source(county, "ey-1141219-11430295841")

    assert [step.source.issuer for step in page.chain] == [
        "行政院",
        "行政院人事行政總處",
        "教育部人事處",
        "教育部國民及學前教育署",
    ]
    assert [step.relation for step in page.chain] == ["itself", "mention", "relay", "relay"]
    assert "hours.required" in {one.id for one in page.rests}
    assert not page.line.is_held


@pytest.mark.parametrize("source_id", sorted(BOOK.sources))
def test_every_source_has_a_page(county, source_id):
    page = source(county, source_id)

    assert page.line.issuer
    assert page.chain[0].relation == "itself"
    assert source_id in {step.source.id for step in page.chain}


def test_sources_are_listed_with_how_much_rests_on_each(county):
    lines = list_sources(BUREAU, by=county.caller())

    assert len(lines) == len(BOOK.sources)
    assert lines[0][0].id == "nea-1150623-1150056121"
    assert {line.id: count for line, count in lines}["dgpa-1150609-11530266772"] > 30


def test_unknown_source_or_provision_is_refused(county):
    for ask, code in ((source, "source.not_found"), (provision, "provision.not_found")):
        with pytest.raises(Refused) as refused:
            ask(county, "none-such")
        assert refused.value.code == code


def test_coverage_lists_every_sentence_with_its_answer(county):
    found = list_coverage(CoverageQuery(agency_code=BUREAU), by=county.caller())

    assert (found.total, len(found.lines)) == (163, 163)
    assert all(set(line.answers) <= set(ANSWERS) and line.answers for line in found.lines)
    assert {"L1", "L2", "L3", "QA", "SL"} <= set(found.parts)


def test_coverage_is_narrowed_by_words_norm_part_and_answer(county):
    def ask(**asked):
        return list_coverage(CoverageQuery(agency_code=BUREAU, **asked), by=county.caller()).lines

    assert [line.row.id for line in ask(text="c122")] == ["C122"]
    assert {line.row.norm.value for line in ask(norm="permission")} == {"permission"}
    assert {line.part for line in ask(part="SL")} == {"SL"}
    assert all(line.row.information_only for line in ask(answer="information"))


def test_rulebook_is_narrowed_by_subject_words_and_state(county):
    everything = listed(county)

    assert everything.found == everything.total == len(BOOK.provisions)
    assert [group.family for group in listed(county, family="hours").groups] == ["hours"]
    assert "hours.ai_required" in ids(listed(county, text="總處培字第11530266772號 "))
    assert ids(listed(county, text="公餘進修")) == ["subsidy.study_limit"]
    assert LEAVE in ids(listed(county, kind="open"))
    assert "kpi.scopes" not in ids(listed(county, kind="open"))


def ids(page):
    return [line.id for group in page.groups for line in group.lines]


def test_own_decisions_are_listed_for_the_office_only(county):
    decide(county)

    assert [one.provision_id for one in listed(county).own] == [LEAVE]
    query = RulebookQuery(agency_code=COUNTY, as_of=TODAY)
    assert find_rulebook_page(query, by=county.caller()).own == ()


def test_who_may_not_read_the_rulebook_of_an_office_is_turned_away(county):
    with pytest.raises(NotAllowedError):
        provision(county, LEAVE, by=county.people.guo)
    with pytest.raises(NotAllowedError):
        provision(county, LEAVE, COUNTY, by=county.people.chen)
