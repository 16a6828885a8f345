from django.urls import path

from zhicai.web.screens.intake import views
from zhicai.web.screens.intake.table import BELOW, DRAFT

HERE = "agency/<str:agency_code>/intake/"
urlpatterns = [
    path(HERE, views.show_list, name="intake.list"),
    *(
        path(f"{HERE}{DRAFT}{rest}", views.at_office(view, methods), name=f"intake.{name}")
        for name, rest, view, methods in BELOW
    ),
]
