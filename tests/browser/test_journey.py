"""The officer's Monday: from an empty installation to one person's missing hour, and back."""

import pytest

from browser.monday import apply, bring_back, bring_in, come_in, drill, take_out, undo
from browser.officer import KeyboardOfficer, Officer
from browser.papers import lay_down
from browser.tab import opened_tab

MOST_CLICKS, MOST_SECONDS = 8, 300
HANDS = {"mouse": Officer, "keyboard": KeyboardOfficer}


@pytest.fixture(params=HANDS)
def officer(request, chromium, new_site):
    site = new_site(request.param)
    with opened_tab(chromium, site, signed_in=False) as tab:
        yield HANDS[request.param](tab)


def test_officer_goes_from_nothing_to_one_missing_hour_and_back(officer, tmp_path):
    come_in(officer)
    figure = bring_in(officer, lay_down(tmp_path))
    clicks, seconds = officer.clicks, officer.seconds
    receipt = apply(officer)
    told = drill(officer)
    again = bring_back(officer, take_out(officer, tmp_path))
    after = undo(officer)

    assert "50.0 %（2／4 人）" in figure
    assert clicks <= MOST_CLICKS, "clicks to the first figure"
    assert seconds <= MOST_SECONDS, "seconds to the first figure"
    assert "50.0 %（2／4 人）" in receipt
    assert "1 小時" in told["person"]
    assert "學習時數.xlsx" in told["record"]
    assert "基礎 3 小時" in told["rule"]
    assert "原文尚未匯入" in told["source"]
    assert "新增 0 + 更新 0" in again
    assert "錯誤 0" in again
    assert "50.0 %" not in after
