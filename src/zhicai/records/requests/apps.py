from django.apps import AppConfig


class RequestsConfig(AppConfig):
    name = "zhicai.records.requests"
    label = "requests"
    default_auto_field = "django.db.models.BigAutoField"
