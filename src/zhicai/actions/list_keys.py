"""Which keys there are: mark, day and what each protects; never the key itself."""

import datetime as dt
from dataclasses import dataclass

from zhicai.actions import home
from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.basics.key_words import BACKUP, COUNTS, KEYS, STATES, KeyWords
from zhicai.records.audit.models import AuditEvent

SHOWN = 10


@dataclass(frozen=True, slots=True)
class KeyLine:
    code: str
    words: KeyWords
    state: str
    ending: str
    fingerprint: str
    made_at: dt.datetime


@dataclass(frozen=True, slots=True)
class KeyEvent:
    """A change or its proof, as the audit tells it."""

    at: dt.datetime
    action: str
    names: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class KeyReport:
    lines: tuple[KeyLine, ...]
    events: tuple[KeyEvent, ...]
    advice: tuple[str, ...]

    @property
    def is_unproven(self) -> bool:
        return any(line.ending == home.OLD for line in self.lines)

    @property
    def is_interrupted(self) -> bool:
        return any(line.ending == home.NEXT for line in self.lines)


@walled
def list_keys(agency_code: str | None, *, by: Caller) -> KeyReport:
    """For whoever edits settings at the agency; the local administrator needs none."""
    require(by, Permission.SETTING_EDIT, agency_code)
    lines = (
        KeyLine(
            code=one.name,
            words=KEYS[one.name],
            state=STATES[one.ending],
            ending=one.ending,
            fingerprint=one.fingerprint,
            made_at=one.made_at,
        )
        for one in home.list_key_files(home.home_path())
    )
    return KeyReport(tuple(lines), _events(), BACKUP)


def _events() -> tuple[KeyEvent, ...]:
    found = AuditEvent.objects.filter(action__in=("key.changed", "key.proven"))
    return tuple(
        KeyEvent(
            at=one.at,
            action=one.action,
            names=tuple(KEYS[name].name for name in one.fields["keys"] if name in KEYS),
            counts=tuple(
                (COUNTS[name], one.fields[name]) for name in COUNTS if one.fields.get(name)
            ),
        )
        for one in found.order_by("-sequence")[:SHOWN]
    )
