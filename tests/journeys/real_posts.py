"""Real vacancies as an authority: real agencies, titles, ranks, series and duties; invented people.

Agency codes are invented, IDs come from the demo range. An agency whose name begins with another's
full name reports to that one (內政部 → 內政部警政署), every other one to the root.
"""

import datetime as dt
import json
from dataclasses import dataclass, field

from zhicai.basics.national_ids import demo_id
from zhicai.exchange.demo.dice import Dice
from zhicai.exchange.demo.names import invent_name

ROOT = "999900000Z"
ROOT_NAME = "示範主管機關"
DICE = Dice("real posts")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# (share in percent, text in the file, key or None where no one has mapped the text)
CATEGORIES = (
    (70, "一般人員", "staff"),
    (6, "醫事人員", "medical"),
    (5, "考試錄取訓練人員", "trainee"),
    (5, "聘用人員", "contract"),
    (5, "約僱人員", "temporary"),
    (4, "技工", "worker"),
    (3, "教師", "teacher"),
    (2, "某種人員", None),
)
# code → (name, level, required, minutes); the last three are in no level list.
COURSES = {
    "B-1": ("AI素養", "基礎", "是", 60),
    "B-2": ("AI倫理", "基礎", None, 90),
    "B-3": ("AI入門", "基礎", "否", 120),
    "A-1": ("AI專案", "進階", "是", 120),
    "A-2": ("AI治理", "進階", None, 180),
    "A-3": ("AI實作", "進階", "是", 60),
    "N-1": ("行政中立", "非AI", "是", 180),
    "N-2": ("採購實務", "非AI", "否", 360),
    "N-3": ("公文寫作", "非AI", None, 240),
    "X-1": ("AI講座", None, None, 60),
    "X-2": ("智慧城市", None, None, 120),
    "X-3": ("資料分析", None, None, 180),
}
LEVELS = {"基礎": "basic", "進階": "advanced", "非AI": "none", None: None}
MARKS = {"是": True, "否": False, None: None}
FIRST_DAY = dt.date(2025, 11, 1)
DAYS = 380
MOST_RECORDS = 14


@dataclass
class Post:
    """One vacancy filled with an invented person."""

    national_id: str
    name: str
    agency: str
    title: str
    rank: str
    series: str
    duties: str
    category_text: str
    category: str | None
    started_on: dt.date
    ended_on: dt.date | None


@dataclass
class Posts:
    agencies: dict[str, str] = field(default_factory=dict)  # name → code
    parents: dict[str, str | None] = field(default_factory=dict)  # code → code
    posts: list[Post] = field(default_factory=list)
    records: list[tuple[str, str, str, dt.date, int]] = field(default_factory=list)


def read_posts(path):
    """Fill every vacancy of the file, and invent what the people learned."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = Posts()
    names = sorted({row["agency"] for row in rows})
    found.agencies = {name: f"9999{number:05d}Z" for number, name in enumerate(names, 1)}
    found.parents = {ROOT: None, **{found.agencies[name]: _above(name, found) for name in names}}
    found.posts = [_post(number, row, found) for number, row in enumerate(rows)]
    found.records = [record for post in found.posts for record in _records(post)]
    return found


def _above(name, found):
    longer = [other for other in found.agencies if name.startswith(other) and name != other]
    return found.agencies[max(longer, key=len)] if longer else ROOT


def _post(number, row, found):
    text, key = _category(number)
    hired = FIRST_DAY + dt.timedelta(days=DICE.below(DAYS, "hired", number))
    left = DICE.happens(4, "left", number) and hired < dt.date(2026, 3, 1)
    return Post(
        demo_id(LETTERS[number % 26], 1 + DICE.below(2, "sex", number), number),
        invent_name(DICE, number),
        found.agencies[row["agency"]],
        row["title"],
        row["rank"],
        row["series"],
        row["text"],
        text,
        key,
        hired if DICE.happens(20, "new", number) or left else dt.date(2019, 7, 1),
        dt.date(2026, 3 + DICE.below(7, "left on", number), 1) if left else None,
    )


def _category(number):
    drawn = DICE.below(100, "category", number)
    for percent, text, key in CATEGORIES:
        if drawn < percent:
            return text, key
        drawn -= percent
    raise AssertionError(drawn)


def _records(post):
    """Any courses on any days, now and then twice; never the same key again."""
    seen = set()
    for number in range(DICE.below(MOST_RECORDS, "many", post.national_id)):
        code = DICE.pick(list(COURSES), post.national_id, number)
        day = FIRST_DAY + dt.timedelta(days=DICE.below(DAYS, "day", post.national_id, number))
        session = str(1 + DICE.below(2, "session", post.national_id, number))
        minutes = COURSES[code][3] + 30 * DICE.below(2, "longer", post.national_id, number)
        if (code, session, day) not in seen:
            seen.add((code, session, day))
            yield post.national_id, code, session, day, minutes
