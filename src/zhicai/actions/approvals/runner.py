"""What a kind of act needs to be offered: who may ask and approve, what it shows, what it does."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from zhicai.actions.access import Caller, Permission


@dataclass(frozen=True, slots=True)
class Look:
    """What the act would do at this moment.

    `wanted` says what exactly is asked for and must not hold what passes by itself (an instant);
    `facts` is all that it rests on, told in any way that is equal as long as they are; `lines`
    are a label and a text each, for whoever decides.
    """

    wanted: Mapping[str, Any]
    facts: bytes
    lines: tuple[tuple[str, str], ...]

    @property
    def content(self) -> str:
        return json.dumps(self.wanted, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @property
    def content_hash(self) -> str:
        return hashlib.sha256(self.content.encode()).hexdigest()

    @property
    def facts_hash(self) -> str:
        return hashlib.sha256(self.facts).hexdigest()


@dataclass(frozen=True, slots=True)
class Runner:
    """One kind of act. `look` raises Refused where the act cannot be done at all.

    `run` is called once, inside the transaction that holds the lock of all facts, right after a
    look whose facts were the same; what it gives back is kept (counts and numbers, no names).
    `warning` says what cannot be undone.
    """

    kind: str
    asks: Permission
    approves: Permission
    warning: str
    look: Callable[[str, Mapping[str, Any], Caller], Look]
    run: Callable[[str, Mapping[str, Any], Caller], Mapping[str, Any]]
