from django.urls import path

from zhicai.web.screens.agencies import views

HERE = "agency/<str:agency_code>/agencies/"
ONE = f"{HERE}<str:node_code>/"
urlpatterns = [
    path(HERE, views.show_list, name="agencies.list"),
    path(f"{HERE}add/", views.add, name="agencies.add"),
    path(ONE, views.show, name="agencies.show"),
    path(f"{ONE}change/", views.change, name="agencies.change"),
    path(f"{ONE}close/", views.close, name="agencies.close"),
]
