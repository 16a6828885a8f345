"""Who "this ministry" and "your school" are, as far as the letter says."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from zhicai.core.letters.citing import words
from zhicai.core.letters.citing.agencies import last_named
from zhicai.core.letters.run import Squeezed


@dataclass(frozen=True, slots=True)
class Names:
    """Issuer and addressee of the letter, and the short names that it gives."""

    issuer: str | None = None
    addressee: str | None = None
    short: Mapping[str, str] = field(default_factory=dict)
    told: Sequence[Squeezed] = ()

    def _with_full_parent(self, name: str) -> str:
        """An office within "this ministry" bears the name of the ministry."""
        parent = words.SELF_START.match(name)
        if parent is None or parent.end() == len(name):
            return name
        return f"{self.full(parent.group()) or parent.group()}{name[parent.end() :]}"

    def last_told(self, place: int, *, ending: str) -> str | None:
        """The last agency with that ending that stands before a place of the file."""
        before = (text for text in reversed(self.told) if text.places and text.places[0] < place)
        return next((name for text in before if (name := _last_in(text, place, ending))), None)

    def full(self, name: str) -> str | None:
        """The name itself where the letter does not tell more; None for "that office"."""
        if name in self.short:
            return self.short[name]
        match = words.SELF.fullmatch(name)
        if match is None:
            return self._with_full_parent(name)
        whose = self.issuer if match["who"] == words.SELF_SINGLE else None
        if match["who"] in words.YOURS:
            whose = self.addressee if not words.MANY.match(self.addressee or "") else None
        elif match["who"] != words.SELF_SINGLE:
            return None
        return _up_to(whose, match["what"]) or name


def _last_in(text: Squeezed, place: int, ending: str) -> str | None:
    return last_named(text, bisect_left(text.places, place), ending=ending)


def _up_to(whole: str | None, what: str) -> str | None:
    """The issuer up to the word that it calls itself by."""
    if not whole:
        return None
    for ending in (what, *words.SCHOOL_ENDINGS) if what in words.SCHOOLS else (what,):
        place = whole.find(ending)
        if place > 0:
            return whole[: place + len(ending)]
    return None
