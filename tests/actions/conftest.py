"""The county is open to every test of an action."""

from actions.offices import county, database, files_are_read_here, runtime_role, world

__all__ = ["county", "database", "files_are_read_here", "runtime_role", "world"]
