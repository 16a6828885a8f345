"""Ask every cell as one of the actors, undo what it did, and keep what is wrong with the answer."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

from django.db import transaction
from django.test import Client

from matrix.actors import Actor
from matrix.cells import FOREIGN, Cell, methods_of_views
from matrix.forest import Forest
from matrix.leaks import WHOLE_ID, plain, texts_of
from zhicai.actions.access import Permission

CANARY = re.compile(r"canary[a-z]+x")
OFFICE = re.compile(r"^\w+:\w+$")
DOOR = "/sign-in/"
# Pages that end or renew a session by themselves.
ENDING = ("sign-out/", "sign-ins/prove/")
# What the forest has none of: a corrected file, a signed page, a file of a request, a line to
# correct; and the front of an installation, which asks at no agency at all.
EMPTY = (
    "start/",
    "agency/<str:agency_code>/division/correct/",
    "agency/<str:agency_code>/requests/<int:number>/file/",
    "agency/<str:agency_code>/division/forms/<str:number>/file/",
    "agency/<str:agency_code>/intake/<int:draft>/files/<int:file>/download/",
    "agency/<str:agency_code>/approvals/<int:number>/page/",
    "agency/<str:agency_code>/settings/sign-in/provider/<slug:code>/",
    "agency/<str:agency_code>/settings/sign-in/unlink/<int:key>/",
)
# How the whole installation is signed in to: only for whoever stands at its top.
AT_TOP = (
    "agency/<str:agency_code>/settings/sign-in/provider/",
    "agency/<str:agency_code>/settings/sign-in/clear/",
)
# The whole ID itself, asked for with a reason; a file given back to an office that may import.
TELLS_IDS = {
    "agency/<str:agency_code>/staff/<int:person>/identity/": Permission.IDENTITY_REVEAL,
    "agency/<str:agency_code>/intake/<int:draft>/files/<int:file>/download/": (
        Permission.DATA_IMPORT
    ),
}


@dataclass(slots=True)
class Walk:
    """`faults` holds a line for each thing that should not be; `asked` counts the requests."""

    actor: Actor
    forest: Forest
    client: Client
    asked: int = 0
    faults: list[str] = field(default_factory=list)
    nothing: dict[tuple[str, str, str], tuple[int, str]] = field(default_factory=dict)

    def run(self, cells: Iterable[Cell]) -> None:
        for cell in cells:
            answer = self.ask(cell)
            told = [*self._status(cell, answer), *self._alike(cell, answer)]
            told += self._leaks(cell, answer)
            self.faults.extend(f"{self.actor.name}: {cell.told}: {fault}" for fault in told)

    def ask(self, cell: Cell, data: dict[str, Any] | None = None) -> Any:
        """What the request wrote is taken back, so that the next cell finds the same forest."""
        self.asked += 1
        held = self.client.cookies.output(header="", sep=";")
        with transaction.atomic():
            answer = getattr(self.client, cell.method.lower())(cell.path(self.forest), data or {})
            transaction.set_rollback(True)
        self.client.cookies = SimpleCookie(held)
        return answer

    def _status(self, cell: Cell, answer: Any) -> list[str]:
        status, faults = answer.status_code, []
        if status >= 500:
            faults.append(f"answers {status}")
        if status == 405:
            is_taken = cell.method in methods_of_views()[cell.route]
            return ["refuses a method that the view says it takes"] if is_taken else []
        if cell.policy == "anyone":
            return faults
        is_door = status == 302 and answer.headers.get("Location", "").startswith(DOOR)
        if self.actor.is_stranger is not is_door and cell.route not in ENDING:
            faults.append(f"{status} {'shows no door' if not is_door else 'sends to the door'}")
        if self.actor.is_stranger or not OFFICE.match(cell.policy):
            return faults
        may = self._may(cell)
        if not may and status != 404:
            faults.append(f"answers {status} although {cell.policy} is not held")
        is_self = "/self/" in cell.route  # only for an account that is tied to a person
        is_above = cell.route in AT_TOP and self.actor.name != "local"
        is_there = not (cell.route in EMPTY or is_self or is_above)
        is_own = cell.desk == cell.thing == "own" and is_there
        if may and is_own and cell.method == "GET" and status == 404:
            faults.append(f"answers 404 although {cell.policy} is held")
        return faults

    def _may(self, cell: Cell) -> bool:
        """Outside of an office stand the first imports: each belongs to whoever may take it on."""
        if not cell.is_office:
            return self.actor.name == "local" or self.actor.may(cell.policy, cell.thing)
        return self.actor.may(cell.policy, cell.desk)

    def _alike(self, cell: Cell, answer: Any) -> list[str]:
        """Forbidden and missing are one page; so are a foreign object and none at all."""
        is_taken = cell.method in methods_of_views()[cell.route]
        if not is_taken or self.actor.is_stranger or not cell.is_office:
            return []
        seen = (answer.status_code, plain(answer) if not answer.streaming else "")
        kind = "own" if cell.desk == "own" and cell.thing != "own" else "wall"
        if cell.thing == "nowhere":
            self.nothing[cell.route, cell.method, kind] = seen
            return []
        is_foreign_key = kind == "own" and cell.thing in FOREIGN and self.actor.name != "local"
        if not is_foreign_key and self._may(cell):
            return []
        if kind == "own" and not is_foreign_key:
            return []
        missing = self.nothing.get((cell.route, cell.method, kind))
        return [] if missing == seen else [f"differs from {cell.told} that does not exist"]

    def _leaks(self, cell: Cell, answer: Any) -> list[str]:
        faults = []
        may_tell_ids = cell.route in TELLS_IDS and self._may_tell(cell)
        for text in texts_of(answer):
            if not may_tell_ids and WHOLE_ID.search(text):
                faults.append("tells a whole ID")
            if "canary" in text.lower():
                faults.extend(self.foreign(text))
        return sorted(set(faults))

    def _may_tell(self, cell: Cell) -> bool:
        return self.actor.may(TELLS_IDS[cell.route], cell.desk)

    def foreign(self, text: str) -> list[str]:
        """Secrets in a text that are not for this actor."""
        found = set(CANARY.findall(text.lower()))
        return [
            f"tells {kind} of {name}"
            for name, secrets in self.forest.secrets.items()
            for kind, one in secrets.items()
            if one in found and not self.actor.may_be_told(kind, name)
        ]
