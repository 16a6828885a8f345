"""官等 of a post as statistics group it."""

from zhicai.basics.ranks import parse_rank
from zhicai.basics.words import RANKS

# From the highest down; RANKS names them from the lowest up.
KEYS = ("senior", "intermediate", "junior")
SPANNING, OTHER, NONE = "spanning", "other", "none"
RANK_KEYS = (*KEYS, SPANNING, OTHER, NONE)


def rank_key(text: str) -> str:
    """One word for the rank of a post; the grade does not matter.

    >>> rank_key("薦任第八職等"), rank_key("委任第五職等或薦任第六職等"), rank_key("師(三)級")
    ('intermediate', 'spanning', 'other')
    >>> rank_key("  ")
    'none'
    """
    if not text.strip():
        return NONE
    found = parse_rank(text).ranks
    if len(found) > 1:
        return SPANNING
    named = dict(zip(reversed(RANKS), KEYS, strict=True))
    return named[next(iter(found))] if found else OTHER
