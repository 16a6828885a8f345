"""What callers rely on: the keys of each layout, and words for every code."""

import re

import pytest

from exchange.layouts.books import CHEN, LIN, read
from zhicai.basics.messages import TABLE
from zhicai.exchange.layouts.catalogue import HERE, get_layout
from zhicai.exchange.layouts.fields import names

CODE = re.compile(r'"((?:sheet|layout|hours|date|summary|file)\.[a-z_]+)"')
UNREADABLE = names(
    """
    bad_id_form bad_check_digit not_a_date no_such_day before_roc not_hours not_whole_minutes
    too_many_hours not_a_choice text_too_long formula_without_value
    """
)
PERSON = names("national_id masked_id employee_number name agency_code agency_name division")
RECORD = names(
    """
    birth_on provider course_code course_name session minutes nature is_work_related
    category_code completed_on started_on
    """
)


def test_every_code_has_its_words() -> None:
    sources = [path.read_text(encoding="utf-8") for path in HERE.rglob("*.py")]

    codes = {code for text in sources for code in CODE.findall(text)}
    codes |= {f"sheet.{code}" for code in UNREADABLE}

    assert len(codes) > 20
    assert sorted(codes - set(TABLE)) == []


def test_a_message_names_place_header_and_value() -> None:
    header = ["身分證字號", "姓名", "課程名稱", "研習時數", "完成日期"]

    reading = read(
        header,
        [CHEN, "陳", "AI", 0.33, "115/1/5"],
        [LIN, "林", "AI", 30, "2026/1/5"],
        [LIN, "林", "AI", 3, "2026/1/5"],
    )

    first, second = (fault.message for fault in reading.faults)
    assert first.startswith("第 2 列「研習時數」為「0.33」")
    assert "30" in second
    assert "115/01/05" in reading.notices[0].message
    assert reading.faults[0].as_json()["cell"] == "D2"


@pytest.mark.parametrize(
    ("layout", "keys"),
    [
        ("agencies", "agency_code agency_name parent_code in_force_from closed_on"),
        (
            "roster",
            """national_id name agency_code agency_name serving_code serving_name division job_title
            rank_text job_series staff_category_text started_on ended_on duty_text employee_number
            birth_on is_supervisor""",
        ),
        ("course_levels", "provider course_code course_name level is_required"),
        ("certificates", "certificate_name issuer certificate_number issued_on expires_on name"),
        ("duties", "national_id masked_id name job_title division duty_text"),
        (
            "hours_summary",
            """period_from period_until total_minutes work_related_minutes required_minutes
            ai_minutes ai_basic_minutes ai_advanced_minutes environment_minutes""",
        ),
        ("portal_17", "is_passed"),
        ("hours", "course_name category_code is_work_related"),
        ("portal_25", "course_name category_code is_work_related"),
    ],
)
def test_a_layout_hands_out_its_keys(layout, keys) -> None:
    assert set(names(keys)) <= set(get_layout(layout).keys)


@pytest.mark.parametrize("layout", ["hours", "portal_25", "portal_17", "portal_19", "portal_12"])
def test_every_kind_of_record_hands_out_the_same_keys(layout) -> None:
    keys = get_layout(layout).keys

    assert {*PERSON, *RECORD} <= set(keys)
    assert not {"attended_until", "digital_minutes", "unit"} & set(keys)
