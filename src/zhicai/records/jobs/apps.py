from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "zhicai.records.jobs"
    label = "jobs"
