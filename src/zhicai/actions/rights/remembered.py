"""What an account was found to hold, remembered for one request of the web and no longer."""

import datetime as dt
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self, TypeVar

Found = TypeVar("Found")
Key = tuple[str, int | None, dt.date, Hashable]


@dataclass(slots=True)
class Remembered:
    """Answers of the two gates while it is open; once shut, each is asked for anew.

    Only whoever makes the caller of one request opens it. The callers of commands, jobs and tests
    have none: they may outlast a change of rights.
    """

    is_open: bool = False
    answers: dict[Key, Any] = field(default_factory=dict)

    def __enter__(self) -> Self:
        self.is_open = True
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.is_open = False
        self.answers.clear()

    def ask(self, key: Key, find: Callable[[], Found]) -> Found:
        """The answer that was found first, as long as the request lasts."""
        if not self.is_open:
            return find()
        if key not in self.answers:
            self.answers[key] = find()
        found: Found = self.answers[key]
        return found
