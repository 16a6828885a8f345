"""Everything that the planners of one command share."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from zhicai.actions.intake.absences import Absence
from zhicai.actions.intake.agency_book import AgencyBook
from zhicai.actions.intake.categories import category_words
from zhicai.actions.intake.course_book import CourseBook
from zhicai.actions.intake.duty_book import DutyBook
from zhicai.actions.intake.people_book import PeopleBook
from zhicai.actions.intake.report import FileReport
from zhicai.actions.transfers.waiting import SetAside
from zhicai.basics.text import fold
from zhicai.basics.words import Scope
from zhicai.core.rules.load import Rulebook
from zhicai.exchange.layouts.reading import Row


@dataclass(slots=True)
class Desk:
    """The database as the earlier files of the command would leave it.

    `is_traced`: each row tells what becomes of it. `decisions` say whom rows without an ID mean (by
    keyed hash, "" leaves them out), `absences` what became of people whom the rosters do not list;
    both are an officer's word.
    """

    root_code: str
    today: dt.date
    rulebook: Rulebook
    may_import: Callable[[str], bool]
    scope: Scope = Scope.EVERYONE
    agencies: AgencyBook = field(default_factory=AgencyBook)
    courses: CourseBook = field(default_factory=CourseBook)
    people: PeopleBook = field(default_factory=PeopleBook)
    duties: DutyBook = field(default_factory=DutyBook)
    reports: list[FileReport] = field(default_factory=list)
    outside_scope: set[str] = field(default_factory=set)
    listed: set[int] = field(default_factory=set)
    groups: set[tuple[int, str]] = field(default_factory=set)
    is_traced: bool = False
    decisions: Mapping[str, str] = field(default_factory=dict)
    absences: Mapping[int, Absence] = field(default_factory=dict)
    not_listed: list[int] = field(default_factory=list)
    set_aside: dict[str, SetAside] = field(default_factory=dict)
    _tree: set[int] | None = None
    _tree_before: set[int] | None = None
    _categories: dict[str, str] | None = None

    def find_category(self, text: str) -> str | None:
        """The key of a staff category by its name or an alias, compared folded."""
        if self._categories is None:
            self._categories = category_words(self.rulebook, self.today)
        return self._categories.get(fold(text))

    @property
    def root_id(self) -> int:
        return self.agencies.codes[self.root_code]

    @property
    def tree(self) -> set[int]:
        """Agencies at or below the root, as they will stand after this command."""
        if self._tree is None:
            self._tree = self.agencies.tree(self.root_id, self.today)
        return self._tree

    @property
    def tree_before(self) -> set[int]:
        """Agencies at or below the root as they stand before this command."""
        if self._tree_before is None:
            root_id = self.agencies.codes.get(self.root_code)
            self._tree_before = (
                set() if root_id is None else self.agencies.tree(root_id, self.today)
            )
        return self._tree_before

    def forget_tree(self) -> None:
        self._tree = None

    def find_agency(self, row: Row, code_field: str, name_field: str) -> int | str | None:
        """The agency that a row names, the code of the fault, or None where it names none.

        An unknown code is a fault whatever name stands beside it.
        """
        code, name = row.values.get(code_field), row.values.get(name_field)
        if code:
            found = self.agencies.find_by_code(code)
            if found is not None:
                return found
            if name:
                return "agency.unknown"
        if not (name or code):
            return None
        named = self.agencies.find_by_name(str(name or code))
        if len(named) == 1:
            return next(iter(named))
        return "agency.ambiguous" if named else "agency.unknown"
