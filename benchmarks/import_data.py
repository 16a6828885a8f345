"""The files of the import benchmark: one county of invented people, from a fixed start number."""

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

from zhicai.basics.dates import format_roc
from zhicai.basics.national_ids import demo_id

SEED = 115
ROOT_CODE = "999000000Z"
FIRST_DAY = dt.date(2026, 1, 1)
DAYS = 300
LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZ"
SURNAMES = "陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐"
GIVEN = "家怡志雅淑建俊美文明宗佳欣宜心承柏冠品彥"
HOURS = (0.5, 1, 1.5, 2, 3)
NATURES = ("數位", "實體", "混成")
LEVELS = ("基礎", "進階", "非AI", "非AI")
HEADERS = {
    "agencies": ("機關代碼", "機關名稱", "上級機關代碼"),
    "roster": (
        *("身分證字號", "姓名", "機關代碼", "單位", "職稱"),
        *("官職等", "職系", "人員區分", "到職日"),
    ),
    "levels": ("開課單位", "課程代碼", "課程名稱", "AI層級", "必須完成"),
    "hours": (
        *("身分證字號", "姓名", "機關代碼", "開課單位", "課程代碼", "課程名稱"),
        *("期別", "認證時數", "完成日期", "學習性質", "業務相關", "課程類別代碼"),
    ),
}
MINUTES_AT = HEADERS["hours"].index("認證時數")
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Size:
    rows: int = 50_000
    people: int = 8_000
    agencies: int = 50
    courses: int = 200

    @property
    def known(self) -> int:
        """Rows that an earlier file has brought in already."""
        return self.rows // 5

    @property
    def corrected(self) -> int:
        """Rows among them of which the new file says other hours."""
        return self.rows // 10


@dataclass(frozen=True, slots=True)
class Files:
    """What an officer has brought in before, and the file that is measured."""

    before: tuple[Path, ...]
    earlier: Path
    hours: Path


def write_files(folder: Path, size: Size) -> Files:
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(SEED)
    people = [_person(number, size) for number in range(size.people)]
    courses = [_course(number) for number in range(size.courses)]
    hours = list(_hours(chance, people, courses=courses, count=size.rows))
    tables: dict[str, Sequence[Row]] = {
        "agencies": [_agency(number) for number in range(size.agencies)],
        "roster": [_roster_row(*person) for person in people],
        "levels": [(*course[:3], LEVELS[at % 4], "否") for at, course in enumerate(courses)],
    }
    before = tuple(
        write(folder / f"{name}.xlsx", HEADERS[name], rows) for name, rows in tables.items()
    )
    earlier = write(folder / "earlier.xlsx", HEADERS["hours"], earlier_rows(hours, size))
    return Files(before, earlier, write(folder / "hours.xlsx", HEADERS["hours"], hours))


def write(path: Path, header: Row, rows: Sequence[Row]) -> Path:
    """As a spreadsheet program writes it: shared texts, numbers as numbers."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Sheet1")
    for at, row in enumerate((header, *rows)):
        sheet.write_row(at, 0, row)
    book.close()
    return path


def earlier_rows(hours: Sequence[Row], size: Size) -> list[Row]:
    """The first rows of the file, half of them with an hour more."""
    return [
        (*row[:MINUTES_AT], row[MINUTES_AT] + 1, *row[MINUTES_AT + 1 :])
        if at < size.corrected
        else row
        for at, row in enumerate(hours[: size.known])
    ]


def _agency_code(number: int) -> str:
    return f"999{number:06d}Z"


def _agency(number: int) -> Row:
    return _agency_code(number), f"示範第{number}機關", ROOT_CODE if number else None


def _person(number: int, size: Size) -> tuple[str, str, str]:
    letter, rest = LETTERS[number // 2000], number % 2000
    name = SURNAMES[number % 20] + GIVEN[number // 20 % 20] + GIVEN[number // 400 % 20]
    return (
        demo_id(letter, 1 + rest // 1000, rest % 1000),
        name,
        _agency_code(number % size.agencies),
    )


def _roster_row(national_id: str, name: str, agency_code: str) -> Row:
    post = ("綜合科", "科員", "委任第5職等或薦任第6職等至薦任第7職等", "綜合行政", "一般人員")
    return national_id, name, agency_code, *post, "110/03/02"


def _course(number: int) -> Row:
    return "示範學習平臺", f"DEMO-{number:04d}", f"示範課程第{number}門", str(300 + number % 40)


def _hours(
    chance: random.Random, people: Sequence[Row], *, courses: Sequence[Row], count: int
) -> Iterator[Row]:
    """No two rows of one person, course and day."""
    seen = set()
    while len(seen) < count:
        person, course = chance.choice(people), chance.choice(courses)
        day = FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS))
        if (person[0], course[1], day) in seen:
            continue
        seen.add((person[0], course[1], day))
        *named, category = course
        minutes = chance.choice(HOURS), format_roc(day), chance.choice(NATURES)
        yield (*person, *named, "1", *minutes, "是" if chance.random() < 0.8 else "否", category)
