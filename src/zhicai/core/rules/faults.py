"""Faults of rulebook files: every one found, each with its file and line."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from zhicai.basics.messages import say


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong at one line of one file; `code` names it, `details` fill its sentence."""

    path: str
    line: int
    code: str
    details: Mapping[str, str] = field(default_factory=dict, compare=False)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {say(self.code, **self.details)}"


class RulebookFault(Exception):
    """The rulebook cannot be used; `faults` holds every reason, in order of file and line."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


@dataclass(slots=True)
class FileReport:
    """Collects the faults of one file under the path that people see."""

    path: str
    faults: list[Fault]

    def add(self, line: int, code: str, **details: str) -> None:
        self.faults.append(Fault(self.path, line, f"rulebook.{code}", details))
