"""Suggested and decided talent roles: what the verbs and screens of roles share."""
