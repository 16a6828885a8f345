"""The two ways in which a text or a file is turned down."""

from __future__ import annotations


class Unreadable(ValueError):
    """One text that cannot be read: a code, and the text as it was seen.

    >>> str(Unreadable("not_hours", "三"))
    'not_hours: 三'
    """

    def __init__(self, code: str, seen: str) -> None:
        super().__init__(code, seen)
        self.code = code
        self.seen = seen

    def __str__(self) -> str:
        return f"{self.code}: {self.seen}"


class Refused(Exception):
    """A whole file or command that is turned down; nothing of it was done.

    >>> refused = Refused("file.empty", value="名冊.xlsx", size="0")
    >>> refused.code, refused.value, refused.details
    ('file.empty', '名冊.xlsx', {'size': '0'})
    """

    def __init__(
        self, code: str, *, place: str | None = None, value: str | None = None, **details: object
    ) -> None:
        super().__init__(code)
        self.code = code
        self.place = place
        self.value = value
        self.details = {name: str(detail) for name, detail in details.items()}

    def __reduce__(self) -> tuple[object, ...]:
        """A refusal travels whole from a child process to its parent."""
        known = {**self.details, "place": self.place, "value": self.value}
        return _rebuild_refused, (self.code, known)

    def __str__(self) -> str:
        seen = (self.place, self.value)
        return ": ".join([self.code, *(text for text in seen if text)])


FULL = ("is full", "no space left", "could not extend file")


def is_disk_full(error: BaseException) -> bool:
    """Whether a database says that there is no room for what was to be kept.

    >>> is_disk_full(OSError("database or disk is full")), is_disk_full(OSError("locked"))
    (True, False)
    """
    told = str(error).lower()
    return any(words in told for words in FULL)


def _rebuild_refused(code: str, known: dict[str, str | None]) -> Refused:
    return Refused(code, **known)
