"""The site of one office, served by `zhicai serve` as an officer would start it."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from journeys.office import Office

READY_SECONDS = 60
PASSWORD = "an honest officer 115"


@dataclass
class Site:
    """Where it answers, as which office; `door` is the state of a browser signed in.

    `asked`, `draft`, `start`: imports under way; `duty_form` the number of a form.
    `token`: of an invitation that nobody has used.
    `own_agency`: where whoever is signed in is also somebody; `identity`: her link elsewhere.
    `found`: the address of each page that is reached by a link.
    """

    office: Office
    address: str
    log: Path
    door: dict | None = None
    entered_at: float = 0
    agency: str = ""
    person: int = 0
    asked: int = 0
    draft: int = 0
    start: int = 0
    duty_form: str = ""
    token: str = ""
    own_agency: str = ""
    identity: str = ""
    found: dict = field(default_factory=dict)

    @property
    def first_password(self):
        text = (self.office.home / "first-password.txt").read_text(encoding="utf-8")
        return text.splitlines()[1]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(office, **named):
    """The site, until the block ends; its processes end with it. `named`: of its environment."""
    port, log = free_port(), office.home.parent / "serve.log"
    command = [sys.executable, "-m", "zhicai.cli.main", "serve", "--port", str(port)]
    with log.open("wb") as out:
        server = subprocess.Popen(
            [*command, "--processes", "1"],
            env={**office.environment, **named},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    site = Site(office, f"http://127.0.0.1:{port}", log)
    try:
        wait_until_ready(site, server)
        yield site
    finally:
        stop(server)


def wait_until_ready(site, server):
    for _ in range(READY_SECONDS * 10):
        assert server.poll() is None, site.log.read_text(encoding="utf-8")
        if answers(site):
            return
        time.sleep(0.1)
    raise AssertionError(site.log.read_text(encoding="utf-8"))


def answers(site):
    """Whether the door is there."""
    asked = HTTPConnection(urlsplit(site.address).netloc, timeout=10)
    try:
        asked.request("GET", "/sign-in/")
        return asked.getresponse().status == 200
    except OSError:
        return False
    finally:
        asked.close()


def stop(server):
    """Ask first; what is left of the group after that is ended."""
    server.send_signal(signal.SIGTERM)
    try:
        server.wait(timeout=15)
    except subprocess.TimeoutExpired:
        server.kill()
    with suppress(ProcessLookupError):
        os.killpg(server.pid, signal.SIGKILL)
    server.wait()
