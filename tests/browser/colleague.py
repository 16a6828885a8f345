"""The keeper of the site is also somebody of the office, and heads a division of it."""

import subprocess
import sys

from zhicai.exchange.demo.model import ROOT_CODE

SCRIPT = f"""
import datetime as dt, os
os.environ["DJANGO_SETTINGS_MODULE"] = "zhicai.config.settings"
import django
django.setup()
from zhicai.actions.access import Caller
from zhicai.actions.ask_request import ask_request
from zhicai.actions.duties.people import current_posts
from zhicai.actions.make_duty_form import make_duty_form
from zhicai.actions.requests.model import ObjectionEntry
from zhicai.records.accounts.models import Account, Appointment
now = dt.datetime.now(dt.UTC)
keeper = Account.objects.get(is_local_administrator=True)
by = Caller(keeper, now, lambda: now)
post = current_posts("{ROOT_CODE}", by.today).exclude(division="").exclude(duty_text="").first()
words = {{"account": keeper, "agency_code": "{ROOT_CODE}", "from_on": dt.date(2020, 1, 1)}}
Appointment.objects.create(account_role="staff_member", person_id=post.person_id, **words)
Appointment.objects.create(account_role="division_head", division=post.division, **words)
ask_request("{ROOT_CODE}", ObjectionEntry(about="hours", text="少登 1 小時"), by=by)
print(make_duty_form("{ROOT_CODE}", post.division, by=by))
"""


def be_colleague(office):
    """She has asked for one thing; the number of a form of her division."""
    made = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=office.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return made.stdout.split()[-1]
