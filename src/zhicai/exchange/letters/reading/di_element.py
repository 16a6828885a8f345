"""One element of a DI, with what stands in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LAID_OUT = re.compile(r"[ \t\r\n]*\n[ \t\r\n]*")


@dataclass(slots=True)
class Element:
    """Texts and elements, in order."""

    name: str
    stated: dict[str, str] = field(default_factory=dict)
    inside: list[Element | str] = field(default_factory=list)

    def children(self, *names: str) -> list[Element]:
        """The elements right below it, those of some names or all."""
        return [
            one
            for one in self.inside
            if isinstance(one, Element) and (not names or one.name in names)
        ]

    def text(self) -> str:
        """All words in it, without the blanks by which the file is laid out.

        >>> Element("文字", {}, ["請查", "照。"]).text()
        '請查照。'
        """
        return LAID_OUT.sub("", self.words()).strip()

    def text_of(self, *names: str) -> str:
        """The words of its children of some names, one after the other."""
        return "".join(child.text() for child in self.children(*names))

    def code(self) -> str:
        """What its attribute 代碼 states, else its words."""
        return self.stated.get("代碼", "").strip() or self.text()

    def words(self) -> str:
        if self.name == "mi" and self.stated.get("act") == "del":  # taken out while drafting
            return ""
        return "".join(one if isinstance(one, str) else one.words() for one in self.inside)
