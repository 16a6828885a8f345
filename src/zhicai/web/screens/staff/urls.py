from django.urls import path

from zhicai.web.screens.staff import views

HERE = "agency/<str:agency_code>/staff/"
ONE = f"{HERE}<int:person>/"
urlpatterns = [
    path(HERE, views.search, name="staff.search"),
    path(ONE, views.show, name="staff.show"),
    path(f"{ONE}explain/<str:provision_id>/", views.explain, name="staff.explain"),
    path(f"{ONE}identity/", views.reveal, name="staff.reveal"),
]
