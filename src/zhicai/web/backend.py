"""Who is let in: a disabled account loses its sessions at once."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser

from zhicai.actions.access import Account


class AccountBackend(ModelBackend):
    def user_can_authenticate(self, user: Account | AnonymousUser | None) -> bool:
        return isinstance(user, Account) and not user.is_disabled
