"""Why a file is turned down, and how large a picture may be."""

from __future__ import annotations

MAX_PIXELS = 50_000_000
BROKEN, ACTIVE = "enclosure.broken", "enclosure.active"
LOCKED, TOO_MANY_PIXELS = "enclosure.locked", "enclosure.too_many_pixels"


class WrongFile(ValueError):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def check_size(width: int, height: int) -> None:
    """A picture has an area, and one that a browser can show."""
    if not width or not height:
        raise WrongFile(BROKEN)
    if width * height > MAX_PIXELS:
        raise WrongFile(TOO_MANY_PIXELS)
