"""Who may sign in, and what each may do where."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class AccountManager(BaseUserManager["Account"]):
    def create_account(self, code: str, password: str, **fields: object) -> "Account":
        account = self.model(code=code, **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """A person who signs in; need not be a staff member of any agency here."""

    code = models.CharField(max_length=150, unique=True)
    name = models.CharField(max_length=100, blank=True)
    is_disabled = models.BooleanField(default=False)
    is_local_administrator = models.BooleanField(default=False)
    must_change_password = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    objects: ClassVar[AccountManager] = AccountManager()
    USERNAME_FIELD = "code"
    REQUIRED_FIELDS: ClassVar[list[str]] = []


class Grant(models.Model):
    """A permission that an account holds at an agency and all below it, between two dates."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="grants")
    permission = models.CharField(max_length=60)
    agency_code = models.CharField(max_length=40)
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["account", "permission"])]


class SavedFilter(models.Model):
    """A question that an account asks again: the parts of an address, never a searched text."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="saved_filters")
    agency_code = models.CharField(max_length=40)
    name = models.CharField(max_length=60)
    query = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "agency_code", "name"], name="one_filter_of_a_name"
            )
        ]
