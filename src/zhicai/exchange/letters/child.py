"""The program that reads strangers' letters, with little memory and little time.

``python -m zhicai.exchange.letters.child`` takes one JSON document a line, ``file`` and ``name``,
and answers each with one: the lines and notices of the letter, or the refusal. Whatever it is fed,
it can hurt nobody but itself.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from zhicai.basics.errors import Refused
from zhicai.exchange.letters import limits
from zhicai.exchange.letters.reading.kinds import read_content
from zhicai.exchange.letters.wire import pack_found, pack_refused


def main() -> int:
    """Read file after file until the parent asks for no more."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.CHILD_MEMORY, limits.CHILD_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    for line in sys.stdin:
        asked = json.loads(line)
        _allow_seconds(limits.CPU_SECONDS)
        sys.stdout.write(_answer(Path(asked["file"]), asked["name"]) + "\n")
        sys.stdout.flush()
    return 0


def _answer(path: Path, name: str) -> str:
    try:
        return pack_found(read_content(path.read_bytes(), name))
    except Refused as refused:
        return pack_refused(refused)
    except FileNotFoundError:
        return pack_refused(Refused("letter.not_found", value=name))
    except MemoryError:
        return pack_refused(Refused("letter.too_large", value=name))
    except Exception as error:
        kind = type(error).__name__
        return pack_refused(Refused("letter.unreadable", value=name, cause=kind))


def _allow_seconds(seconds: int) -> None:
    """So much processor time for this file, whatever those before it took."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


if __name__ == "__main__":
    sys.exit(main())
