"""By what, beside a password, an account proves who it is, and what the installation asks for."""

from django.db import models

from zhicai.records.accounts.models import Account, Appointment


class TimeCode(models.Model):
    """A code of an app that changes every 30 seconds; no step is taken twice."""

    account = models.OneToOneField(Account, models.CASCADE, related_name="time_code")
    encrypted_key = models.BinaryField()
    last_step = models.BigIntegerField()
    added_at = models.DateTimeField()
    last_at = models.DateTimeField(null=True)


class RecoveryCode(models.Model):
    """A code on paper for the day the telephone is lost; it is deleted when it is used."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="recovery_codes")
    code_hash = models.CharField(max_length=64)
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "code_hash"], name="one_recovery_code")
        ]


class Passkey(models.Model):
    """A key pair of a device: we hold the public half; it answers only to the host it was made for.

    `attested_key` is the credential data of WebAuthn: the key's name and the public key in COSE.
    `account_handle` is what the device knows the account by, once the present key says otherwise.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="passkeys")
    key_id = models.CharField(max_length=1400, unique=True)
    attested_key = models.BinaryField()
    account_handle = models.BinaryField(default=bytes)
    sign_count = models.BigIntegerField()
    host = models.CharField(max_length=253)
    name = models.CharField(max_length=60)
    added_at = models.DateTimeField()
    last_at = models.DateTimeField(null=True)


class OutsideIdentity(models.Model):
    """Who an account is elsewhere: the issuer and its own name for the person, nothing more."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="outside_identities")
    issuer = models.CharField(max_length=300)
    subject_key = models.CharField(max_length=255)
    added_at = models.DateTimeField()
    last_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "subject_key"], name="one_account_of_a_subject"
            )
        ]


class IdentityProvider(models.Model):
    """A site that vouches for people by OpenID Connect; its secret is encrypted."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=60)
    issuer = models.CharField(max_length=300, unique=True)
    client_code = models.CharField(max_length=255)
    encrypted_secret = models.BinaryField(default=bytes)
    scopes = models.CharField(max_length=200, default="openid")
    is_active = models.BooleanField(default=False)


class SignInSetting(models.Model):
    """One row: which ways in are open beside the password, which is never closed."""

    has_passkeys = models.BooleanField(default=True)
    has_providers = models.BooleanField(default=False)
    has_header = models.BooleanField(default=False)
    header_name = models.CharField(max_length=60, default="X-Remote-User")
    is_factor_asked_outside = models.BooleanField(default=True)


class FactorRequirement(models.Model):
    """Whoever holds this account role needs a second factor from a day on."""

    class Holder(models.TextChoices):
        STAFF_MEMBER = Appointment.AccountRole.STAFF_MEMBER.value, "同仁"
        DIVISION_HEAD = Appointment.AccountRole.DIVISION_HEAD.value, "單位主管"
        HR_CLERK = Appointment.AccountRole.HR_CLERK.value, "人事承辦人"
        HR_HEAD = Appointment.AccountRole.HR_HEAD.value, "人事主管"
        SUPERIOR_HR = Appointment.AccountRole.SUPERIOR_HR.value, "上級人事機構"
        CENTRAL_VIEWER = Appointment.AccountRole.CENTRAL_VIEWER.value, "中央統計檢視"
        AUDITOR = Appointment.AccountRole.AUDITOR.value, "稽核人員"
        ADMINISTRATOR = Appointment.AccountRole.ADMINISTRATOR.value, "系統管理者"
        LOCAL_ADMINISTRATOR = "local_administrator", "本機管理者"

    account_role = models.CharField(max_length=20, unique=True, choices=Holder)
    from_on = models.DateField()
