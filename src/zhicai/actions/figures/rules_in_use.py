"""The rulebook of this installation, read once per process."""

from functools import lru_cache

from zhicai.core.rules.load import Rulebook, load_rulebook


@lru_cache(maxsize=1)
def rulebook() -> Rulebook:
    return load_rulebook()
