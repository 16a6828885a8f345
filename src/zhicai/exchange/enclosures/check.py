"""What a handed-in file really is, and what of it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from zhicai.basics.errors import Refused
from zhicai.exchange.enclosures.jpeg import clean_jpeg
from zhicai.exchange.enclosures.pdf import clean_pdf
from zhicai.exchange.enclosures.png import clean_png
from zhicai.exchange.enclosures.wrong import WrongFile

MAX_BYTES = 10 << 20
STARTS = (
    (b"%PDF-", "pdf", clean_pdf),
    (b"\x89PNG\r\n\x1a\n", "png", clean_png),
    (b"\xff\xd8\xff", "jpeg", clean_jpeg),
)


@dataclass(frozen=True, slots=True)
class Checked:
    kind: str
    content: bytes


def check_enclosure(content: bytes, *, name: str) -> Checked:
    """A PDF, PNG or JPEG by its content, whatever its name says; without the data of its maker.

    Raises Refused: enclosure.empty, enclosure.too_large, enclosure.kind_unknown,
    enclosure.broken, enclosure.active, enclosure.locked, enclosure.too_many_pixels.
    """
    if not content:
        raise Refused("enclosure.empty", value=name)
    if len(content) > MAX_BYTES:
        raise Refused("enclosure.too_large", value=name)
    for start, kind, clean in STARTS:
        if content.startswith(start):
            try:
                return Checked(kind, clean(content))
            except WrongFile as wrong:
                raise Refused(wrong.code, value=name) from wrong
    raise Refused("enclosure.kind_unknown", value=name)
