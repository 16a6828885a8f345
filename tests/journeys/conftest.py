"""The offices of the journeys are open to these tests."""

from journeys.offices import (
    demo,
    demo_answers,
    demo_office,
    demo_plan,
    desk,
    empty_home,
    new_office,
    office,
    staffed,
    staffed_home,
)

__all__ = [
    "demo",
    "demo_answers",
    "demo_office",
    "demo_plan",
    "desk",
    "empty_home",
    "new_office",
    "office",
    "staffed",
    "staffed_home",
]
