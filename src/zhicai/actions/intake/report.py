"""What became of one file, row by row."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zhicai.actions.intake.shelf import Outcome
from zhicai.actions.intake.trace import Trace
from zhicai.basics.national_ids import mask_ids_in
from zhicai.basics.remarks import Remark


@dataclass(slots=True)
class FileReport:
    """Counts, faults and notices of one file; total = the sum of the five outcomes.

    `corrected` are the cells, by sheet and address, that were put right on the way in.
    """

    name: str
    layout: str | None
    file_id: int
    content_hash: str = ""
    source: Path | None = None
    total: int = 0
    counts: Counter[Outcome] = field(default_factory=Counter)
    faults: list[Remark] = field(default_factory=list)
    notices: list[Remark] = field(default_factory=list)
    problems: dict[tuple[str, int], list[Remark]] = field(default_factory=dict)
    corrected: tuple[tuple[str, str], ...] = ()
    trace: Trace | None = None

    def count(self, outcome: Outcome) -> None:
        self.counts[outcome] += 1

    def skip(self, place: tuple[str, int], person_id: int | None = None) -> None:
        """A row that is nobody's concern here: counted, not stored."""
        self.count(Outcome.SKIPPED)
        if self.trace is not None:
            self.trace.keep(place, Outcome.SKIPPED, person_id=person_id)

    def fault(self, place: tuple[str, int], remarks: Iterable[Remark]) -> None:
        """Leave the row out: once in the balance, however many faults it has."""
        found = list(remarks)
        if place not in self.problems:
            self.count(Outcome.FAULTY)
        self.problems.setdefault(place, []).extend(found)
        self.faults.extend(found)

    def notice(self, remark: Remark) -> None:
        self.notices.append(remark)

    @property
    def is_balanced(self) -> bool:
        return self.total == sum(self.counts.values())

    def as_json(self) -> dict[str, Any]:
        rows = {"total": self.total}
        rows.update({outcome.value: self.counts[outcome] for outcome in Outcome})
        return {
            "name": mask_ids_in(self.name),
            "layout": self.layout,
            "rows": rows,
            "faults": [remark.as_json() for remark in self.faults],
            "notices": [remark.as_json() for remark in self.notices],
        }
