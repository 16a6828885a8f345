"""The keeper of the site is also somebody of an office, and heads a division of it.

She is known to a provider elsewhere, which is switched off.
"""

import subprocess
import sys

SCRIPT = """
import datetime as dt, os
os.environ["DJANGO_SETTINGS_MODULE"] = "zhicai.config.settings"
import django
django.setup()
from django.utils import timezone
from zhicai.actions.access import Caller
from zhicai.actions.ask_request import ask_request
from zhicai.actions.make_duty_form import make_duty_form
from zhicai.actions.intake.people_book import PostingValues
from zhicai.actions.requests.model import ObjectionEntry
from zhicai.actions.transfers.waiting import SetAside, keep_waiting
from zhicai.records.accounts.models import Account, Appointment
from zhicai.records.agencies.models import Agency
from zhicai.records.factors.models import IdentityProvider, OutsideIdentity
from zhicai.records.staff.models import Person, Posting
now = timezone.now()
keeper = Account.objects.get(is_local_administrator=True)
by = Caller(keeper, now, lambda: now)
posts = Posting.objects.filter(known_until__isnull=True, ended_on__isnull=True)
post = posts.exclude(division="").exclude(duty_text="").order_by("pk").first()
code = Agency.objects.get(pk=post.agency_id).code
other = Account.objects.create(code="a-clerk", name="安專員", created_at=now)
Appointment.objects.create(
    account=other, account_role="hr_clerk", agency_code=code, from_on=dt.date(2020, 1, 1)
)
words = {"account": keeper, "agency_code": code, "from_on": dt.date(2020, 1, 1)}
Appointment.objects.create(account_role="staff_member", person_id=post.person_id, **words)
Appointment.objects.create(account_role="division_head", division=post.division, **words)
named = Person.objects.get(pk=post.person_id)
row = [getattr(post, name) for name in PostingValues._fields]
aside = SetAside(named.national_id_hash, named.national_id_masked, "同名", PostingValues(*row))
keep_waiting("999999999Z", [aside], by=by)
for hours in (1, 2, 3):
    ask_request(code, ObjectionEntry(about="hours", text=f"少登 {hours} 小時"), by=by)
issuer = "https://sso.example.test"
IdentityProvider.objects.create(code="demo", name="示範單一登入", issuer=issuer, client_code="a")
known = OutsideIdentity.objects.create(
    account=keeper, issuer=issuer, subject_key="subject-0001", added_at=now
)
print(code, make_duty_form(code, post.division, by=by), known.pk)
"""


def be_colleague(office):
    """She has asked for three things and another agency asks for her.

    Her agency, the number of a form of her division, and her link elsewhere.
    """
    made = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=office.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(made.stdout.split()[-3:])
