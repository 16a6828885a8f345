"""Changes in the middle of a large XML part while it flows past; all other bytes stay."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import IO
from xml.parsers import expat

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets.reading.xml_parts import make_parser

TAG = re.compile(rb"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")


class Splice:
    """A parser beside a buffer. Handlers call `replace` with places that they saw go by.

    Bytes leave the buffer once `settled` has moved past them; replacements come in order.
    """

    def __init__(self, out: IO[bytes], name: str, *, namespaces: bool = False) -> None:
        self.parser = make_parser(name, namespaces=namespaces)
        self.parser.XmlDeclHandler = self._check_encoding
        self.settled = 0
        self._name = name
        self._out = out
        self._buffer = bytearray()
        self._base = 0
        self._edits: list[tuple[int, int, bytes]] = []

    @property
    def at(self) -> int:
        """Where the element begins that the parser is telling about."""
        return self.parser.CurrentByteIndex

    def tag_at(self, start: int) -> bytes:
        """Give the tag that begins there, as written."""
        match = TAG.match(self._buffer, start - self._base)
        return bytes(match.group()) if match else b""

    def between(self, start: int, end: int) -> bytes:
        return bytes(self._buffer[start - self._base : end - self._base])

    def replace(self, start: int, end: int, new: bytes) -> None:
        self._edits.append((start, end, new))

    def append(self, start: int, new: bytes, *, tag: bytes | None = None) -> None:
        """At the end of the element that began there, put something in as its last child.

        ``tag`` takes the place of its start tag; an element without content is opened.
        """
        old = self.tag_at(start)
        begun = old if tag is None else tag
        end = start + len(old)
        if not begun.endswith(b"/>"):
            self.replace(start, end, begun)
            self.replace(self.at, self.at, new)
            return
        name = re.match(rb"<([^\s/>]+)", begun)
        closing = b"</" + (name.group(1) if name else b"") + b">"
        self.replace(start, end, begun[:-2].rstrip() + b">" + new + closing)

    def run(self, chunks: Iterable[bytes]) -> None:
        """Feed everything, and write it with its changes."""
        try:
            for chunk in chunks:
                self._buffer += chunk
                self.parser.Parse(chunk, False)
                self._write(self.settled)
            self.parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise Refused("file.unreadable", value=self._name) from error
        self._write(self._base + len(self._buffer))

    def _write(self, until: int) -> None:
        position = self._base
        while self._edits and self._edits[0][1] <= until:
            start, end, new = self._edits.pop(0)
            self._out.write(self.between(position, start))
            self._out.write(new)
            position = end
        self._out.write(self.between(position, until))
        del self._buffer[: until - self._base]
        self._base = until

    def _check_encoding(self, _version: str, encoding: str | None, _alone: int) -> None:
        if (encoding or "utf-8").lower() != "utf-8":
            raise Refused("file.unreadable", value=self._name)


def find_prefix(name: str) -> str:
    """The prefix of an element, with its colon.

    >>> find_prefix("x:worksheet"), find_prefix("worksheet")
    ('x:', '')
    """
    return name[: -len(name.rpartition(":")[2])]


def set_attribute(tag: bytes, name: str, value: str | None) -> bytes:
    """Set an attribute in a tag as written, or take it out.

    >>> set_attribute(b'<c r="A1" s="3"/>', "s", "7"), set_attribute(b'<c s="3">', "s", None)
    (b'<c r="A1" s="7"/>', b'<c>')
    """
    bare = re.sub(rb"\s" + name.encode() + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')", b"", tag, count=1)
    if value is None:
        return bare
    cut = -2 if bare.endswith(b"/>") else -1
    return bare[:cut].rstrip() + f' {name}="{value}"'.encode() + bare[cut:]
