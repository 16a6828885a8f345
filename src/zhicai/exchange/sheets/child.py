"""The program that reads a stranger's file, with little memory and little time.

``python -m zhicai.exchange.sheets.child FILE`` writes one JSON document a line: ``book``,
``sheet``, ``lines``, ``notice``, ``ask`` (answered by one line of JSON on standard input),
``refused`` or ``done``. Whatever it is fed, it can hurt nobody but itself.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import stat
import sys
from collections.abc import Sequence
from pathlib import Path

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.reading.outlet import Outlet, Source
from zhicai.exchange.sheets.reading.sources import read_source
from zhicai.exchange.sheets.wire import pack_refusal


def main(arguments: Sequence[str] | None = None) -> int:
    """Read one file; every outcome but a crash is told on standard output."""
    parser = argparse.ArgumentParser(prog="python -m zhicai.exchange.sheets.child")
    parser.add_argument("file", type=Path)
    parser.add_argument("--name", help="what to call the file")
    parser.add_argument("--seconds", type=int, help="processor time allowed")
    given = parser.parse_args(arguments)
    _limit_resources(given.seconds or int(limits.LONGEST_CPU_SECONDS))
    outlet = Outlet(sys.stdout, _ask, _extend_time)
    name = given.name or given.file.name
    try:
        with given.file.open("rb") as file:
            read_source(Source(name, file), outlet)
            outlet.finish()
    except Refused as refused:
        outlet.tell("refused", pack_refusal(refused))
    except FileNotFoundError:
        outlet.tell("refused", pack_refusal(Refused("file.not_found", value=name)))
    except MemoryError:
        outlet.tell("refused", pack_refusal(Refused("file.too_large", value=name)))
    except BaseException as error:
        kind = type(error).__name__
        outlet.tell("refused", pack_refusal(Refused("file.unreadable", value=name, cause=kind)))
    sys.stdout.flush()
    return 0


def _limit_resources(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limits.CHILD_MEMORY, limits.CHILD_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, int(limits.LONGEST_CPU_SECONDS)))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode):  # by hand, `> out.jsonl` is fine
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _extend_time() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (min(soft + limits.EARNED_CPU_SECONDS, hard), hard))


def _ask(name: str) -> str | None:
    sys.stdout.write(json.dumps({"ask": name}) + "\n")
    sys.stdout.flush()
    answer = sys.stdin.readline()
    password = json.loads(answer)["password"] if answer.strip() else None
    return password if isinstance(password, str) else None


if __name__ == "__main__":
    sys.exit(main())
