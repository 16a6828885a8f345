"""A letter while its lines are being told apart: labels with their lines, and what follows."""

from dataclasses import dataclass, field

from zhicai.core.letters import words
from zhicai.core.letters.run import Run

HEADER = (
    words.ISSUER,
    words.ADDRESSEE,
    words.ISSUED_ON,
    words.ISSUE_NUMBER,
    words.URGENCY,
    words.SECRECY,
    words.ATTACHMENTS,
    words.CONTACT,
    words.FILING,
)
STRONG = (words.ADDRESSEE, words.ISSUED_ON, words.ISSUE_NUMBER)
BODY = (words.SUBJECT, words.GIST, words.BODY, words.BASIS, words.REMARKS)
LISTS = (words.ORIGINALS, words.COPIES, words.ATTENDEES)


@dataclass(slots=True)
class Entry:
    """A label and the lines that belong to it; an empty run is a blank line."""

    key: str
    label: str
    lines: list[Run] = field(default_factory=list)

    @property
    def written(self) -> list[Run]:
        return [line for line in self.lines if line.text]


@dataclass(slots=True)
class Title:
    """Issuer and kind as the heading names them; heading lines may hold date and number too."""

    issuers: list[Run]
    kind: Run | None
    heading: Run | None = None


@dataclass(slots=True)
class Draft:
    title: Title | None = None
    entries: list[Entry] = field(default_factory=list)
    loose: list[Run] = field(default_factory=list)
    tail: list[Run] = field(default_factory=list)
    is_closed: bool = False

    def has(self, *keys: str) -> bool:
        return any(entry.key in keys for entry in self.entries)

    def first(self, key: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.key == key), None)

    def all(self, *keys: str) -> list[Entry]:
        return [entry for entry in self.entries if entry.key in keys]

    @property
    def is_letter(self) -> bool:
        return self.title is not None or self.has(*STRONG, words.SUBJECT, words.GIST)

    @property
    def is_bare(self) -> bool:
        """Nothing but a name: the title of the paper that holds the letters."""
        return not (self.entries or self.loose or self.tail) and not (
            self.title and self.title.heading
        )

    @property
    def is_fresh(self) -> bool:
        """Nothing but filing marks and contact lines so far."""
        return self.title is None and not self.has(*STRONG, *BODY, *LISTS)
