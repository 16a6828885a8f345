"""The collection of real headers: nearly all right, none silently wrong."""

import pytest

from exchange.layouts.books import sheet_of
from exchange.layouts.header_variants import ASKED, LEFT, SAMPLES, VARIANTS
from zhicai.exchange.layouts.catalogue import all_layouts, get_layout
from zhicai.exchange.layouts.headers import fold_header, header_of, headers_in
from zhicai.exchange.layouts.matching import Told, candidates, match_headers
from zhicai.exchange.layouts.tables import Table
from zhicai.exchange.sheets.model import Line

NOTHING_TOLD = Told.of({}, {})


def answer(name: str, header: str, *, kind: str) -> str:
    """What the matcher makes of one column all alone."""
    sheet = sheet_of([header], *([value] for value in SAMPLES[kind]))
    table = Table(sheet, (header_of(0, [header]),), 1, (), sheet.lines[1:])
    layout = get_layout(name)
    matching = match_headers(layout, table, told=NOTHING_TOLD)
    if matching.matches:
        return next(iter(matching.matches))
    asked = any(candidates(some, matching, table=table) for some in layout.fields)
    return ASKED if asked else LEFT


def test_real_headers_are_nearly_all_right_and_never_silently_wrong() -> None:
    answers = [(*case, answer(case[0], case[1], kind=case[2])) for case in VARIANTS]

    wrong = [case for case in answers if case[-1] != case[-2]]
    silent = [case for case in wrong if case[-1] not in (ASKED, LEFT)]

    assert len({case[1] for case in VARIANTS}) >= 100
    assert not silent
    assert len(wrong) <= 0.02 * len(answers), wrong


@pytest.mark.parametrize("layout", all_layouts(), ids=lambda layout: layout.name)
def test_no_header_of_a_layout_means_two_fields(layout) -> None:
    certain = [
        (fold_header(name), some.name)
        for some in layout.fields
        for name in dict.fromkeys(map(fold_header, (some.label, *some.synonyms)))
    ]
    keys = [key for key, _ in certain]

    assert len(keys) == len(set(keys)), {key for key in keys if keys.count(key) > 1}
    assert not set(map(fold_header, layout.unused)) & set(keys)


def test_two_lines_of_a_merged_header_become_one() -> None:
    lines = [
        Line(3, ("姓名", "學習時數", None, "AI課程", None)),
        Line(4, (None, "總時數", "業務相關", "基礎", "進階")),
    ]

    headers = headers_in(lines)

    assert [header.text for header in headers] == [
        "姓名",
        "學習時數／總時數",
        "學習時數／業務相關",
        "AI課程／基礎",
        "AI課程／進階",
    ]
    assert "業務相關" in headers[2].keys
    assert headers[4].keys[0] == fold_header("AI課程進階")
    assert "進階" not in headers[4].keys


def test_a_telling_group_never_lets_its_columns_pass_alone() -> None:
    lines = [Line(1, ("數位學習", None)), Line(2, ("時數", "門數"))]

    assert "時數" not in headers_in(lines)[0].keys


def test_a_header_merged_downwards_does_not_spread_to_the_right() -> None:
    lines = [Line(1, ("身分證字號", None)), Line(2, (None, "AI"))]

    assert headers_in(lines)[1].text == "AI"
