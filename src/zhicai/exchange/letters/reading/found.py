"""What a reader gives: lines as they are printed, and what the officer should know about them."""

from __future__ import annotations

from dataclasses import dataclass, field

from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.basics.remarks import Remark
from zhicai.exchange.letters import limits


@dataclass(slots=True)
class Found:
    """Collects the lines of one file; `page` is None where the file knows no pages."""

    name: str
    kind: str
    lines: list[tuple[int | None, str]] = field(default_factory=list)
    notices: list[Remark] = field(default_factory=list)
    length: int = 0

    def put(self, text: str, page: int | None = None) -> None:
        """Take one printed text; a line end in it begins another line."""
        self.length += len(text)
        if self.length > limits.MAX_TEXT:
            raise Refused("letter.too_large", value=self.name)
        for line in text.split("\n"):
            self.lines.append((page, line.rstrip()))

    def notice(self, code: str, *, value: str | None = None, **details: str) -> None:
        seen = None if value is None else mask_ids_in(value)
        self.notices.append(Remark(code, value=seen, details=details))

    @property
    def has_text(self) -> bool:
        return any(text.strip() for _, text in self.lines)
