from django.urls import path

from zhicai.web.screens.transfers import views

LIST = "agency/<str:agency_code>/transfers/"
ONE = f"{LIST}<int:number>/"
urlpatterns = [
    path(LIST, views.list_, name="transfers.list"),
    path(ONE, views.show, name="transfers.show"),
    path(f"{ONE}decline/", views.decline, name="transfers.decline"),
    path(f"{ONE}withdraw/", views.withdraw, name="transfers.withdraw"),
]
