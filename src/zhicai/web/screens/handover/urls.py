from django.urls import path

from zhicai.web.screens.handover import deputies, views

HERE = "agency/<str:agency_code>/handover/"
urlpatterns = [
    path(HERE, views.show, name="handover.show"),
    path(f"{HERE}download/", views.download, name="handover.download"),
    path(f"{HERE}act/", views.act, name="handover.act"),
    path("agency/<str:agency_code>/deputies/", deputies.show, name="handover.deputies"),
]
