"""A disk without room: no act without its entry, none half done, and the officer is told why."""

import json
import os
import subprocess
import sys

from guards.house import ROOT

# In a process and a file of its own: SQLite takes the whole transaction back when it is full.
ACT = """
import dataclasses, datetime as dt, json, django
django.setup()
from django.db import connection
from zhicai.actions.edit_sign_in_setting import edit_sign_in_setting
from zhicai.actions.find_caller import find_local_administrator
from zhicai.actions.find_sign_in_setting import find_ways
from zhicai.basics.errors import Refused
from zhicai.basics.messages import say
from zhicai.records.audit.chain import find_break
from zhicai.records.audit.models import AuditEvent
by = find_local_administrator(clock=lambda: dt.datetime.now(dt.UTC))
kept = AuditEvent.objects.count()
with connection.cursor() as cursor:
    cursor.execute("pragma page_count")
    cursor.execute(f"pragma max_page_count = {cursor.fetchone()[0]}")
done, code = 0, ""
while not code and done < 2000:
    ways = find_ways()
    wanted = dataclasses.replace(ways, has_passkeys=not ways.has_passkeys)
    try:
        edit_sign_in_setting(wanted, None, by=by, dry=False)
        done += 1
    except Refused as refused:
        code = refused.code
after = find_ways()
print(json.dumps({
    "done": done, "code": code, "words": say(code),
    "entries": AuditEvent.objects.count() - kept, "is_as_before": after == ways,
    "break": find_break(AuditEvent.objects.order_by("sequence")),
}))
"""


def run(home, *words):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ZHICAI_")}
    settings = {"ZHICAI_HOME": str(home), "DJANGO_SETTINGS_MODULE": "zhicai.config.settings"}
    environment = {**kept, **settings}
    command = [sys.executable, *words]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)


def test_on_a_full_disk_each_act_has_its_entry_and_the_next_one_is_not_done(tmp_path):
    run(tmp_path / "home", "-m", "zhicai.cli.main", "init")

    told = json.loads(run(tmp_path / "home", "-c", ACT).stdout)

    assert told["code"] == "audit.not_kept"
    assert "磁碟空間" in told["words"]
    assert told["entries"] == told["done"] < 2000
    assert told["is_as_before"]
    assert told["break"] is None
