"""Check every file of the rulebook. The rulebook is public: nobody needs a permission."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zhicai.core.rules.faults import Fault
from zhicai.core.rules.links import find_missing_numbers
from zhicai.core.rules.load import NATIONAL_FOLDER, RulebookFault, load_rulebook

# Windows refuses longer paths; counted from the root of the repository (style guide, guard 14).
LONGEST_PATH = 150
PATH_ABOVE = "src/zhicai/"


@dataclass(frozen=True, slots=True)
class FaultLine:
    """One fault as people and programs read it."""

    path: str
    line: int
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class RulebookCheck:
    """What the check found; no faults means that the rulebook may be used."""

    faults: tuple[FaultLine, ...]
    provision_count: int = 0
    source_count: int = 0
    coverage_count: int = 0
    version: str | None = None


def check_rulebook(folder: Path | None = None, overlays: Sequence[Path] = ()) -> RulebookCheck:
    """Read everything and name all faults at once, the missing numbers and long paths too."""
    folder = folder or NATIONAL_FOLDER
    long_paths = _long_paths(folder)
    try:
        book = load_rulebook(folder, overlays)
    except RulebookFault as fault:
        return RulebookCheck(_lines([*fault.faults, *long_paths]))
    return RulebookCheck(
        faults=_lines([*find_missing_numbers(book), *long_paths]),
        provision_count=len(book.provisions),
        source_count=len(book.sources),
        coverage_count=len(book.coverage),
        version=book.version,
    )


def _long_paths(folder: Path) -> list[Fault]:
    shown = [path.relative_to(folder.parent).as_posix() for path in sorted(folder.rglob("*.yaml"))]
    return [
        Fault(path, 1, "rulebook.path_too_long", {"length": str(length), "cap": str(LONGEST_PATH)})
        for path in shown
        if (length := len(PATH_ABOVE) + len(path)) > LONGEST_PATH
    ]


def _lines(faults: Sequence[Fault]) -> tuple[FaultLine, ...]:
    return tuple(
        FaultLine(fault.path, fault.line, fault.code, str(fault)) for fault in sorted(faults)
    )
