"""IDs: an independent check digit, every way of writing one, and no way of leaking one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhicai.basics import national_ids
from zhicai.basics.errors import Unreadable

LETTERS = (
    "A10 B11 C12 D13 E14 F15 G16 H17 I34 J18 K19 L20 M21 N22 O35 P23 Q24 R25 S26 T27 U28 V29 W32 "
    "X30 Y31 Z33"
)
NUMBERS = {entry[0]: entry[1:] for entry in LETTERS.split()}
DEMO_IDS = st.builds(
    national_ids.demo_id,
    st.sampled_from(sorted(NUMBERS)),
    st.sampled_from([1, 2]),
    st.integers(0, 999),
)


def check_digit(head: str) -> str:
    """The last digit by the published recipe, written without looking at the room's own."""
    digits = NUMBERS[head[0]] + "".join(NUMBERS.get(sign, sign)[-1] for sign in head[1:])
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, (1, *range(9, 0, -1)), strict=True)
    )
    return str(-total % 10)


@given(DEMO_IDS)
def test_every_demo_id_is_valid_and_recognised(national_id):
    assert national_ids.parse_national_id(national_id) == national_id
    assert national_ids.is_demo(national_id)
    assert check_digit(national_id[:-1]) == national_id[-1]


@given(st.sampled_from(sorted(NUMBERS)), st.sampled_from("1289ABCD"), st.integers(0, 9999999))
def test_check_digit_agrees_with_the_published_recipe(letter, second, serial):
    head = f"{letter}{second}{serial:07d}"

    right = head + check_digit(head)

    assert national_ids.parse_national_id(right) == right


@given(DEMO_IDS, st.integers(1, 9))
def test_wrong_last_digit_is_found(national_id, shift):
    wrong = national_id[:-1] + str((int(national_id[-1]) + shift) % 10)

    with pytest.raises(Unreadable) as caught:
        national_ids.parse_national_id(wrong)

    assert (caught.value.code, caught.value.seen) == ("bad_check_digit", f"{wrong[:6]}****")


@pytest.mark.parametrize(
    "text",
    [
        "A100000127",
        "a100000127",
        "Ａ１０００００１２７",
        "ａ１０００００１２７",
        " A100000127 ",
        "A 1000 00127",
        "A\u30001000\u300000127",
        "A-1000-00127",
        "A－1000－00127",
        "A100000127\u200b",
        "\ufeffA100000127",
        "A100000127\n",
    ],
)
def test_every_way_of_writing_gives_the_same_id(text):
    assert national_ids.parse_national_id(text) == "A100000127"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A10000012",
        "A1000001277",
        "A300000127",
        "A000000127",
        "AE00000127",
        "1100000127",
        "AA10000127A",
        "A12345****",
        "王小明",
        "1.23E+09",
        "A10000O127",
        "ı100000127",
        "A100000127=1+1",
        "E100000127'--",
    ],
)
def test_other_forms_are_refused_with_a_masked_text(text):
    with pytest.raises(Unreadable) as caught:
        national_ids.parse_national_id(text)

    assert caught.value.code == "bad_id_form"
    assert text.startswith(caught.value.seen.rstrip("*")) or not text.isascii()
    assert text in ("", "A12345****") or text not in caught.value.seen


def test_residents_are_taken_with_new_and_old_ids():
    for second in "89ABCD":
        head = f"F{second}0000012"
        assert national_ids.parse_national_id(head + check_digit(head))


@pytest.mark.parametrize(
    "text", ["A12345****", "a12345****", "Ａ１２３４５＊＊＊＊", "A12345●●●●", "A1*******9"]
)
def test_masked_id_is_recognised(text):
    assert national_ids.is_masked(text)


@pytest.mark.parametrize("text", ["A100000127", "****", "A12345***", "王**", "", "A12345????"])
def test_other_text_is_no_masked_id(text):
    assert not national_ids.is_masked(text)
    with pytest.raises(Unreadable, match="bad_id_form"):
        national_ids.parse_masked_id(text)


def test_every_sign_that_hides_becomes_a_star():
    assert national_ids.parse_masked_id("X12345○○○○") == "X12345****"
    assert national_ids.parse_masked_id("x1234ＸＸＸＸ5") == "X1234****5"


@given(DEMO_IDS)
def test_mask_fits_its_own_id_only_where_the_shown_part_agrees(national_id):
    masked = national_ids.mask(national_id)

    assert national_ids.is_masked(masked)
    assert national_ids.fits_mask(national_id, masked)
    assert not national_ids.fits_mask(national_id, f"{national_id[0]}3" + masked[2:])
    assert not national_ids.fits_mask(national_id, masked[:-1])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A100000127", "A10000****"),
        ("字號a100000127的人", "字號a10000****的人"),
        ("A100000120", "A10000****"),
        ("A1000001277", "A10000*****"),
        ("A 10000 0127", "A 10000****"),
        ("A1-0000-0127", "A1-0000****"),
        ("A100000127,B200000129", "A10000****,B20000****"),
        ("FC00000127", "FC0000****"),
        ("A12345****", "A12345****"),
        ("機關A09000000E、A29000000G、397000000A", "機關A09000000E、A29000000G、397000000A"),
        ("臺教國署人字第1150056121號", "臺教國署人字第1150056121號"),
        ("課程AI115001", "課程AI115001"),
        ("", ""),
    ],
)
def test_ids_inside_a_text_are_hidden(text, shown):
    assert national_ids.mask_ids_in(text) == shown


@given(st.text(max_size=12), DEMO_IDS, st.sampled_from(["", "，", " ", "\n", "人"]))
def test_no_text_around_an_id_lets_it_through(before, national_id, after):
    hidden = national_ids.mask_ids_in(f"{before}：{national_id}{after}")

    assert national_id not in hidden
    assert national_ids.mask_ids_in(hidden) == hidden


@given(st.text(max_size=40))
def test_any_text_is_an_id_or_unreadable(text):
    try:
        national_id = national_ids.parse_national_id(text)
    except Unreadable:
        return
    assert len(national_id) == 10


@pytest.mark.parametrize(
    ("letter", "sex", "serial"), [("a", 1, 0), ("A", 3, 0), ("A", 1, 1000), ("A", 1, -1)]
)
def test_demo_range_has_an_end(letter, sex, serial):
    with pytest.raises(ValueError, match="no such demo person"):
        national_ids.demo_id(letter, sex, serial)
