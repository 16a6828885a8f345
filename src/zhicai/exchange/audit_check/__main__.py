"""`python -m zhicai.exchange.audit_check`: check the audit chain without the program it tells of.

Exit code 0: sound; 1: damaged; 2: could not be read.
"""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from zhicai.basics import audit_words as words
from zhicai.exchange.audit_check.check import check
from zhicai.exchange.audit_check.model import Head, Result
from zhicai.exchange.audit_check.stores import UnreadableLineError, open_store

DATABASE = "zhicai.sqlite3"
SOUND, DAMAGED, UNREADABLE = 0, 1, 2
SHORTEST, LONGEST = 12, 64


def main() -> int:
    given = _arguments()
    try:
        heads = heads_in(given.against)
        with open_store(given.source or here()) as store:
            result = check(store.rows, (*heads, *store.heads), is_excerpt=given.excerpt)
    except UnreadableLineError as unreadable:
        print(words.UNREADABLE_LINE.format(number=unreadable.number), file=sys.stderr)
        return UNREADABLE
    except (OSError, ValueError) as error:
        print(words.UNREADABLE.format(kind=type(error).__name__), file=sys.stderr)
        return UNREADABLE
    print(json.dumps(as_json(result)) if given.json else words.told(as_json(result)))
    return SOUND if result.is_sound else DAMAGED


def _arguments() -> Any:
    parser = argparse.ArgumentParser(prog="zhicai audit verify", description=words.VERIFY)
    parser.add_argument("source", nargs="?", help=words.SOURCE)
    parser.add_argument("--against", help=words.AGAINST)
    parser.add_argument("--excerpt", action="store_true", help=words.EXCERPT)
    parser.add_argument("--json", action="store_true", help=words.JSON)
    return parser.parse_args()


def here() -> str:
    """The database of this installation; its address is never an argument of a command."""
    address = os.environ.get("ZHICAI_DATABASE_URL")
    home = os.environ.get("ZHICAI_HOME")
    folder = Path(home) if home else Path.home() / ".zhicai"
    return address or str(folder / DATABASE)


def heads_in(text: str | None) -> tuple[Head, ...]:
    """Known heads: `number:hash`, a whole hash, or a file of such lines (a day may stand first)."""
    if not text:
        return ()
    path = Path(text)
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else [text]
    return tuple(head_of(line.split()[-1]) for line in lines if line.strip())


def head_of(text: str) -> Head:
    number, colon, digest = text.rpartition(":")
    digest = digest.lower()
    is_hex = all(sign in "0123456789abcdef" for sign in digest)
    if not is_hex or not SHORTEST <= len(digest) <= LONGEST:
        raise ValueError(text)
    if not colon and len(digest) < LONGEST:
        raise ValueError(text)
    return Head(int(number) if colon else None, digest)


def as_json(result: Result) -> dict[str, Any]:
    head = result.head
    return {
        "sound": result.is_sound,
        "entries": result.count,
        "first": result.floor + 1,
        "head": {"sequence": head.sequence, "hash": head.hash} if head else None,
        "findings": [
            {"damage": one.damage.value, "from": one.first, "to": one.last}
            for one in result.findings
        ],
    }


if __name__ == "__main__":
    sys.exit(main())
