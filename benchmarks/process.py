"""Run a command and measure it: wall and processor seconds, peak memory of it and its children."""

import contextlib
import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self

ROOT = Path(__file__).resolve().parents[1]
EVERY_SECONDS = 0.02
PAGE = os.sysconf("SC_PAGE_SIZE")
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Run:
    """`megabytes` is the largest sum of resident memory of the whole process tree at one moment.

    Pages that parent and child share are counted twice, so the sum errs on the dear side.
    """

    seconds: float
    cpu_seconds: float
    megabytes: float
    output: str


def run(command: Sequence[str | Path], **surroundings: str) -> Run:
    """The command with these variables added to the environment; it must end well."""
    paths = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    environment = {**os.environ, "PYTHONPATH": paths, **surroundings}
    words = [str(word) for word in command]
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        process = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=output, stderr=errors)
        with _Sampler(process.pid) as sampler:
            _, status, used = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        told = _text_of(output)
        if process.returncode != 0:
            raise RuntimeError(f"{words} ended with {process.returncode}: {_text_of(errors)}{told}")
    return Run(seconds, used.ru_utime + used.ru_stime, sampler.peak / MEGABYTE, told)


def _text_of(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()


class _Sampler:
    """Looks at a process and all below it, again and again, until told to stop."""

    def __init__(self, pid: int) -> None:
        self.peak = 0
        self._pid = pid
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._is_over.wait(EVERY_SECONDS):
            self.peak = max(self.peak, resident_bytes(self._pid))


def resident_bytes(pid: int) -> int:
    """Of a process and all its descendants; one that has just ended counts as nothing."""
    total = 0
    with contextlib.suppress(OSError, ValueError, IndexError):
        total = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                total += resident_bytes(int(child))
    return total
