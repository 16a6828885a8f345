from django.urls import path

from zhicai.web.screens.audit import views

HERE = "agency/<str:agency_code>/audit/"
urlpatterns = [
    path(HERE, views.show_list, name="audit.list"),
    path(f"{HERE}controls/", views.show_controls, name="audit.controls"),
    path(f"{HERE}export/", views.export, name="audit.export"),
]
