"""What every test may lean on: the papers beside the repository, and a network that is off."""

import ipaddress
import socket
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
NO_SHARED = "needs ../shared, which is not beside this checkout"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of letters, facts and duties beside the checkout; elsewhere the test skips."""
    if not SHARED.is_dir():
        pytest.skip(NO_SHARED)
    return SHARED


def skipped_without_cause(reports: Iterable[pytest.TestReport], *, is_here: bool) -> list[str]:
    """Tests that skipped for lack of ../shared although it is there."""
    return [
        report.nodeid
        for report in reports
        if is_here and report.skipped and NO_SHARED in str(report.longrepr)
    ]


def is_on_this_machine(address: object) -> bool:
    """Unix sockets, loopback and unnamed peers are; everything else is the network."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    if host in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


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
