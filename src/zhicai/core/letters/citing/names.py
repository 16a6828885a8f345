"""Who "this ministry" and "your school" are, as far as the letter says."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from zhicai.core.letters.citing import words


@dataclass(frozen=True, slots=True)
class Names:
    """Issuer and addressee of the letter, and the short names that it gives."""

    issuer: str | None = None
    addressee: str | None = None
    short: Mapping[str, str] = field(default_factory=dict)

    def full(self, name: str) -> str | None:
        """The name itself where the letter does not tell more; None for "that office"."""
        if name in self.short:
            return self.short[name]
        match = words.SELF.fullmatch(name)
        if match is None:
            return name
        whose = self.issuer if match["who"] == words.SELF_SINGLE else None
        if match["who"] in words.YOURS:
            whose = self.addressee if not words.MANY.match(self.addressee or "") else None
        elif match["who"] != words.SELF_SINGLE:
            return None
        return _up_to(whose, match["what"]) or name


def _up_to(whole: str | None, what: str) -> str | None:
    """The issuer up to the word that it calls itself by."""
    if not whole:
        return None
    for ending in (what, *words.SCHOOL_ENDINGS) if what in words.SCHOOLS else (what,):
        place = whole.find(ending)
        if place > 0:
            return whole[: place + len(ending)]
    return None
