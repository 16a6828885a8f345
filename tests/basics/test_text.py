"""Text: what counts as the same, what CP950 loses, how wide a line is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhicai.basics import text as texts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("台北市政府", "臺北市政府"),
        ("e 等公務園⁺", "e等公務園+"),
        ("Ｅ等公務園", "e等公務園"),
        ("王　小明", "王小明"),
        (" 王小明\u200b", "王小明"),
        ("王小明\u202e", "王小明"),
        ("葛\U000e0100城", "葛城"),
        ("José", "Jose\u0301"),
        ("瓦歷斯‧諾幹", "瓦歷斯・諾幹"),
        ("瓦歷斯·諾幹", "瓦歷斯•諾幹"),
        ("（一）科", "(一)科"),
        ("資訊\n處理", "資訊處理"),
    ],
)
def test_look_alikes_fold_to_one_key(one, other):
    assert texts.same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("王小明", "王曉明"), ("峯", "峰"), ("臺中", "臺東"), ("王小明", "")]
)
def test_different_names_stay_different(one, other):
    assert not texts.same_name(one, other)


@given(st.text(max_size=30))
def test_folding_twice_equals_folding_once(text):
    assert texts.fold(texts.fold(text)) == texts.fold(text)


@given(st.text(max_size=30))
def test_normal_forms_fold_to_one_key(text):
    decomposed = unicodedata.normalize("NFD", text)

    assert texts.fold(decomposed) == texts.fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("lossy", "full"),
    [
        ("林文", "林堃文"),
        ("林?文", "林堃文"),
        ("林？文", "林堃文"),
        ("林□文", "林堃文"),
        ("林\ue001文", "林堃文"),
        ("林\ufffd文", "林堃文"),
        ("林 文", "林堃文"),
        ("陳??明", "陳𡍼明"),
        ("陳喆", "陳喆堃"),
        ("陳??", "陳喆堃"),
        ("□明", "堃明"),
        ("臺?文", "台堃文"),
    ],
)
def test_name_lost_in_cp950_is_recognised(lossy, full):
    assert texts.differs_by_cp950_loss(lossy, full)


@pytest.mark.parametrize(
    ("lossy", "full"),
    [
        ("林堃文", "林堃文"),
        ("林?", "林堃文"),
        ("林坤文", "林堃文"),
        ("王?明", "王小明"),
        ("王明", "王小明"),
        ("", "堃"),
        ("", ""),
        ("林???文", "林堃文"),
        ("林堃文", "林?文"),
        ("?" * 500, "堃" * 500),
    ],
)
def test_other_difference_is_not_a_loss(lossy, full):
    assert not texts.differs_by_cp950_loss(lossy, full)


@given(st.text("王林堃喆煊明文𡍼", min_size=1, max_size=5))
def test_whatever_a_cp950_file_replaces_is_recognised(full):
    lossy = full.encode("cp950", errors="replace").decode("cp950")

    assert texts.differs_by_cp950_loss(lossy, full) == (lossy != full)


@given(st.text(max_size=30))
def test_what_is_left_after_the_listed_characters_can_be_written(text):
    missing = texts.not_in_cp950(text)

    "".join(character for character in text if character not in missing).encode("cp950")
    assert len(set(missing)) == len(missing)


@pytest.mark.parametrize("text", ["煊", "堃", "喆", "㗎", "𡍼", "𠮷", "⁺"])
def test_characters_known_to_be_missing_are_listed(text):
    assert texts.not_in_cp950(f"碁銹裏墻恒粧嫺€～‧{text}") == text


@pytest.mark.parametrize("character", ["\ue000", "\uf8ff", "\U000f0000", "\U0010fffd"])
def test_private_use_is_found_once(character):
    assert texts.private_use(f"林{character}文{character}") == character


@given(st.text("一堃𠮷王", max_size=20))
def test_names_without_private_use_have_none(text):
    assert texts.private_use(text) == ""


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("時數", 4), ("𠮷", 2), ("ａ", 2), ("e\u0301", 1), ("\u200b", 0)],
)
def test_width_counts_columns_of_a_terminal(text, width):
    assert texts.display_width(text) == width


@given(st.text("abc時數𠮷", max_size=12), st.integers(0, 30))
def test_padded_text_reaches_the_width_on_either_side(text, width):
    wanted = max(width, texts.display_width(text))

    assert texts.display_width(texts.pad(text, width)) == wanted
    assert texts.display_width(texts.pad(text, width, is_right=True)) == wanted
    assert texts.pad(text, width).strip() == text
