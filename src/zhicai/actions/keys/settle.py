"""Finish a change of keys that ended between the database and the files."""

from zhicai.actions.home import NEXT, SEALING, find_other, home_path, promote_keys, read_key
from zhicai.records.staff.identity import check_of


def settle_keys(kept: str) -> bool:
    """Whether the keys to come are those of the database; then they are the present ones."""
    place = home_path()
    coming = {
        name: find_other(NEXT, name=name, home=place) or read_key(name, home=place)
        for name in SEALING
    }
    if check_of(coming["search"], coming["national_id"]) != kept:
        return False
    promote_keys(place)
    return True
