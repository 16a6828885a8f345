"""Every way in begins a sign-in that its account can see and end."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from zhicai.actions.access import Account
from zhicai.web import office, sessions


@receiver(user_logged_in)
def begin_session(request: HttpRequest, user: Account, **_: Any) -> None:
    sessions.begin(request, user, office.clock())
