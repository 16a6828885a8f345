"""Drafts that stand at every stage, and an account that sees figures alone."""

import subprocess
import sys

from browser.site import PASSWORD
from zhicai.exchange.demo.model import ROOT_CODE

AT_WORK, INTERRUPTED, GIVEN_UP = "900001", "900002", "900003"
VIEWER = "a-viewer"
SCRIPT = """
import datetime as dt, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "zhicai.config.settings"
import django
django.setup()
from django.utils import timezone
from zhicai.records.accounts.models import Account, Appointment
from zhicai.records.drafts.models import Draft, DraftFile
code, password, viewer, *keys = sys.argv[1:]
now = timezone.now()
for key, stage in zip(map(int, keys), ("reading", "failed", "discarded"), strict=True):
    Draft.objects.create(
        id=key, agency_code=code, root_code=code, actor_code="admin", scope="丙", stage=stage,
        created_at=now, changed_at=now, expires_at=now + dt.timedelta(days=7),
    )
    if stage != "discarded":
        DraftFile.objects.create(
            id=key, draft_id=key, order=1, name="名冊.xlsx", content_hash="0" * 64
        )
made = Account.objects.create_account(viewer, password, name="蘇檢視", created_at=now)
Appointment.objects.create(
    account=made, account_role="central_viewer", agency_code=code, from_on=dt.date(2020, 1, 1)
)
"""


def set_stages(office):
    subprocess.run(
        [sys.executable, "-c", SCRIPT, ROOT_CODE, PASSWORD, VIEWER, AT_WORK, INTERRUPTED, GIVEN_UP],
        env=office.environment,
        check=True,
    )
