"""The parent: starts the child that reads a file, and puts together what it tells."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Self

from zhicai.basics.errors import Refused
from zhicai.basics.remarks import Remark
from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.book import Book, Line, Sheet
from zhicai.exchange.sheets.wire import LineReader, unpack_refusal, unpack_remark

AskPassword = Callable[[str], str | None]
CHILD = "zhicai.exchange.sheets.child"
WALL_SECONDS_PER_CPU_SECOND = 3
LONGEST_NAME = 255
ROOM = Path(__file__).resolve().parents[3]


def open_books(
    path: Path, *, name: str | None = None, password: AskPassword | None = None
) -> list[Book]:
    """Read one file, or every file in a zip, whatever it is; raise Refused if it cannot be used.

    ``password`` is called with the name of a locked file; the answer is used once and not kept.
    Without it, or with None for an answer, a locked file is refused with ``file.encrypted``.
    """
    shown = _printable(name or path.name)
    size = _size(path, shown)
    books = _Shelf()
    with _Child(path, shown, size) as child:
        for kind, told in child.messages(password):
            books.take(kind, told)
    found = books.finish()
    if not any(sheet.lines for book in found for sheet in book.sheets):
        raise Refused("file.empty", value=shown)
    return found


def _printable(name: str) -> str:
    """A name that may be handed to a program: no NUL, no half characters, not too long."""
    return name.replace("\0", "").encode("utf-8", "replace").decode()[:LONGEST_NAME] or "?"


def _size(path: Path, name: str) -> int:
    if not path.is_file():
        raise Refused("file.not_found", value=name)
    size = path.stat().st_size
    if size == 0:
        raise Refused("file.empty", value=name)
    if size > limits.MAX_FILE_BYTES:
        raise Refused("file.too_large", value=name)
    return size


class _Child:
    """The reading process: no secrets in its surroundings, stopped when its time is up."""

    def __init__(self, path: Path, name: str, size: int) -> None:
        self._name = name
        self._is_small = size < limits.MIB
        seconds = limits.seconds_for(size)
        self._wall_seconds = seconds * WALL_SECONDS_PER_CPU_SECOND
        self._is_late = False
        command = [sys.executable, "-m", CHILD, f"--name={name}", f"--seconds={int(seconds)}"]
        self._process = subprocess.Popen(
            [*command, "--", str(path.resolve())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=surroundings(),
        )
        self._timer = self._start_timer()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.wait()

    def messages(self, password: AskPassword | None) -> Iterator[tuple[str, Any]]:
        """Give what the child tells, until it is done; raise what it refused."""
        for line in self._process.stdout or ():
            ((kind, told),) = json.loads(line).items()
            if kind == "done":
                return
            if kind == "refused":
                raise unpack_refusal(told)
            if kind == "ask":
                self._answer(told, password)
            elif kind == "alive":
                self._timer.cancel()
                self._timer = self._start_timer()
            else:
                yield kind, told
        raise self._death()

    def _answer(self, name: str, ask: AskPassword | None) -> None:
        """The clock stands still while a person looks for the password."""
        self._timer.cancel()
        password = ask(name) if ask is not None else None
        if self._process.stdin is not None:
            self._process.stdin.write(json.dumps({"password": password}).encode() + b"\n")
            self._process.stdin.flush()
        self._timer = self._start_timer()

    def _start_timer(self) -> threading.Timer:
        timer = threading.Timer(self._wall_seconds, self._stop)
        timer.daemon = True
        timer.start()
        return timer

    def _stop(self) -> None:
        self._is_late = True
        self._process.kill()

    def _death(self) -> Refused:
        """Put the end of a child that could not say why into a code."""
        status = self._process.wait()
        if self._is_late or status in (-signal.SIGXCPU, -signal.SIGKILL):
            return Refused("file.timeout", value=self._name)
        if status == -signal.SIGABRT and not self._is_small:  # the reader's allocator gives up
            return Refused("file.too_large", value=self._name)
        return Refused("file.unreadable", value=self._name)  # a small file that does is damaged


def surroundings() -> dict[str, str]:
    return {
        "PYTHONPATH": os.pathsep.join([str(ROOM), *filter(None, sys.path)]),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PATH": os.environ.get("PATH", ""),
    }


class _Shelf:
    """Puts books together from what the child tells, in the order in which it tells it."""

    def __init__(self) -> None:
        self._books: list[Book] = []
        self._about: dict[str, Any] | None = None
        self._sheets: list[tuple[dict[str, Any], list[Line]]] = []
        self._notices: list[Remark] = []
        self._reader = LineReader()

    def take(self, kind: str, told: Any) -> None:
        if kind == "lines":
            self._sheets[-1][1].extend(self._reader.read(told))
        elif kind == "sheet":
            self._sheets.append((told, []))
        elif kind == "notice":
            self._notices.append(unpack_remark(told))
        elif kind == "book":
            self._close_book()
            self._about = told

    def finish(self) -> list[Book]:
        self._close_book()
        return self._books

    def _close_book(self) -> None:
        if self._about is not None:
            sheets = tuple(
                Sheet(told["name"], tuple(lines), hidden=told["hidden"])
                for told, lines in self._sheets
            )
            notices = tuple(self._notices)
            self._books.append(Book(**self._about, sheets=sheets, notices=notices))
        self._about, self._sheets, self._notices = None, [], []
