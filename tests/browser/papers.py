"""The three files of the journey: a county small enough to count by hand, in this very year.

Of four people two have 3 hours of each level, one lacks an hour, one has a single hour: 50.0 %.
One header leaves open what its column is; one day of the roster is none.
"""

from journeys.clock import TODAY
from journeys.small import AGENCIES, BUREAU, CHEN, COURSES, GUO, HEADERS, LIN, SCHOOL, WU
from zhicai.basics.dates import format_roc
from zhicai.exchange.sheets.write import Table, write_xlsx

NEW_YEAR = format_roc(TODAY.replace(month=1, day=1))
SHORT_NAME, MISSING_MINUTES = "林二美", 60
UNCERTAIN, MEANT = "登錄時數", "認證時數"
FAULTY_DAY, RIGHT_DAY = "110/02/30", "110/02/26"
PEOPLE = [
    [CHEN, "陳一心", BUREAU, "科員", "一般人員", "110/01/01"],
    [LIN, SHORT_NAME, BUREAU, "科員", "一般人員", "110/01/01"],
    [WU, "吳三立", SCHOOL, "幹事", "一般人員", FAULTY_DAY],
    [GUO, "郭四維", SCHOOL, "科員", "一般人員", "110/01/01"],
]
HOURS = [
    [CHEN, "陳一心", "B-1", "AI素養", 3, NEW_YEAR],
    [CHEN, "陳一心", "A-1", "AI專案", 3, NEW_YEAR],
    [LIN, SHORT_NAME, "B-1", "AI素養", 3, NEW_YEAR],
    [LIN, SHORT_NAME, "A-1", "AI專案", 2, NEW_YEAR],
    [WU, "吳三立", "B-1", "AI素養", 3, NEW_YEAR],
    [WU, "吳三立", "A-1", "AI專案", 3, NEW_YEAR],
    [GUO, "郭四維", "B-1", "AI素養", 1, NEW_YEAR],
]


def lay_down(folder):
    """Roster with its agencies, levels, hours: the paths."""
    hours = [UNCERTAIN if text == MEANT else text for text in HEADERS["hours"]]
    files = {
        "名冊.xlsx": [
            Table("機關", HEADERS["agencies"], AGENCIES[:2]),
            Table("名冊", HEADERS["roster"], PEOPLE),
        ],
        "課程層級.xlsx": [Table("課程", HEADERS["levels"], COURSES)],
        "學習時數.xlsx": [Table("時數", hours, HOURS)],
    }
    for name, tables in files.items():
        write_xlsx(folder / name, tables)
    return [folder / name for name in files]
