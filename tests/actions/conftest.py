"""The county is open to every test of an action."""

from actions.offices import county, database, each_file_is_read_once, world

__all__ = ["county", "database", "each_file_is_read_once", "world"]
