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
    """A person who signs in; need not be a staff member of any agency here.

    `failed_count` counts the attempts begun since the last that succeeded, or since a lock ended.
    """

    code = models.CharField(max_length=150, unique=True)
    name = models.CharField(max_length=100, blank=True)
    is_disabled = models.BooleanField(default=False)
    is_local_administrator = models.BooleanField(default=False)
    must_change_password = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    failed_count = models.IntegerField(default=0)
    locked_until = models.DateTimeField(null=True)
    password_changed_at = models.DateTimeField(null=True)

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


class Appointment(models.Model):
    """An account role that an account holds at an agency between two dates, both inclusive.

    `division` and `person_id` narrow it: the own unit of a unit head, the own data of a colleague.
    A deputy (職務代理) holds it `on_behalf_of` another account; the audit names both.
    """

    class AccountRole(models.TextChoices):
        STAFF_MEMBER = "staff_member", "同仁"
        DIVISION_HEAD = "division_head", "單位主管"
        HR_CLERK = "hr_clerk", "人事承辦人"
        HR_HEAD = "hr_head", "人事主管"
        SUPERIOR_HR = "superior_hr", "上級人事機構"
        CENTRAL_VIEWER = "central_viewer", "中央統計檢視"
        AUDITOR = "auditor", "稽核人員"
        ADMINISTRATOR = "administrator", "系統管理者"

    account = models.ForeignKey(Account, models.CASCADE, related_name="appointments")
    account_role = models.CharField(max_length=20, choices=AccountRole)
    agency_code = models.CharField(max_length=40)
    division = models.CharField(max_length=100, blank=True)
    person_id = models.BigIntegerField(null=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    on_behalf_of = models.ForeignKey(Account, models.CASCADE, null=True, related_name="deputies")

    class Meta:
        indexes = [models.Index(fields=["account", "from_on"], name="appointment_of_account")]


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


class AccountSession(models.Model):
    """A sign-in from its beginning to its end; the address is where it came from."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="sessions")
    session_key = models.CharField(max_length=40, db_index=True)
    method = models.CharField(max_length=20)
    address = models.CharField(max_length=45, blank=True)
    opened_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)


class PastPassword(models.Model):
    """A password that the account has had, as its hash: not to be taken again."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="past_passwords")
    password = models.CharField(max_length=128)
    changed_at = models.DateTimeField()


class AddressAttempt(models.Model):
    """How far ahead of the clock the wrong guesses of one address have run."""

    address = models.CharField(max_length=45, unique=True)
    busy_until = models.DateTimeField()


class OneTimeLink(models.Model):
    """A way in that works once and not for long; only the hash of its token is kept."""

    class Kind(models.TextChoices):
        INVITATION = "invitation", "邀請"
        RESET = "reset", "重設密碼"

    account = models.ForeignKey(Account, models.CASCADE, related_name="links")
    kind = models.CharField(max_length=10, choices=Kind)
    token_hash = models.CharField(max_length=64, unique=True)
    agency_code = models.CharField(max_length=40, blank=True)
    actor_code = models.CharField(max_length=150)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class SignInRules(models.Model):
    """What an agency asks of the accounts at it and below; of several the strictest holds."""

    agency_code = models.CharField(max_length=40, unique=True)
    least_length = models.SmallIntegerField(default=12)
    least_character_kinds = models.SmallIntegerField(default=3)
    past_password_count = models.SmallIntegerField(default=3)
    most_password_days = models.SmallIntegerField(null=True)
    least_password_days = models.SmallIntegerField(default=0)
    idle_minutes = models.SmallIntegerField(default=30)
    session_minutes = models.SmallIntegerField(default=600)
    idle_account_days = models.SmallIntegerField(null=True)


class AccountReview(models.Model):
    """That somebody looked through the accounts of an agency and those below it, and when."""

    agency_code = models.CharField(max_length=40, db_index=True)
    actor_code = models.CharField(max_length=150)
    reviewed_at = models.DateTimeField()
    account_count = models.IntegerField()
    note = models.CharField(max_length=300, blank=True)
