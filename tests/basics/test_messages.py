"""The message table: complete, readable, safe, and as promised in its golden file."""

import os
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhicai.basics.messages import TABLE, say
from zhicai.basics.messages.labels import FIELDS, WHEN_ABSENT
from zhicai.exchange.layouts.catalogue import all_layouts

GOLDEN = Path(__file__).resolve().parents[1] / "contracts" / "messages.txt"
REWRITE = "ZHICAI_REWRITE_GOLDEN"

# Words of other places, and words that mislead in this trade (experience.md 3.3).
UNWANTED = re.findall(
    r"\w+",
    """
    信息 數據 默認 用戶 文件夾 導入 導出 軟件 硬件 網絡 服務器 屏幕 打印 登陸 視頻 程序
    缺失 凍結 結算 待查 學習護照 交接頁 批次套用 加分 系統錯誤 非法 無效 您錯
    """,
)

SAMPLES = {
    "where": "第 1,234 列",
    "field": "national_id",
    "value": "示範縣政府教育處",
    "other": "2026-06-23",
    "first": 987,
    "count": 12,
    "choices": "是、否、Y、N、1、0",
    "root": "示範縣政府",
    "limit": "64 MB",
    "nearest": "人員名冊",
    "lacks": "身分證字號",
    "map": "證號=national_id",
    "hints": "hours.required",
    "kind": "pdf",
    "suggestion": "基礎",
    "columns": "person, minutes",
    "year": "115",
    "place": "名冊!D17",
}


def gaps_outside_brackets(text):
    return set(re.findall(r"\{(\w+)\}", re.sub(r"\[[^\[\]]*\{[^\[\]]*\]", "", text)))


# Whoever writes a rule file is told by a loader that knows every detail.
OFFICER_CODES = [code for code in TABLE if not code.startswith("rulebook.")]


def sentences(text):
    return [part for part in re.split("[。；？！]", text) if part]


def render_table():
    return "".join(
        f"{code}\n  {message.what}\n  {message.step}\n" for code, message in sorted(TABLE.items())
    )


def test_golden_file_holds_the_table():
    if os.environ.get(REWRITE):
        GOLDEN.write_text(render_table(), "utf-8")

    assert GOLDEN.read_text("utf-8") == render_table(), f"{REWRITE}=1 rewrites the golden file"


@pytest.mark.parametrize("code", TABLE)
def test_code_has_a_family_and_a_name(code):
    assert re.fullmatch(r"[a-z]+\.[a-z0-9_]+", code)


@pytest.mark.parametrize("values", [{}, SAMPLES], ids=["bare", "full"])
@pytest.mark.parametrize("code", OFFICER_CODES)
def test_message_is_two_parts_of_whole_short_sentences(code, values):
    text = say(code, **values)

    assert all(part.rstrip("]").endswith(("。", "？")) for part in TABLE[code])
    assert len(sentences(text)) >= 2
    assert sum(map(len, sentences(text))) / len(sentences(text)) <= 40


@pytest.mark.parametrize("code", OFFICER_CODES)
def test_message_reads_well_when_nothing_is_known(code):
    text = say(code)

    assert not re.search(r"[{}\[\]|]|—|None|「」|，，|。。|（）", text)
    assert not [word for word in UNWANTED if word in text]


def test_every_gap_has_words_for_the_unknown():
    texts = ["".join(TABLE[code]) for code in OFFICER_CODES]

    assert {gap for text in texts for gap in gaps_outside_brackets(text)} == set(WHEN_ABSENT)


def test_unknown_code_is_an_error():
    with pytest.raises(KeyError, match=r"sheet\.odd"):
        say("sheet.odd")


def test_field_is_shown_by_its_label_or_as_the_sheet_names_it():
    assert "「身分證字號」" in say("sheet.missing_value", field="national_id")
    assert "「研習時數」" in say("sheet.missing_value", field="研習時數")
    assert all(not re.search("[a-z]", label) for label in FIELDS.values())


def test_every_key_of_every_layout_has_a_label():
    fields = [field for layout in all_layouts() for field in layout.fields]
    keys = {key for field in fields for key in (field.name, *field.targets)}

    assert len(keys) > 40
    assert not sorted(keys - set(FIELDS))


def test_key_without_a_label_is_never_shown():
    assert "「這一欄」" in say("sheet.missing_value", field="some_new_key")
    assert "「ORG_ID」" in say("sheet.missing_value", field="ORG_ID")


def test_detail_is_said_only_when_it_is_known():
    assert "和第 4 列是同一筆" in say("sheet.duplicate_row", first=4)
    assert "和前面的一列是同一筆" in say("sheet.duplicate_row")
    assert "起始日期「115/06/23」" in say("sheet.ends_before_start", other="2026-06-23")
    assert "起始日期。" in say("sheet.ends_before_start")


def test_value_seen_keeps_its_own_writing():
    assert "為「2026-06-23」" in say("date.gregorian", value="2026-06-23", other="2026-06-23")
    assert "讀成「115/06/23」" in say("date.gregorian", value="2026-06-23", other="2026-06-23")
    assert "「2026-99-99」" in say("date.gregorian", other="2026-99-99")


def test_kind_of_a_file_is_said_in_the_words_of_the_office():
    assert "看起來是執行檔。" in say("file.not_a_sheet", kind="program")
    assert "（csv）" in say("file.content_differs", kind="csv")


def test_day_asked_for_is_said_in_roc_years():
    assert "「114/12/31」不在 115 年度" in say(
        "cli.as_of_outside_year", value="2025-12-31", year=115
    )


def test_brackets_without_a_gap_stay():
    assert "[甲, 乙]" in say("rulebook.not_texts", key="a")


@pytest.mark.parametrize("value", ["{value.__class__}", "{value}", "[a|b]", "{{", "%s", "\\1"])
def test_value_that_looks_like_a_template_is_shown_as_it_is(value):
    assert value in say("sheet.not_hours", value=value)


@given(st.text(min_size=121, max_size=400))
def test_any_value_is_printed_on_one_short_line_without_hidden_marks(value):
    text = say("sheet.not_hours", value=value)

    assert len(text) < 240
    assert not [
        sign for sign in text if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    ]


def test_no_id_is_ever_said():
    assert "A100000127" not in say("person.unknown", value="王小明 A100000127", where="A100000127")


def test_missing_and_forbidden_sound_alike():
    assert say("access.denied", value="甲") == say("access.not_found", value="甲")
