"""The offices of the journeys are open to these tests."""

import os

from journeys.offices import (
    demo,
    demo_answers,
    demo_office,
    demo_plan,
    desk,
    empty_office,
    new_office,
    office,
    staffed,
    staffed_office,
)

# Reading a file touches no database: once is enough.
collect_ignore = ["test_bad_files.py"] if os.environ.get("ZHICAI_DATABASE_URL") else []
__all__ = [
    "demo",
    "demo_answers",
    "demo_office",
    "demo_plan",
    "desk",
    "empty_office",
    "new_office",
    "office",
    "staffed",
    "staffed_office",
]
