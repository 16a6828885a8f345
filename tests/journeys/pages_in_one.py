"""Ask many pages of one process: an address a line in, status and page as JSON a line out.

Whoever asks is the local administrator of the home, past the first change of the password.
"""

import json
import sys

from zhicai.cli.office import open_django


def open_browser():
    open_django()
    from django.conf import settings
    from django.test import Client

    from zhicai.records.accounts.models import Account

    settings.ALLOWED_HOSTS = ["testserver"]
    administrator = Account.objects.get(is_local_administrator=True)
    Account.objects.filter(pk=administrator.pk).update(must_change_password=False)
    browser = Client()
    browser.force_login(administrator, backend=settings.AUTHENTICATION_BACKENDS[0])
    return browser


if __name__ == "__main__":
    browser = open_browser()
    for line in sys.stdin:
        page = browser.get(json.loads(line))
        told = {"status": page.status_code, "page": page.content.decode()}
        sys.stdout.write(json.dumps(told) + "\n")
