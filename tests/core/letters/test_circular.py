"""The circular: three letters, eight questions, eight cards, and every document that it names."""

import datetime as dt

from zhicai.core.letters.letter import CitationRelation

AMENDED = ("行政院", dt.date(2025, 12, 22), "院授人培字第11430287251號")
HOURS = ("行政院", dt.date(2025, 12, 19), "院授人培字第11430295841號")
SUBSIDY = ("行政院人事行政總處", dt.date(2025, 8, 8), "總處培字第1140019384號")
SUBSIDY_PASSED_ON = ("教育部", dt.date(2025, 8, 14), "臺教人（五）字第1140084900號")
AMENDED_PASSED_ON = ("教育部", dt.date(2025, 12, 24), "臺教人（二）字第1140135807號")
QUESTIONS_SENT = ("行政院人事行政總處", dt.date(2026, 6, 9), "總處培字第11530266772號")
RELAYED = ("教育部人事處", dt.date(2026, 6, 12), "臺教人處字第1150059534號")
GUIDELINE_OF_MINISTRY = ("教育部", None, "臺教人（一）字第1150059359號")
GUIDELINE = ("行政院人事行政總處", dt.date(2026, 6, 9), "總處培字第11530266771號")
TARGET = ("行政院人事行政總處", dt.date(2026, 2, 9), "總處培字第1153023449號")
SHARED_PART = [HOURS, SUBSIDY, SUBSIDY_PASSED_ON, AMENDED, AMENDED_PASSED_ON]
BY_HAND = [
    [RELAYED, QUESTIONS_SENT, *SHARED_PART],
    [QUESTIONS_SENT, GUIDELINE_OF_MINISTRY, *SHARED_PART],
    [GUIDELINE, HOURS, SUBSIDY, AMENDED, TARGET],
]
ITEMS = [("一、", 0), ("二、", 3), ("三、", 0)], [("一、", 0), ("二、", 0), ("三、", 3)]
SUBJECT = "檢送「AI公務人才認定指引」人事推動實務問答集（含問答圖卡）1份，"


def test_three_letters_have_their_headers(reading):
    found = [
        (one.issuer.value, one.kind.value, one.addressee.value, one.urgency.value)
        for one in reading.letters
    ]

    assert found == [
        ("教育部國民及學前教育署", "函", "國立東石高級中學", "普通件"),
        ("教育部人事處", "函", "教育部國民及學前教育署人事室", "普通件"),
        ("行政院人事行政總處", "書函", "教育部人事處", "普通件"),
    ]
    assert [one.secrecy for one in reading.letters] == [None, None, None]


def test_three_letters_have_their_dates_numbers_and_subjects(reading):
    days = [one.issued_on.value for one in reading.letters]
    numbers = [one.issue_number.value for one in reading.letters]

    assert days == [dt.date(2026, 6, 23), dt.date(2026, 6, 12), dt.date(2026, 6, 9)]
    assert numbers == ["臺教國署人字第1150056121號", RELAYED[2], QUESTIONS_SENT[2]]
    assert [one.subject.value.removeprefix(SUBJECT) for one in reading.letters] == [
        "請查照。",
        "請查照。",
        "請查照轉知。",
    ]


def test_items_make_the_tree_that_was_printed(reading):
    trees = [[(item.mark, len(item.items)) for item in one.items] for one in reading.letters]

    assert trees == [*ITEMS, [("一、", 0), ("二、", 3)]]
    for one in reading.letters:
        points = next(item.items for item in one.items if item.items)
        assert [point.mark for point in points] == ["（一）", "（二）", "（三）"]
        assert "必須完成課程內涵；又" in points[0].text
        assert points[2].text.endswith("納入陞任評分標準。")


def test_originals_copies_and_attachments_are_those_of_each_letter(reading):
    first, second, third = reading.letters

    assert [name.value for name in first.originals] == [
        "各國立高級中等學校",
        "各國立國民小學(國立政治大學附設實驗國民小學除外)",
    ]
    assert [name.value for name in second.originals] == ["部屬機關(構)與學校及其附設機構人事機構"]
    assert [len(one.originals) for one in reading.letters] == [2, 1, 6]
    assert [len(one.attachments) for one in reading.letters] == [4, 3, 2]
    assert (first.copies, second.copies) == ((), ())
    assert [name.value for name in third.copies] == ["行政院人事行政總處培訓考用處"]


def test_every_cited_document_is_found_and_no_other(reading):
    found = [
        [(cited.issuer, cited.issued_on, cited.issue_number) for cited in one.citations]
        for one in reading.letters
    ]

    assert found == BY_HAND


def test_relations_follow_the_words_around(reading):
    first, second, third = (
        {cited.issue_number: cited.relation for cited in one.citations} for one in reading.letters
    )

    assert first[RELAYED[2]] is CitationRelation.BASIS
    assert first[QUESTIONS_SENT[2]] is CitationRelation.RELAY
    assert second[GUIDELINE_OF_MINISTRY[2]] is None
    assert {one[AMENDED[2]] for one in (first, second, third)} == {CitationRelation.AMENDMENT}
    assert third[TARGET[2]] is CitationRelation.BASIS


def test_eight_questions_have_complete_answers(reading):
    answers = {one.code: one.answer for one in reading.questions}

    assert list(answers) == [f"Q{number}" for number in range(1, 9)]
    assert answers["Q1"].startswith("隨著生成式人工智慧")
    assert answers["Q1"].endswith("完整個人職涯履歷。")
    assert answers["Q4"].endswith("以利後續開班規劃。")
    assert answers["Q5"].startswith("1、費用補助：")
    assert "2、將 AI 知能納入陞任評分標準表" in answers["Q5"]
    assert "AWS、Google Cloud 專業模型工程師認證" in answers["Q6"]
    assert answers["Q8"].endswith("能迅速盤點並調度內部 AI 戰力。")


def test_eight_cards_have_title_and_text(reading):
    cards = {one.code: one for one in reading.cards}

    assert list(cards) == [f"Q{number}" for number in range(1, 9)]
    assert cards["Q2"].title == "機關裡面每個人都要是AI人才嗎?"
    assert cards["Q1"].text.startswith("別擔心！")
    assert cards["Q8"].text.endswith("納入陞任評分標準。")


def test_each_letter_asks_for_the_three_things_below_its_request(reading):
    first = reading.letters[0].assignments

    assert [(one.who, one.what) for one in first] == [
        ("各校", "協助同仁完成AI知能相關訓練時數"),
        ("各校", "費用補助及獎勵"),
        ("各校", "將AI知能納入陞任評分標準"),
    ]
    assert [len(one.assignments) for one in reading.letters] == [3, 4, 3]


def test_every_value_stands_where_it_says(reading, circular):
    text = circular.text

    for one in reading.letters:
        for value in (one.issuer, one.kind, one.addressee, one.issue_number, one.subject):
            piece = "".join(text[value.start : value.end].split())
            assert piece == "".join(value.value.split())
        for cited in one.citations:
            assert "字第" in "".join(text[cited.start : cited.end].split())
