"""People of a plan as a preview names them: name, masked ID, where they serve."""

from collections.abc import Iterable
from typing import Any

from zhicai.actions.intake.desk import Desk


class PeopleTold:
    """Looks each person up once; the last item is the keyed hash, which outlasts the plan."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._hash_of = {key: hashed for hashed, key in desk.people.by_hash.items()}
        self._told: dict[int, list[Any]] = {}

    def tell(self, people: Iterable[int]) -> list[list[Any]]:
        return [self._tell(key) for key in people]

    def _tell(self, key: int) -> list[Any]:
        if key not in self._told:
            posts = [held.values for held in self.desk.people.postings_of.get(key, ())]
            post = next((row for row in reversed(posts) if row.ended_on is None), None)
            post = post or (posts[-1] if posts else None)
            agency = self.desk.agencies.name_on(post.agency_id, self.desk.today) if post else ""
            self._told[key] = [
                key,
                self.desk.people.name_of(key),
                self.desk.people.masked.get(key, ""),
                agency,
                post.division if post else "",
                post.job_title if post else "",
                self._hash_of.get(key, ""),
            ]
        return self._told[key]
