"""No text makes the reader fail, and whatever it finds stands where it says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from zhicai.core.letters.letter_text import plain_letter_text
from zhicai.core.letters.read_letters import read_letters

PRINTED = """
教育部_函 函 受文者： 發文日期：中華民國115年 6月 12日 發文字號： 臺教人（一）字第 1150059359 號
主旨： 說明： 一、 （二） 1、 正本： 副本： 、 。 Q1： A： 同年月日 本部 （註： ） 請 簽 第 字
於115年7月31日前 ○○ ㈠ ① 公告 依據： 部長_王 Ｑ２． ？ 總收文_115.06.12 附件：a.pdf、b.pdf (
"""
PIECES = st.sampled_from([*PRINTED.replace("_", "\u3000").split(), "\n", "\n\n", "\f", " "])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.text(max_size=3), max_size=40))
def test_any_text_is_read(pieces):
    text = plain_letter_text("".join(pieces))

    reading = read_letters(text)

    assert reading.letters
    for letter in reading.letters:
        for value in (letter.issue_number, letter.subject, letter.addressee):
            assert value is None or 0 <= value.start < value.end <= len(text.text)
        for citation in letter.citations:
            assert 0 <= citation.start < citation.end <= len(text.text)
