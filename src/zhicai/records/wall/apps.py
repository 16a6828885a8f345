from django.apps import AppConfig
from django.core.checks import register
from django.db.models.signals import post_migrate

from zhicai.records.wall.build import build_after_migrating
from zhicai.records.wall.check import check_wall


class WallConfig(AppConfig):
    name = "zhicai.records.wall"
    label = "wall"

    def ready(self) -> None:
        post_migrate.connect(build_after_migrating, sender=self)
        register(check_wall, deploy=True)
