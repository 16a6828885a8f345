"""Lines of a letter know their page and their place in the joined text."""

from zhicai.core.letters.letter_text import letter_text_of, plain_letter_text


def test_each_line_starts_where_it_stands_in_the_joined_text():
    letter = letter_text_of([(1, "主旨：檢送"), (1, ""), (2, "說明：")])

    found = [letter.text[line.start :][: len(line.text)] for line in letter.lines]

    assert found == ["主旨：檢送", "", "說明："]
    assert [line.page for line in letter.lines] == [1, 1, 2]


def test_plain_text_has_pages_only_where_form_feeds_stand():
    assert [line.page for line in plain_letter_text("\ufeff甲\r\n乙\f丙").lines] == [1, 1, 2]
    assert [line.page for line in plain_letter_text("甲\r乙").lines] == [None, None]
