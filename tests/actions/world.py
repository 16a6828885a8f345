"""A small county whose records all come in through real files."""

import csv
import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from people import BUREAU, COUNTY, NOW, SCHOOL, SIBLING, People, calling
from zhicai.actions.access import Caller
from zhicai.actions.explain_standing import ExplainQuery, explain_standing
from zhicai.actions.find_standing import StandingQuery, find_standing
from zhicai.actions.import_files import ImportReport, ImportRequest, import_files
from zhicai.actions.list_standing_people import PeopleQuery, list_standing_people
from zhicai.actions.undo_batch import UndoReport, undo_batch
from zhicai.basics.national_ids import demo_id
from zhicai.exchange.sheets.write import Table, write_xlsx
from zhicai.records.staff.identity import hash_national_id
from zhicai.records.staff.models import Person

CHEN, LIN, WU, GUO, MEI, STRANGER = (demo_id("A", 1 + n % 2, 100 + n) for n in range(6))
HEADERS = {
    "agencies": ("機關代碼", "機關名稱", "上級機關代碼"),
    "dated": ("機關代碼", "機關名稱", "上級機關代碼", "生效日期", "裁撤日期"),
    "roster": ("身分證字號", "姓名", "機關代碼", "職稱", "人員區分", "到職日", "離職日"),
    "levels": ("課程代碼", "課程名稱", "AI層級", "必須完成"),
    "hours": ("身分證字號", "姓名", "課程代碼", "課程名稱", "認證時數", "完成日期"),
    "summary": ("身分證字號", "姓名", "機關名稱", "統計起訖", "總時數", "AI基礎", "AI進階"),
    "duties": ("身分證字號", "姓名", "工作項目"),
    "certificates": ("身分證字號", "姓名", "證書名稱", "發證單位", "證書字號", "發證日期"),
}
AGENCIES = (
    (COUNTY, "示範縣政府", ""),
    (BUREAU, "示範局", COUNTY),
    (SIBLING, "示範他局", COUNTY),
    (SCHOOL, "示範局附設學校", BUREAU),
)
ROSTER = (
    (CHEN, "陳一心", BUREAU, "科員", "一般人員", "110/01/01", ""),
    (LIN, "林二美", BUREAU, "科員", "一般人員", "110/01/01", ""),
    (WU, "吳三立", SCHOOL, "幹事", "一般人員", "110/01/01", ""),
    (GUO, "郭四維", SIBLING, "科員", "一般人員", "110/01/01", ""),
)
LEVELS = (("B-1", "AI素養", "基礎", "是"), ("A-1", "AI專案", "進階", "是"))
HOURS = (
    (CHEN, "陳一心", "B-1", "AI素養", "3", "115/03/02"),
    (CHEN, "陳一心", "A-1", "AI專案", "3", "115/04/01"),
    (LIN, "林二美", "B-1", "AI素養", "3", "115/03/02"),
)
Rows = Sequence[Sequence[Any]]


@dataclass(slots=True)
class World:
    """A folder for files and the clock of an office; each import is a minute later."""

    folder: Path
    people: People
    now: dt.datetime = NOW
    serial: Any = field(default_factory=itertools.count)

    def later(self, **span: float) -> dt.datetime:
        self.now += dt.timedelta(**span)
        return self.now

    def caller(self, who: Any = None, **span: float) -> Caller:
        """The admin or another of the cast, a second later than whoever asked before."""
        return calling(who or self.people.admin, self.later(**(span or {"seconds": 1})))

    def file(self, kind: str, rows: Rows, *, header: Sequence[str] = (), name: str = "") -> Path:
        """A CSV file, or what the ending of the name says."""
        path = self.folder / (name or f"{kind}{next(self.serial)}.csv")
        shown = list(header or HEADERS[kind])
        if path.suffix == ".xlsx":
            write_xlsx(path, [Table("工作表1", shown, [list(row) for row in rows])])
            return path
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([shown, *rows])
        return path

    def bring(self, *files: Path, agency: str = COUNTY, **words: Any) -> ImportReport:
        """Import and apply; words: dry, by, and those of ImportRequest."""
        dry = words.pop("dry", False)
        caller = self.caller(words.pop("by", None), minutes=1)
        request = ImportRequest(paths=files, agency_code=agency, **words)
        return import_files(request, by=caller, dry=dry)

    def found(self, *, roster: Rows = ROSTER) -> ImportReport:
        """Agencies, staff and course levels."""
        return self.bring(
            self.file("agencies", AGENCIES),
            self.file("roster", roster),
            self.file("levels", LEVELS),
        )

    def hours(self, rows: Rows = HOURS, **words: Any) -> ImportReport:
        return self.bring(self.file("hours", rows), **words)

    def undo(self, batch: int | None, *, dry: bool = False, **words: Any) -> UndoReport:
        assert batch is not None
        caller = self.caller(words.pop("by", None), minutes=1)
        return undo_batch(batch, by=caller, dry=dry)

    def standing(self, agency: str = COUNTY, **words: Any) -> Any:
        caller = self.caller(words.pop("by", None))
        return find_standing(StandingQuery(agency_code=agency, **words), by=caller)

    def listed(self, agency: str = COUNTY, **words: Any) -> dict[str, Any]:
        caller = self.caller(words.pop("by", None))
        lines = list_standing_people(PeopleQuery(agency_code=agency, **words), by=caller)
        return {line.name: line for line in lines}

    def explain(self, person: str, provision: str = "kpi.ai_attainment", **words: Any) -> Any:
        caller = self.caller(words.pop("by", None))
        query = ExplainQuery(person=person, provision_id=provision, **words)
        return explain_standing(query, by=caller)

    def basic_of(self, national_id: str) -> int | None:
        """Confirmed basic minutes of one person."""
        key = str(person_key(national_id))
        return self.explain(key).told.minutes["basic_minutes"]


def person_key(national_id: str) -> int:
    return Person.objects.get(national_id_hash=hash_national_id(national_id)).pk


def kpi(standing: Any, provision: str = "kpi.ai_attainment") -> tuple[int, int, int]:
    """met, short, unknown."""
    counts = standing.figure.get(provision).counts
    return counts.met, counts.short, counts.unknown


def rows_of(report: ImportReport, at: int = 0) -> dict[str, int]:
    """What became of the rows of one file, without the outcomes that did not happen."""
    told = report.files[at].as_json()["rows"]
    return {name: count for name, count in told.items() if count}


def codes(remarks: Sequence[Any]) -> list[str]:
    return [remark.code for remark in remarks]
