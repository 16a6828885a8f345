"""Names and categories hint at a level; they never decide it."""

import datetime as dt

import pytest

from zhicai.core.learning.suggest_level import suggest_level
from zhicai.core.rules.load import load_rulebook

AS_OF = dt.date(2026, 11, 23)


def suggest(name, category=""):
    return suggest_level(load_rulebook(), AS_OF, course_name=name, category=category)


@pytest.mark.parametrize(
    ("name", "category", "level"),
    [
        ("AI基礎概論", "", "basic"),
        ("生成式AI進階應用", "", "advanced"),
        ("ＡＩ 入門", "", "basic"),
        ("ChatGPT 輔助公文撰寫", "", "ai"),
        ("AI基礎與進階", "", "ai"),
        ("認識演算法", "人工智慧基礎認知", "basic"),
        ("個資保護實務", "法制倫理規範", "ai"),
        ("淨灘活動", "環境教育", "none"),
        ("會計實務基礎", "", None),
        ("Email 與 Taiwan 簡介", "", None),
        ("", "", None),
    ],
)
def test_name_and_category_hint_at_a_level(name, category, level):
    assert suggest(name, category) == level


def test_nothing_is_suggested_before_the_patterns_are_in_force():
    book = load_rulebook()

    assert suggest_level(book, dt.date(2025, 12, 31), course_name="AI基礎") is None
