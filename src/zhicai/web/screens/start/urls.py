from django.urls import path

from zhicai.web.screens.intake.table import BELOW, DRAFT
from zhicai.web.screens.start import views

HERE = "start/"
urlpatterns = [
    path(HERE, views.show, name="start.show"),
    *(
        path(f"{HERE}{DRAFT}{rest}", views.at_start(view, methods), name=f"start.draft_{name}")
        for name, rest, view, methods in BELOW
    ),
]
