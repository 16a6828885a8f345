"""`zhicai demo` prints the table of the sample county, figure by figure the counted one."""

import re

import pytest

from journeys import oracle
from journeys.databases import opened
from journeys.demo_oracle import world_of
from zhicai.exchange.demo.authority import invent_authority
from zhicai.exchange.demo.model import AS_OF, ROOT_CODE


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    office = opened(tmp_path_factory.mktemp("zhicai_demo") / "home")
    return office.run("demo", "--no-serve").stdout


def test_demo_prints_each_agency_with_its_counted_figures(printed):
    authority = invent_authority()
    expected = oracle.standings(world_of(authority), ROOT_CODE, AS_OF)
    names = {each.code: each.name for each in authority.agencies}

    for code, figure in expected.items():
        kpi = figure["provisions"]["kpi.ai_attainment"]
        told = [str(kpi[key]) for key in ("counted", "met", "short", "unknown")]
        row = rf"{names[code]}\s+[0-9.]+ %\s+" + r"\s+".join(told)
        assert re.search(row, printed), names[code]


def test_demo_says_what_it_left_out_and_what_is_doubtful(printed):
    assert "未計入：" in printed
    assert "疑義：" in printed
    assert "正式數據以主管機關採計為準" in printed
    assert printed.count("錯誤 1") == 3
