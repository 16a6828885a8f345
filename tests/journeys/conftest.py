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

# What is read, refused, drawn or typed is the same on every database: once is enough. Taking in,
# undoing, judging what is kept and asking for it again stay, and so does the whole demo.
SAME_ON_EVERY_DATABASE = [
    "test_bad_files.py",
    "test_bad_files_whole_way.py",
    "test_faulty_file_back.py",
    "test_faulty_rows.py",
    "test_numbers_equal.py",
    "test_real_posts.py",
]
ON_POSTGRES_ALONE = ["test_wall.py"]
collect_ignore = (
    SAME_ON_EVERY_DATABASE if os.environ.get("ZHICAI_DATABASE_URL") else ON_POSTGRES_ALONE
)
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
