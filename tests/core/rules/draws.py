"""A draw that every machine and every Python repeats."""

import hashlib


class Draw:
    """Draws from a seed, each by a hash of the seed and its number."""

    def __init__(self, seed):
        self.seed, self.number = seed, 0

    def below(self, bound):
        self.number += 1
        digest = hashlib.sha256(f"{self.seed}:{self.number}".encode()).digest()
        return int.from_bytes(digest) % bound

    def between(self, first, last):
        return first + self.below(last - first + 1)

    def choice(self, values):
        return values[self.below(len(values))]

    def likely(self, percent):
        return self.below(100) < percent

    def shuffled(self, values):
        return sorted(values, key=lambda _: self.below(1 << 64))
