"""`zhicai serve` opens the site, and closes it with its worker."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from journeys.databases import opened

PATIENCE = 60


@pytest.fixture
def served(tmp_path):
    office = opened(tmp_path / "home")
    office.run("init", "--no-input")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "zhicai.cli.main", "serve", "--port", str(port)]
    environment = {**os.environ, **office.environment, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)
    yield process, f"http://127.0.0.1:{port}/"
    if process.poll() is None:
        process.kill()
    process.stdout.close()


def answer_of(address):
    for _ in range(PATIENCE * 5):
        try:
            with urllib.request.urlopen(address) as page:
                return page.status, page.read().decode(), page.headers
        except urllib.error.URLError:
            time.sleep(0.2)
    raise TimeoutError(address)


def test_site_answers_and_ends_with_its_worker(served):
    process, address = served

    status, page, headers = answer_of(address)
    process.send_signal(signal.SIGINT)

    assert status == 200
    assert "登入" in page
    assert headers["Content-Security-Policy"].startswith("default-src 'self'")
    assert process.wait(timeout=30) == 0
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(address)
