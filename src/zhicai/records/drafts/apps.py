from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "zhicai.records.drafts"
    label = "drafts"
