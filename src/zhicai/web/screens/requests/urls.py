from django.urls import path

from zhicai.web.screens.requests import views

LIST = "agency/<str:agency_code>/requests/"
ONE = f"{LIST}<int:number>/"
urlpatterns = [
    path(LIST, views.list_, name="requests.list"),
    path(ONE, views.show, name="requests.show"),
    path(f"{ONE}decide/", views.decide, name="requests.decide"),
    path(f"{ONE}file/", views.file, name="requests.file"),
]
