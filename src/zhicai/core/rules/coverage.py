"""The circular sentence by sentence, and the registers that say which numbers must exist."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from zhicai.basics.words import Norm


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One statement of the circular and what answers it here."""

    id: str
    place: str
    says: str
    norm: Norm
    provisions: tuple[str, ...] = ()
    screens: tuple[str, ...] = ()
    information_only: str | None = None
    equals: tuple[str, ...] = ()
    note: str | None = None
    path: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    @property
    def is_mapped(self) -> bool:
        return bool(self.provisions or self.screens or self.information_only or self.equals)


@dataclass(frozen=True, slots=True)
class Register:
    """A run of numbers such as C001 to C163: none may be missing, none may be added."""

    prefix: str
    first: int
    last: int

    def __iter__(self) -> Iterator[str]:
        width = len(str(self.last))
        for number in range(self.first, self.last + 1):
            yield f"{self.prefix}{number:0{width}d}"


@dataclass(frozen=True, slots=True)
class Registers:
    """The runs of coverage rows, unpublished things and conflicts; screens; document kinds."""

    coverage: Register
    unpublished: Register
    conflicts: Register
    screens: Mapping[str, str]
    document_kinds: tuple[str, ...]
    path: str = field(default="", compare=False)
