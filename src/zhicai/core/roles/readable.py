"""Texts that can't be read as duties: an answer is still given, but a person must look."""

import re
from collections.abc import Sequence

from zhicai.core.roles.lexicon import Lexicon
from zhicai.core.roles.suggestion import AbstainReason
from zhicai.core.roles.weigh import WeighedItem

OBSTACLES = frozenset(
    {
        AbstainReason.EMPTY,
        AbstainReason.NOT_CHINESE,
        AbstainReason.SIMPLIFIED,
        AbstainReason.TOO_LONG,
        AbstainReason.BOILERPLATE,
        AbstainReason.ELSEWHERE,
    }
)
FEWEST_CHARACTERS = 4
FEWEST_SIMPLIFIED = 3
CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def find_obstacle(
    text: str, weighed: Sequence[WeighedItem], lexicon: Lexicon
) -> AbstainReason | None:
    """Why the text says too little, or nothing that we read; None where it can be read."""
    characters = CHINESE.findall(text)
    simplified = sum(map(lexicon.simplified.__contains__, characters))
    obstacles = (
        (not re.search(r"\w", text), AbstainReason.EMPTY),
        (not characters, AbstainReason.NOT_CHINESE),
        (simplified >= FEWEST_SIMPLIFIED, AbstainReason.SIMPLIFIED),
        (len(text) >= lexicon.decision.longest_characters, AbstainReason.TOO_LONG),
        (not weighed, AbstainReason.BOILERPLATE),
        (_stands_elsewhere(weighed, lexicon), AbstainReason.ELSEWHERE),
        (len(characters) < FEWEST_CHARACTERS, AbstainReason.EMPTY),
    )
    return next((reason for is_met, reason in obstacles if is_met), None)


def _stands_elsewhere(weighed: Sequence[WeighedItem], lexicon: Lexicon) -> bool:
    return all(lexicon.elsewhere.search(item.item.text) for item in weighed)
