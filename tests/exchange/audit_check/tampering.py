"""Ways to damage a chain, each with what the reader must say of it."""

from exchange.audit_check.chains import link
from zhicai.exchange.audit_check.model import Damage, Finding

TEXTS = ("actor_code", "on_behalf_of", "agency_code", "action", "object_key", "reason")


def edit(rows, dice):
    at = dice.randrange(len(rows))
    name = dice.choice((*TEXTS, "request_key", "at", "hash"))
    rows[at] = rows[at]._replace(**{name: "z" + getattr(rows[at], name)[1:]})
    return Damage.EDITED, at + 1


def edit_fields(rows, dice):
    at = dice.randrange(len(rows))
    rows[at] = rows[at]._replace(fields='{"count":7}', people=None)
    return Damage.EDITED, at + 1


def rehash(rows, dice):
    """An edit by somebody who knows the form, and forgets the entries that follow."""
    at = dice.randrange(len(rows) - 1)
    rows[at] = link(rows[at]._replace(actor_code="guo"), rows[at].previous_hash)
    return Damage.REHASHED, at + 1


def delete(rows, dice):
    at = dice.randrange(1, len(rows) - 1)
    del rows[at]
    return Damage.DELETED, at + 1


def delete_several(rows, dice):
    at = dice.randrange(1, len(rows) - 6)
    del rows[at : at + dice.randint(2, 4)]
    return Damage.DELETED, at + 1


def delete_first(rows, dice):
    del rows[: dice.randint(1, 3)]
    return Damage.DELETED, 1


def delete_and_renumber(rows, dice):
    at = dice.randrange(1, len(rows) - 1)
    del rows[at]
    rows[at:] = [row._replace(sequence=row.sequence - 1) for row in rows[at:]]
    return Damage.DELETED, at + 1


def swap(rows, dice):
    """Two entries change places, numbers staying where they were."""
    one, other = sorted(dice.sample(range(len(rows)), 2))
    a, b = rows[one], rows[other]
    rows[one], rows[other] = b._replace(sequence=a.sequence), a._replace(sequence=b.sequence)
    return Damage.SWAPPED, one + 1


def swap_contents(rows, dice):
    """The same, the hashes staying where they were as well."""
    one, other = sorted(dice.sample(range(len(rows)), 2))
    kept = [
        {name: getattr(rows[at], name) for name in ("sequence", "previous_hash", "hash")}
        for at in (one, other)
    ]
    rows[one], rows[other] = rows[other]._replace(**kept[0]), rows[one]._replace(**kept[1])
    return Damage.SWAPPED, one + 1


def insert(rows, dice):
    """One is put in, well hashed, and all that follow are renumbered."""
    at = dice.randrange(1, len(rows) - 1)
    forged = link(rows[at]._replace(reason="插入"), rows[at - 1].hash)
    rows[at:] = [forged, *(row._replace(sequence=row.sequence + 1) for row in rows[at:])]
    return Damage.INSERTED, at + 1


def change_people(rows, dice):
    at = dice.choice([n for n, row in enumerate(rows) if row.people])
    rows[at] = rows[at]._replace(people=rows[at].people[1:])
    return Damage.SUBJECTS, at + 1


def truncate(rows, dice):
    kept = dice.randrange(1, len(rows))
    del rows[kept:]
    return Damage.TRUNCATED, kept + 1


def replace_whole(rows, dice):
    """Everything from one entry on is hashed anew: only a known head can tell."""
    at = dice.randrange(len(rows))
    rows[at] = rows[at]._replace(actor_code="guo")
    for number in range(at, len(rows)):
        before = rows[number - 1].hash if number else rows[0].previous_hash
        rows[number] = link(rows[number], before)
    return Damage.REPLACED, len(rows)


WAYS = (
    *(edit, edit_fields, rehash, delete, delete_several, delete_first, delete_and_renumber),
    *(swap, swap_contents, insert, change_people, truncate, replace_whole),
)


def is_told(findings, damage, place):
    """Whether one finding names the damage at its place."""
    return any(one.damage is damage and one.first == place for one in findings)


__all__ = ["WAYS", "Finding", "is_told"]
