"""The three buckets of an undo, as the page lists them."""

from dataclasses import dataclass

from zhicai.actions.undo_batch import Buckets
from zhicai.basics.intake_words import BUCKETS


@dataclass(frozen=True, slots=True)
class BucketLine:
    """Facts of one kind; `reasons` says why they stay, each with its count."""

    kind: str
    count: int
    reasons: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Bucket:
    key: str
    title: str
    lines: tuple[BucketLine, ...]

    @property
    def count(self) -> int:
        return sum(line.count for line in self.lines)


def buckets_of(buckets: Buckets) -> tuple[Bucket, ...]:
    return tuple(
        Bucket(
            key,
            title,
            tuple(
                BucketLine(kind, count, _reasons(buckets, key, kind))
                for kind, count in getattr(buckets, key).items()
            ),
        )
        for key, title in BUCKETS.items()
    )


def _reasons(buckets: Buckets, key: str, kind: str) -> tuple[tuple[str, int], ...]:
    found = (
        (reason, count)
        for (bucket, of_kind, reason), count in sorted(buckets.reasons.items())
        if (bucket, of_kind) == (key, kind)
    )
    return tuple(found)
