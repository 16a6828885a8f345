"""Every number of a page is the number of `zhicai standing` for the same question."""

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode

import pytest

from journeys.databases import copied
from journeys.office import YEAR
from web.standing.pages import figures_in
from zhicai.exchange.demo.dice import Dice
from zhicai.exchange.demo.model import AS_OF, ROOT_CODE

QUESTIONS = 200
DICE = Dice("115")
FIRST = dt.date(2026, 1, 1)
DAYS = (AS_OF - FIRST).days + 1
PARTS = ("counted", "met", "short", "unknown")
KPI = "kpi.ai_attainment"


@pytest.fixture(scope="module")
def office(demo, tmp_path_factory):
    """The demo once more: signing in writes."""
    return copied(demo[0], tmp_path_factory.mktemp("pages") / "home")


@pytest.fixture(scope="module")
def questions(office):
    """Nodes, days, scopes and moments, drawn once for all; a third ask about the present."""
    moments = [each["applied_at"] for each in office.ask("batch", "list")]
    codes = codes_in(office.ask("standing", "--agency", ROOT_CODE, "--depth", 9))
    found = []
    for at in range(QUESTIONS):
        asked = {
            "node": DICE.pick(codes, at),
            "scope": DICE.pick(["", "甲", "乙", "丙"], "scope", at),
        }
        if at % 3:
            asked["as_of"] = (FIRST + dt.timedelta(days=DICE.below(DAYS, "day", at))).isoformat()
        if at % 3 == 2:
            asked["known_at"] = DICE.pick(moments, "moment", at)
        found.append(asked)
    return found


def codes_in(answer):
    below = [code for child in answer["children"] for code in codes_in(child)]
    return [answer["agency"]["code"], *below]


def command_of(asked):
    """The question as a command."""
    order = ["standing", "--agency", asked["node"], "--year", YEAR]
    for name in ("as_of", "known_at", "scope"):
        order += [f"--{name.replace('_', '-')}", asked[name]] if asked.get(name) else []
    return order


def address_of(asked, **more):
    """The question as an address of the root's office."""
    told = {name: text for name, text in asked.items() if name != "node" and text}
    query = urlencode({"year": YEAR, **told, **more})
    return f"/agency/{ROOT_CODE}/standing/{asked['node']}/?{query}"


def read_pages(office, addresses):
    done = subprocess.run(
        [sys.executable, str(Path(__file__).parent / "pages_in_one.py")],
        env=office.environment,
        capture_output=True,
        text=True,
        check=False,
        input="".join(json.dumps(each) + "\n" for each in addresses),
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def expected_of(answer):
    """What `zhicai standing --json` says, under the names that the page uses."""
    code = answer["agency"]["code"]
    found = {(code, "excluded.count"): answer["excluded"]["count"]}
    for each in answer["provisions"]:
        found |= {(code, f"{each['id']}.{part}"): each[part] for part in PARTS}
        raw = each["without_exclusions"]
        found |= {(code, f"{each['id']}.raw.{part}"): raw[part] for part in PARTS}
    return found


def lines_of(answer):
    """The KPI of the agency and of each directly below it."""
    whole = [answer, *answer["children"]]
    return {
        (each["agency"]["code"], f"{KPI}.{part}"): each[part] for each in whole for part in PARTS
    }


@pytest.fixture(scope="module")
def answered(office, questions):
    """Each question with what the command and the page say."""
    answers = office.ask_many([command_of(each) for each in questions])
    pages = read_pages(office, [address_of(each) for each in questions])
    return list(zip(questions, answers, pages, strict=True))


def test_every_number_of_every_page_is_that_of_the_command(answered):
    seen = 0
    for asked, answer, page in answered:
        assert page["status"] == 200, (asked, page["page"])
        shown, lines = figures_in(page["page"]), lines_of(answer)
        expected = {**expected_of(answer), **lines}
        derived = {key for key in shown if key[1].endswith(".gap") or ".rest." in key[1]}
        wrong = {
            key: (shown[key], expected.get(key))
            for key in shown.keys() - derived
            if shown[key] != expected.get(key)
        }
        assert not wrong, asked
        assert not answer["counted"] or lines.keys() <= shown.keys(), asked
        seen += len(shown)
    assert seen > 30 * QUESTIONS


def test_totals_add_up_on_every_page(answered):
    for asked, _, page in answered:
        shown, node = figures_in(page["page"]), asked["node"]
        for part in (*PARTS, "gap"):
            rows = {code: value for (code, name), value in shown.items() if name == f"{KPI}.{part}"}
            whole = rows.pop(node, 0)
            rest = shown.get((node, f"{KPI}.rest.{part}"), 0)
            assert not rows or sum(rows.values()) + rest == whole, (asked, part)


def test_pages_without_exclusions_show_the_raw_counts(office, answered):
    chosen = answered[::10]
    pages = read_pages(office, [address_of(each[0], exclusions="without") for each in chosen])

    for (asked, answer, _), page in zip(chosen, pages, strict=True):
        shown, expected = figures_in(page["page"]), expected_of(answer)
        raw = {key: value for key, value in shown.items() if key in expected}
        assert all(expected[key] == value for key, value in raw.items()), asked
        assert (asked["node"], f"{KPI}.raw.counted") in raw
