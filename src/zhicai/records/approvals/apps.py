from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    name = "zhicai.records.approvals"
    label = "approvals"
    default_auto_field = "django.db.models.BigAutoField"
