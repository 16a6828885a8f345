"""The parent: looks at a file, and has whatever is more than plain text read by a child."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Self

from zhicai.basics.errors import Refused
from zhicai.core.letters.letter_text import LetterText, letter_text_of
from zhicai.exchange.letters import limits
from zhicai.exchange.letters.letter_file import LetterFile
from zhicai.exchange.letters.reading.found import Found
from zhicai.exchange.letters.reading.kinds import needs_child, read_content
from zhicai.exchange.letters.wire import as_letter, unpack_answer
from zhicai.exchange.sheets.read import surroundings

CHILD = "zhicai.exchange.letters.child"
HEAD = 2048
OUT_OF_TIME = (-signal.SIGXCPU, -signal.SIGKILL)


def read_letter_file(path: Path) -> LetterText:
    """The lines of a letter in PDF, ODT, DOCX, DI or plain text, told by its content.

    Raises Refused with a ``letter.*`` code.
    """
    return open_letter_file(path).text


def open_letter_file(path: Path) -> LetterFile:
    """The same with its kind and with what the officer should know about it."""
    with LetterReader() as reader:
        return reader.read(path)


class LetterReader:
    """Reads file after file; one child serves them all, and a new one follows one that died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._is_late = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the child go; the next file would get a new one."""
        self._end()

    def read(self, path: Path) -> LetterFile:
        """Raises Refused; the next file can be read all the same."""
        content = _checked_content(path)
        if needs_child(content[:HEAD]):
            return _as_letter_file(self._read_in_child(path))
        try:
            return _as_letter_file(read_content(content, path.name))
        except Refused as refused:
            raise as_letter(refused) from refused

    def _read_in_child(self, path: Path) -> Found:
        process = self._started()
        if process.stdin is None or process.stdout is None:
            raise Refused("letter.unreadable", value=path.name)
        self._is_late = False
        seconds = limits.CPU_SECONDS * limits.WALL_SECONDS_PER_CPU_SECOND
        timer = threading.Timer(seconds, self._stop)
        timer.daemon = True
        timer.start()
        try:
            asked = json.dumps({"file": str(path.resolve()), "name": path.name})
            process.stdin.write(asked.encode() + b"\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        except BrokenPipeError:
            answer = b""
        finally:
            timer.cancel()
        if not answer.endswith(b"\n"):
            raise self._death(path.name)
        return unpack_answer(answer, path.name)

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", CHILD],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=surroundings(),
            )
        return self._process

    def _stop(self) -> None:
        self._is_late = True
        if self._process is not None:
            self._process.kill()

    def _death(self, name: str) -> Refused:
        """Put the end of a child that could not say why into a code."""
        status = self._end()
        is_late = self._is_late or status in OUT_OF_TIME
        return Refused("letter.timeout" if is_late else "letter.unreadable", value=name)

    def _end(self) -> int | None:
        process, self._process = self._process, None
        if process is None:
            return None
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):  # what it was told, it no longer heard
                    pipe.close()
        try:
            return process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()


def _checked_content(path: Path) -> bytes:
    if not path.is_file():
        raise Refused("letter.not_found", value=path.name)
    size = path.stat().st_size
    if size > limits.MAX_FILE_BYTES:
        raise Refused("letter.too_large", value=path.name)
    return path.read_bytes()


def _as_letter_file(found: Found) -> LetterFile:
    return LetterFile(letter_text_of(found.lines), found.kind, tuple(found.notices))
