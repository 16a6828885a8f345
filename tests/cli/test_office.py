"""One way to end: a message, a document, an agreed exit code."""

import json
import sys

import click
import pytest
from click.testing import CliRunner

from zhicai.actions.access import NotAllowedError
from zhicai.basics.errors import Refused
from zhicai.basics.messages import TABLE
from zhicai.cli import office

AGREED = {1, 2, 3, 4, 5, 6, 75}


def failing(error):
    @click.command()
    @click.option("--json", is_flag=True, expose_value=False)
    @office.command_errors
    def command():
        raise error

    return command


def run(error, *words, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["zhicai", *words])
    return CliRunner().invoke(failing(error), list(words))


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Refused("agency.not_found", value="X"), 3),
        (NotAllowedError("data:import"), 4),
        (Refused("batch.already_undone", value="1"), 5),
        (Refused("layout.unknown", value="甲"), 6),
        (Refused("batch.moved"), 75),
        (ValueError("秘密"), 1),
    ],
)
def test_each_end_has_its_code(error, code, monkeypatch):
    result = run(error, monkeypatch=monkeypatch)

    assert result.exit_code == code
    assert result.stdout == ""
    assert "秘密" not in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("error", [Refused("layout.unknown", value="甲"), NotAllowedError("x")])
def test_with_json_stdout_holds_one_document(error, monkeypatch):
    result = run(error, "--json", monkeypatch=monkeypatch)

    assert set(json.loads(result.stdout)["error"]) >= {"code", "message"}


def test_every_code_with_an_exit_has_a_message():
    assert set(office.EXIT_OF_CODE) <= set(TABLE)
    assert set(office.EXIT_OF_CODE.values()) <= AGREED


def test_a_message_never_shows_an_id(monkeypatch):
    result = run(Refused("person.not_found", value="A100001008"), monkeypatch=monkeypatch)

    assert "A100001008" not in result.output
