"""Duty text → suggested talent role, with the words that decided it."""
