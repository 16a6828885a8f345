from django.urls import path

from zhicai.web.screens.courses import views

HERE = "agency/<str:agency_code>/courses/"
ONE = f"{HERE}<int:course>/"
urlpatterns = [
    path(HERE, views.show_list, name="courses.list"),
    path(f"{HERE}confirm/", views.confirm, name="courses.confirm"),
    path(ONE, views.show, name="courses.show"),
    path(f"{ONE}level/", views.decide, name="courses.level"),
    path(f"{ONE}edit/", views.edit, name="courses.edit"),
]
