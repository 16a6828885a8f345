"""What every test may lean on: the papers beside the repository, and a network that is off."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher

from guards.watch import NO_SHARED, is_on_this_machine, skipped_without_cause

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of letters, facts and duties beside the checkout; elsewhere the test skips."""
    if not SHARED.is_dir():
        pytest.skip(NO_SHARED)
    return SHARED


@pytest.fixture(autouse=True, scope="session")
def passwords_are_quick() -> Iterator[None]:
    """Argon2 as in the shipped settings, but with little work: hundreds of accounts sign in."""
    with pytest.MonkeyPatch.context() as patch:
        for cost, little in (("time_cost", 1), ("memory_cost", 64), ("parallelism", 1)):
            patch.setattr(Argon2PasswordHasher, cost, little)
        yield


@pytest.fixture(autouse=True, scope="session")
def network_off() -> Iterator[None]:
    """No test reaches beyond this machine."""
    patch = pytest.MonkeyPatch()
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: object) -> None:
        assert is_on_this_machine(address), f"the network is off: {address}"
        connect(self, address)

    patch.setattr(socket.socket, "connect", connect_here)
    yield
    patch.undo()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A run in which a test skipped for lack of ../shared, while it is there, has failed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None:
        return
    offenders = skipped_without_cause(reporter.stats.get("skipped", []), is_here=SHARED.is_dir())
    if offenders:
        reporter.write_line(f"\nskipped although ../shared is here: {offenders}", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
