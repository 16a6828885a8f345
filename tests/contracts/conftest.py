"""The offices of the journeys are open to these tests."""

from journeys.offices import (
    demo,
    demo_answers,
    demo_office,
    demo_plan,
    empty_office,
    new_office,
    office,
)

__all__ = [
    "demo",
    "demo_answers",
    "demo_office",
    "demo_plan",
    "empty_office",
    "new_office",
    "office",
]
