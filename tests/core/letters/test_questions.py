"""Questions and answers as other offices print them."""

import pytest

from zhicai.core.letters.letter_text import plain_letter_text
from zhicai.core.letters.read_letters import read_letters

SHAPES = {
    "numbered": "問1：什麼人要上課？\n答：公務人員都要。\n問2：要上幾小時？\n答：6小時。",
    "ideographic comma": "Q1、什麼人要上課？\nA1、公務人員都要。\nQ2、要上幾小時？\nA2、6小時。",
    "no number": "Q：什麼人要上課？\nA：公務人員都要。\nQ：要上幾小時？\nA：6小時。",
    "items": "一、問：什麼人要上課？\n答：公務人員都要。\n二、問：要上幾小時？\n　　答：6小時。",
    "code alone": "Q1\n什麼人要上課？\nA1\n公務人員都要。\nQ2\n要上幾小時？\nA2\n6小時。",
    "lenticular": "【Q1】什麼人要上課？\n【A1】公務人員都要。\n【Q2】要上幾小時？\n【A2】6小時。",
    "words": "Question 1：什麼人要上課？\nAnswer：公務人員都要。\n"
    "Question 2：要上幾小時？\nAnswer：6小時。",
}
LETTER = (
    "示範部 函\n受文者：示範國中\n主旨：檢送問答集，請查照。\n說明：如主旨。\n正本：示範國中\n\n"
)


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("before", ["", LETTER], ids=["alone", "behind a letter"])
def test_questions_of_every_shape(before, text):
    reading = read_letters(plain_letter_text(before + text))

    assert [(one.code, one.question, one.answer) for one in reading.questions] == [
        ("Q1", "什麼人要上課？", "公務人員都要。"),
        ("Q2", "要上幾小時？", "6小時。"),
    ]
    assert reading.cards == ()
    assert [item.text for letter in reading.letters for item in letter.items] == (
        ["如主旨。"] if before else []
    )
