"""`zhicai serve` opens the site, and closes it with its worker."""

import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection

import pytest
from django_tasks_db.models import DBTaskResult

from journeys.databases import opened
from zhicai.actions.figures.renewal import work_on_renewal
from zhicai.records.standings.models import PresentView

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
    yield process, port
    if process.poll() is None:
        process.kill()
        process.wait()
    process.stdout.close()


def answer_of(port):
    for _ in range(PATIENCE * 5):
        try:
            return ask(port)
        except ConnectionError:
            time.sleep(0.2)
    raise TimeoutError(port)


def ask(port):
    connection = HTTPConnection("127.0.0.1", port)
    try:
        connection.request("GET", "/sign-in/")
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), answer.headers
    finally:
        connection.close()


def wait_for_port(port):
    for _ in range(PATIENCE * 100):
        try:
            return socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionError:
            time.sleep(0.01)
    raise TimeoutError(port)


def test_site_answers_and_ends_with_its_worker(served):
    process, port = served

    status, page, headers = answer_of(port)
    process.send_signal(signal.SIGINT)

    assert status == 200
    assert "登入" in page
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert process.wait(timeout=30) == 0
    with pytest.raises(ConnectionError):
        ask(port)


def test_site_ends_while_its_processes_still_load(served):
    process, port = served

    wait_for_port(port)
    process.send_signal(signal.SIGINT)

    assert process.wait(timeout=30) == 0


def test_rules_newer_than_what_is_kept_are_told_and_handed_to_the_worker(desk, monkeypatch):
    monkeypatch.setattr("zhicai.cli.serve.serve_here", lambda **_: None)
    desk.office.hours()
    sound = desk.run("serve").stdout
    PresentView.objects.update(rulebook_version="of another program")

    told = desk.run("serve").stdout

    assert "已排入背景作業" not in sound
    assert "已排入背景作業" in told
    assert DBTaskResult.objects.filter(task_path=work_on_renewal.module_path).count() == 1
