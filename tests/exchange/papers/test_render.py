"""Papers: A4, page x of y, every word on it, no character lost, the same bytes each time."""

import datetime as dt
import re
import time

import pytest

from exchange.papers.reading import read_paper, squeeze
from exchange.papers.samples import people_sample, standing_sample
from zhicai.exchange.papers.fonts import drawn_characters
from zhicai.exchange.papers.render import render_pdf

MADE_AT = dt.datetime(2026, 11, 20, 9, 0, 0, 123456, tzinfo=dt.UTC)
LONGEST_SECONDS = 20
HOSTILE = ("=1+1", "#panic()", "*粗* $x$ @ref <b> //", "\\u{41}", '"]', "\u202e倒\x07")


def words_of(value):
    """Every text of the data, whatever holds it."""
    if isinstance(value, dict):
        return [text for inner in value.values() for text in words_of(inner)]
    if isinstance(value, list | tuple):
        return [text for inner in value for text in words_of(inner)]
    return [value] if isinstance(value, str) else []


def render(template, data):
    return read_paper(render_pdf(template, data, made_at=MADE_AT))


def test_every_word_of_the_standing_report_is_on_the_paper():
    data = standing_sample()
    unseen = {"chart_told", "nobody_short"}

    paper = render("standing", data)

    shown = words_of({key: value for key, value in data.items() if key not in unseen})
    assert [text for text in shown if squeeze(text) not in paper.text] == []


def test_every_row_of_the_list_is_on_the_paper_once():
    data = people_sample(200)

    paper = render("people", data)

    rows = [row for group in data["groups"] for row in group["rows"]]
    assert [row[2] for row in rows if paper.text.count(row[2]) != 1] == []
    assert "示範縣政府第160科" in paper.text


@pytest.mark.parametrize(
    ("template", "data", "size"),
    [("standing", standing_sample(90), (210, 297)), ("people", people_sample(120), (297, 210))],
)
def test_pages_are_a4_and_numbered_x_of_y(template, data, size):
    paper = render(template, data)

    total = len(paper.pages)
    assert total > 2
    assert set(paper.sizes) == {size}
    for number, page in enumerate(paper.pages, 1):
        assert f"第{number}頁，共{total}頁" in squeeze(page)


def test_the_header_is_repeated_wherever_rows_go_on():
    paper = render("people", people_sample(120))

    with_rows = [page for page in paper.pages if "姓名0" in page]
    assert len(with_rows) > 2
    assert all("還差進階" in squeeze(page) for page in with_rows)


def test_the_signatures_stand_on_the_last_page_with_something_above_them():
    for count in range(20, 36):
        last = squeeze(render("standing", standing_sample(count)).pages[-1])

        assert "機關首長" in last
        assert "三問" in last


def test_the_same_data_give_the_same_bytes():
    data = standing_sample()

    first, second = (render_pdf("standing", data, made_at=MADE_AT) for _ in range(2))

    assert first == second


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_markup_stays_text(text):
    shown = "".join(character for character in text if character.isprintable())

    paper = render("standing", standing_sample(sentence=text))

    assert squeeze(shown) in paper.text


def test_a_word_without_end_stays_on_the_paper():
    data = standing_sample(agencies_note="a" * 300)

    paper = render("standing", data)

    assert paper.text.count("a") >= 300
    assert max(map(len, re.findall("a+", "\n".join(paper.pages)))) < 150


def test_rare_characters_are_drawn_and_missing_ones_are_told():
    paper = render("standing", standing_sample(sentence="堃喆峯煊邨栢綉 王\ue123明 林\U0002a6d6美"))

    assert "堃喆峯煊邨栢綉王〓明林〓美" in paper.text
    assert "U+E123" in paper.text
    assert "U+2A6D6" in paper.text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("葛\U000e0100城", "葛城"),
        ("辻\ufe00", "辻"),
        ("e\u0301", "é"),
        ("甲\u2003乙\x85丙", "甲乙丙"),
        ("\u200f甲\ud800乙", "甲乙"),
    ],
)
def test_signs_that_are_no_characters_leave_no_mark(text, shown):
    paper = render("standing", standing_sample(sentence=text))

    assert shown in paper.text
    assert "〓" not in paper.text


def test_the_fonts_draw_what_officers_type():
    big5 = (bytes((high, low)) for high in range(0xA4, 0xFA) for low in range(0x40, 0xFF))
    typed = {text for pair in big5 if (text := pair.decode("cp950", "ignore")) > "\u4e00"}

    assert len(typed) > 13000
    assert {ord(text) for text in typed if len(text) == 1 and text < "\ue000"} <= drawn_characters()


def test_a_thousand_rows_are_set_in_time():
    started = time.perf_counter()

    paper = render("people", people_sample(1000))

    assert time.perf_counter() - started < LONGEST_SECONDS
    assert "姓名0999" in paper.text


def test_an_empty_list_says_so():
    paper = render("people", people_sample(0))

    assert "沒有符合條件的同仁" in paper.text
    assert len(paper.pages) == 1
