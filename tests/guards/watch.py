"""What the test run itself is watched for: papers that are here, a network that is off."""

import ipaddress
from collections.abc import Iterable

import pytest

NO_SHARED = "needs ../shared, which is not beside this checkout"


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
