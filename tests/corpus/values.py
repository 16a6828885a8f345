"""Wrong IDs, impossible days and hours that nobody can sit through: one written table each."""

from corpus.case import CARL, HEADER, SOUND, BadFile, Raw, bad_row, csv_text, faulty, noticed, safe
from corpus.case import with_row as row_with

LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
WEIGHTS = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)
FORM, DIGIT = "sheet.bad_id_form", "sheet.bad_check_digit"
NO_DAY, NO_DATE, BEFORE = "sheet.no_such_day", "sheet.not_a_date", "sheet.before_roc"
NO_HOURS, PARTS, MANY = "sheet.not_hours", "sheet.not_whole_minutes", "sheet.too_many_hours"
MISSING, GREGORIAN = "sheet.missing_value", "date.gregorian"


def resident(second: str) -> str:
    """A resident's ID with the check digit it needs, new (8, 9) or old (A to D)."""
    head = f"A{second}0000703"
    sex = int(second) if second.isdigit() else LETTERS.index(second) % 10
    for last in range(10):
        digits = (1, 0, sex, *map(int, head[2:]), last)
        if sum(w * d for w, d in zip(WEIGHTS, digits, strict=True)) % 10 == 0:
            return f"{head}{last}"
    raise AssertionError(second)


def full_width(text: str) -> str:
    return "".join(chr(ord(character) + 0xFEE0) for character in text)


def wrong_digit() -> str:
    return CARL[:-1] + str((int(CARL[-1]) + 1) % 10)


IDS: dict[str, tuple[object, str | None]] = {
    "wrong check digit": (wrong_digit(), DIGIT),
    "new resident man": (resident("8"), None),
    "new resident woman": (resident("9"), None),
    "old resident": (resident("C"), None),
    "lower case": (CARL.lower(), None),
    "full width": (full_width(CARL), None),
    "blanks": (f" {CARL[:4]} {CARL[4:]} ", None),
    "hyphens": (f"{CARL[:1]}-{CARL[1:]}", None),
    "one short": (CARL[:-1], FORM),
    "one too many": (CARL + "0", FORM),
    "sex three": ("A3" + CARL[2:], FORM),
    "masked": (CARL[:6] + "****", None),
    "masked beyond use": ("*" * 10, FORM),
    "letters": ("身分證字號", FORM),
    "passport": ("X12345678", FORM),
}
DAYS: dict[str, tuple[object, str | None]] = {
    "29 February of a common year": ("115/2/29", NO_DAY),
    "29 February of a leap year": ("113/2/29", None),
    "seven digits": ("1150304", None),
    "dots": ("115.3.4", None),
    "hyphens": ("115-03-04", None),
    "words": ("民國115年3月4日", None),
    "long words with blanks": ("中華民國 115 年 3 月 4 日", None),
    "full width": ("１１５／０３／０４", None),
    "last day of year 99": ("99/12/31", None),
    "first day of year 100": ("100/1/1", None),
    "month thirteen": ("115/13/1", NO_DAY),
    "31 June": ("115/06/31", NO_DAY),
    "day zero": ("115/06/00", NO_DAY),
    "year zero": ("0/1/1", BEFORE),
    "before the republic": ("民前5年1月1日", BEFORE),
    "bare number": ("44000", NO_DATE),
    "month and day": ("3-6", NO_DATE),
    "year and month": ("115/03", NO_DATE),
    "word": ("三月四日", NO_DATE),
    "blank": (None, MISSING),
    "a range": ("115/03/04-115/03/05", NO_DATE),
}
HOURS: dict[str, tuple[object, str | None]] = {
    "negative": (-3, NO_HOURS),
    "negative text": ("-3", NO_HOURS),
    "half": (0.5, None),
    "with unit": ("3小時", None),
    "full width": ("２．５", None),
    "minutes": ("90分鐘", None),
    "Chinese numeral": ("三", NO_HOURS),
    "not a number": ("NaN", NO_HOURS),
    "infinite": ("Infinity", NO_HOURS),
    "1e309": ("1e309", NO_HOURS),
    "a third": ("0.33", PARTS),
    "decimal comma": ("1,5", NO_HOURS),
    "time of day": ("2時30分", NO_HOURS),
    "more than a year": ("9000", MANY),
    "blank": (None, MISSING),
    "dash": ("－", NO_HOURS),
    "thousand digits": ("9" * 1000, NO_HOURS),
}
TABLE = {"id": IDS, "day": DAYS, "hours": HOURS}
FAMILY = {"id": "ids", "day": "dates", "hours": "hours"}


def _tabled() -> list[BadFile]:
    """Each row of the tables, as a workbook and, where a text, as CSV too for every fourth."""
    files: list[BadFile] = []
    for column, table in TABLE.items():
        for number, (name, (value, code)) in enumerate(table.items()):
            kinds = ("xlsx", "csv") if number % 4 == 0 and value is not None else ("xlsx",)
            files += [_file(column, name, value, code=code, kind=kind) for kind in kinds]
    return files


def _file(column: str, name: str, value: object, *, code: str | None, kind: str) -> BadFile:
    def make() -> bytes:
        if kind == "xlsx":
            return row_with(**{column: value})
        rows = (HEADER, SOUND[0], bad_row(**{column: f'"{value}"'}), SOUND[1])
        return csv_text(rows).encode("utf-8-sig")

    if code is None:
        return safe(FAMILY[column], f"{column} {name}.{kind}", make, kept=3)
    return faulty(FAMILY[column], f"{column} {name}.{kind}", make, code)


def every_cell_wrong() -> bytes:
    return row_with(id=wrong_digit(), hours="三", day="115/2/29")


FILES: tuple[BadFile, ...] = (
    *_tabled(),
    noticed("dates", "Gregorian slashes.xlsx", lambda: row_with(day="2026/3/4"), GREGORIAN, kept=3),
    noticed("dates", "Gregorian ISO.xlsx", lambda: row_with(day="2026-03-04"), GREGORIAN, kept=3),
    safe("hours", "zero.xlsx", lambda: row_with(hours=0), kept=3),
    faulty("hours", "all three wrong.xlsx", every_cell_wrong, DIGIT),
    faulty(
        "hours",
        "hours are a colour.xlsx",
        lambda: row_with(hours=Raw("<v>x</v>", 't="str"')),
        NO_HOURS,
    ),
)
