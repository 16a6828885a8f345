from django.urls import path

from zhicai.web.screens.roles import views

HERE = "agency/<str:agency_code>/roles/"
ONE = f"{HERE}<int:person>/"
urlpatterns = [
    path(HERE, views.show_list, name="roles.list"),
    path(f"{HERE}confirm/", views.confirm, name="roles.confirm"),
    path(f"{HERE}print/", views.print_list, name="roles.print"),
    path(ONE, views.show, name="roles.show"),
    path(f"{ONE}decide/", views.decide, name="roles.decide"),
]
