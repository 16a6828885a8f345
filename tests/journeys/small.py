"""A small office's files: a bureau with a school below it, four people, a few hours."""

from dataclasses import dataclass
from pathlib import Path

from zhicai.basics.national_ids import demo_id
from zhicai.exchange.sheets.write import Table, write_csv, write_xlsx

BUREAU, SCHOOL, OTHER = "999800000Z", "999800100Z", "999800200Z"
CHEN, LIN, WU, GUO = (demo_id("D", 1 + number % 2, 800 + number) for number in range(4))
STRANGER = demo_id("D", 1, 850)
AGENCIES = [
    [BUREAU, "示範小局", None],
    [SCHOOL, "示範小局附設學校", BUREAU],
    [OTHER, "示範他局", BUREAU],
]
PEOPLE = [
    [CHEN, "陳一心", BUREAU, "科員", "一般人員", "110/01/01"],
    [LIN, "林二美", BUREAU, "科員", "一般人員", "110/01/01"],
    [WU, "吳三立", SCHOOL, "幹事", "一般人員", "110/01/01"],
    [GUO, "郭四維", OTHER, "科員", "一般人員", "110/01/01"],
]
COURSES = [["B-1", "AI素養", "基礎", "是"], ["A-1", "AI專案", "進階", "是"]]
HOURS = [
    [CHEN, "陳一心", "B-1", "AI素養", 3, "115/03/02"],
    [CHEN, "陳一心", "A-1", "AI專案", 3, "115/04/01"],
    [LIN, "林二美", "B-1", "AI素養", 3, "115/03/02"],
    [WU, "吳三立", "B-1", "AI素養", 3, "115/03/02"],
]
HEADERS = {
    "agencies": ["機關代碼", "機關名稱", "上級機關代碼"],
    "roster": ["身分證字號", "姓名", "機關代碼", "職稱", "人員區分", "到職日"],
    "levels": ["課程代碼", "課程名稱", "AI層級", "必須完成"],
    "hours": ["身分證字號", "姓名", "課程代碼", "課程名稱", "認證時數", "完成日期"],
}


@dataclass(frozen=True)
class Desk:
    """A folder in which files are laid down."""

    folder: Path

    def write(self, kind, rows, *, name=None, header=None):
        path = self.folder / (name or f"{kind}.xlsx")
        table = Table("工作表1", header or HEADERS[kind], rows)
        if path.suffix == ".csv":
            write_csv(path, table, encoding="cp950")
        else:
            write_xlsx(path, [table])
        return path

    def people(self):
        """Agencies, roster and levels: what an office needs before the first hours."""
        return [
            self.write("agencies", AGENCIES),
            self.write("roster", PEOPLE),
            self.write("levels", COURSES),
        ]

    def hours(self, *more, rows=HOURS, name="hours.xlsx"):
        return self.write("hours", [*rows, *more], name=name)
