"""Which layout a file is, and what is said where none fits."""

import pytest

from exchange.layouts.books import CHEN, GUO, LIN, WU, book_from, book_of, read, sheet_of
from zhicai.exchange.layouts.catalogue import all_layouts
from zhicai.exchange.layouts.reading import read_layout, read_layouts

HOURS = ["身分證字號", "姓名", "課程名稱", "時數", "完成日期"]
LINE = [CHEN, "陳怡安", "AI", 3, "115/06/23"]
AGENCIES = ["機關代碼", "機關名稱", "上級機關代碼"]


def test_layouts_stand_in_the_order_in_which_files_are_applied() -> None:
    names = [layout.name for layout in all_layouts()]

    assert names.index("agencies") < names.index("roster") < names.index("course_levels")
    assert names.index("course_levels") < names.index("hours") < names.index("hours_summary")
    assert names.index("hours_summary") < names.index("certificates") < names.index("duties")
    assert names.index("duties") < names.index("people_list")
    assert len(names) == 12


@pytest.mark.parametrize("missing", [0, 2, 3, 4])
def test_a_required_column_that_is_missing_is_named(missing, refusal) -> None:
    header = [text for at, text in enumerate(HOURS) if at != missing]
    line = [value for at, value in enumerate(LINE) if at != missing]

    refused = refusal(lambda: read(header, line))

    assert refused.code == "layout.column_missing"
    wanted = {0: "身分證字號", 2: "課程名稱", 3: "認證時數", 4: "完成日期"}[missing]
    assert wanted in refused.details["field"]
    assert "姓名" in refused.value


def test_an_uncertain_required_column_is_asked_about_with_samples(refusal) -> None:
    header = ["學分" if text == "時數" else text for text in HOURS]

    refused = refusal(lambda: read(header, LINE, [LIN, "林", "AI", 1.5, "115/1/1"]))

    assert refused.code == "layout.column_uncertain"
    assert refused.place == "工作表1!D1"
    assert refused.value == "學分（例：3、1.5）"
    assert refused.details["map"] == "學分=minutes"


def test_the_officers_word_settles_an_uncertain_column() -> None:
    header = ["學分" if text == "時數" else text for text in HOURS]

    for word in ("minutes", "認證時數", "時數"):
        assert read(header, LINE, maps={"學 分": word}).rows[0].values["minutes"] == 180


def test_two_columns_for_one_required_field_are_uncertain(refusal) -> None:
    header = [*HOURS, "認證時數"]

    refused = refusal(lambda: read(header, [*LINE, 4]))

    assert refused.code == "layout.column_twice"
    assert "時數（例：3）、認證時數（例：4）" in refused.value
    assert read(header, [*LINE, 4], maps={"認證時數": "minutes"}).rows[0].values["minutes"] == 240
    assert read(header, [*LINE, 4], maps={"認證時數": "-"}).rows[0].values["minutes"] == 180
    assert read(header, [*LINE, None]).rows[0].values["minutes"] == 180


def test_two_columns_for_one_optional_field_are_asked_about() -> None:
    header = [*HOURS, "開課單位", "主辦單位"]

    reading = read(header, [*LINE, "甲", "乙"])

    assert reading.rows[0].values["provider"] is None
    assert [question.header for question in reading.questions] == ["開課單位", "主辦單位"]
    assert reading.unused_columns == ["開課單位", "主辦單位"]


def test_an_id_column_is_proven_by_its_check_digits() -> None:
    header = ["人員序碼", *HOURS[1:]]
    lines = [[person, *LINE[1:]] for person in (CHEN, LIN, WU, GUO)]

    reading = read(header, *lines)

    assert [row.values["national_id"] for row in reading.rows] == [CHEN, LIN, WU, GUO]
    assert "layout.column_proven" in [one.code for one in reading.notices]


def test_the_id_of_somebody_else_proves_nothing(refusal) -> None:
    header = ["配偶身分證字號", *HOURS[1:]]
    lines = [[person, *LINE[1:]] for person in (CHEN, LIN, WU, GUO)]

    refused = refusal(lambda: read(header, *lines))

    assert refused.code == "layout.column_uncertain"
    assert CHEN not in refused.value
    assert f"{CHEN[:6]}****" in refused.value


def test_two_columns_of_ids_are_never_chosen_between(refusal) -> None:
    header = ["甲方", "乙方", *HOURS[1:]]
    people = (CHEN, LIN, WU, GUO)

    refused = refusal(lambda: read(header, *([one, one, *LINE[1:]] for one in people)))

    assert refused.code == "layout.column_twice"


def test_a_file_of_another_kind_is_unknown(refusal) -> None:
    refused = refusal(lambda: read(["品名", "數量", "單價"], ["紙", 3, 5]))

    assert refused.code == "layout.unknown"
    assert refused.value == "品名、數量、單價"


def test_a_distant_file_is_told_the_nearest_layout(refusal) -> None:
    refused = refusal(lambda: read(["姓名", "生日", "血型"], ["陳", "0750101", "O"]))

    assert refused.code == "layout.unknown"
    assert refused.details["nearest"]
    assert refused.details["lacks"]


def test_an_empty_book_is_unknown(refusal) -> None:
    assert refusal(lambda: read_layouts(book_of())).code == "layout.unknown"
    assert refusal(lambda: read_layouts(book_of(sheet_of()))).code == "layout.unknown"


def test_a_map_to_no_field_is_refused(refusal) -> None:
    refused = refusal(lambda: read(HOURS, LINE, maps={"時數": "hourz"}))

    assert (refused.code, refused.value) == ("layout.map_unknown", "時數=hourz")


def test_a_file_of_totals_is_no_roster() -> None:
    header = ["身分證字號", "姓名", "機關名稱", "職稱", "統計期間", "總時數"]

    reading = read(header, [CHEN, "陳", "示範國小", "幹事", "115/01/01-115/06/30", 12])

    assert reading.layout == "hours_summary"


def test_sheets_of_different_layouts_give_a_reading_each(refusal) -> None:
    book = book_of(
        sheet_of(HOURS, LINE, name="時數"),
        sheet_of(AGENCIES, ["A99000000J", "示範縣政府", ""], name="機關"),
    )

    readings = read_layouts(book)

    assert [reading.layout for reading in readings] == ["agencies", "hours"]
    assert refusal(lambda: read_layout(book)).code == "layout.ambiguous"
    assert read_layout(book_from(HOURS, LINE)).layout == "hours"


def test_two_tables_on_one_sheet_are_read_apart() -> None:
    book = book_from(
        ["機關清單"],
        AGENCIES,
        ["A99000000J", "示範縣政府", ""],
        [],
        ["人員時數"],
        HOURS,
        LINE,
    )

    agencies, hours = read_layouts(book)

    assert (agencies.layout, agencies.total) == ("agencies", 1)
    assert (hours.layout, hours.total) == ("hours", 1)
    assert hours.rows[0].cells["minutes"] == "D7"


def test_a_hidden_sheet_is_read_and_named() -> None:
    book = book_of(sheet_of(HOURS, LINE, name="一"), sheet_of(HOURS, LINE, name="二", hidden=True))

    [reading] = read_layouts(book)

    assert reading.total == 2
    assert [(one.code, one.sheet) for one in reading.notices] == [("layout.sheet_hidden", "二")]


def test_a_sheet_with_a_header_alone_is_noticed() -> None:
    reading = read(HOURS)

    assert reading.total == 0
    assert [one.code for one in reading.notices] == ["layout.no_rows"]
