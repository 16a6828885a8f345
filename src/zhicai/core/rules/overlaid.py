"""What agencies set for themselves: the nearest decision at or above the agency of a person."""

import datetime as dt
from dataclasses import dataclass

import narwhals as nw

from zhicai.core.rules.facts import Facts, Frame, Native, lazy, pick_one

EVENTS = "staff.events."
REPEAT_COURSE = "hours.repeat_course"
# The field of the value by which such a provision is judged.
SETTING_OF = {EVENTS: "effect", REPEAT_COURSE: "counts"}


@dataclass(frozen=True, slots=True)
class OwnSettings:
    """For each person whom a decision of an agency concerns: person, provision, setting."""

    of_people: Frame

    def of(self, provision_id: str) -> Frame:
        """Person and setting, for one provision."""
        rows = self.of_people.filter(nw.col("provision") == provision_id)
        return rows.select("person", "setting")


def setting_key(provision_id: str) -> str | None:
    """The key of the value that judging reads; None where no verdict rests on an overlay."""
    kind = EVENTS if provision_id.startswith(EVENTS) else provision_id
    return SETTING_OF.get(kind)


def is_judged(provision_id: str) -> bool:
    """Whether an agency's own value may change somebody's verdict."""
    return setting_key(provision_id) is not None


def own_settings(
    facts: Facts, paths: Native, *, people: Frame, as_of: dt.date
) -> OwnSettings | None:
    """None where no agency has decided anything: then the national values hold for all.

    An agency's decision lasts until its last day or until its next one begins. A decision of a
    nearer agency goes before one further up. `people` has person and agency.
    """
    if facts.overlays is None:
        return None
    begun = lazy(facts.overlays).filter(nw.col("in_force_from") <= as_of)
    latest = pick_one(begun, ["agency", "provision"], keep="last", order_by=["in_force_from"])
    still = nw.col("in_force_until").is_null() | (nw.col("in_force_until") >= as_of)
    below = lazy(paths).select("ancestor", nw.col("descendant").alias("at"), "depth")
    reaching = latest.filter(still).join(below, left_on="agency", right_on="ancestor", how="inner")
    nearest = pick_one(reaching, ["at", "provision"], keep="first", order_by=["depth"])
    settings = nearest.select(nw.col("at").alias("agency"), "provision", "setting")
    told = people.select("person", "agency").join(settings, on="agency", how="inner")
    return OwnSettings(told.select("person", "provision", "setting"))
