from importlib import import_module

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "zhicai.web"

    def ready(self) -> None:
        import_module("zhicai.web.signals")
