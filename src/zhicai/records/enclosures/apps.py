from django.apps import AppConfig


class EnclosuresConfig(AppConfig):
    name = "zhicai.records.enclosures"
    label = "enclosures"
    default_auto_field = "django.db.models.BigAutoField"
