from django.apps import AppConfig


class OverlaysConfig(AppConfig):
    name = "zhicai.records.overlays"
    label = "overlays"
    default_auto_field = "django.db.models.BigAutoField"
