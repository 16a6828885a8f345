from django.apps import AppConfig


class RolesConfig(AppConfig):
    name = "zhicai.records.roles"
    label = "roles"
    default_auto_field = "django.db.models.BigAutoField"
