"""Text without any format: its encoding by its bytes; XML among it goes to the reader of DI."""

from __future__ import annotations

import io
import re

from zhicai.basics.errors import Refused
from zhicai.core.letters.letter_text import plain_letter_text
from zhicai.exchange.letters import limits
from zhicai.exchange.letters.reading.di import read_di
from zhicai.exchange.letters.reading.di_order import ORDERS
from zhicai.exchange.letters.reading.found import Found
from zhicai.exchange.sheets.reading.encodings import find_encoding

XML = re.compile(
    rf"\s*(?:<\?xml\b|<!DOCTYPE\s|<(?:{'|'.join(ORDERS)}|交換表單)[\s>])", re.IGNORECASE
)
WEB_PAGE = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE)
BEGINNING = 2_000
MARKS = "\ufeff"


def read_text(content: bytes, name: str) -> Found:
    """Raises Refused: letter.encoding, letter.too_large, and those of a DI."""
    if len(content) > limits.MAX_TEXT_BYTES:
        raise Refused("letter.too_large", value=name)
    text = _decoded(content, name)
    if "\0" in text:
        raise Refused("letter.kind_unknown", value=name, kind="program")
    if WEB_PAGE.match(text[:BEGINNING]):
        raise Refused("letter.kind_unknown", value=name, kind="web_page")
    if XML.match(text[:BEGINNING]):
        return read_di(text, name)
    found = Found(name, "txt")
    for line in plain_letter_text(text).lines:
        found.put(line.text, line.page)
    return found


def _decoded(content: bytes, name: str) -> str:
    try:
        encoding = find_encoding(io.BytesIO(content), name)
    except Refused as refused:
        raise Refused("letter.encoding", value=name, place=refused.place) from refused
    return content.decode(encoding.codec, encoding.errors).removeprefix(MARKS)
