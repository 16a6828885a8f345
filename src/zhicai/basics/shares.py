"""Shares in percent."""

WHOLE, EVEN = 100, 50
