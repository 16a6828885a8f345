from django.urls import path

from zhicai.web.screens.distribution import views

HERE = "agency/<str:agency_code>/distribution/"
urlpatterns = [
    path(HERE, views.show, name="distribution.show"),
    path(f"{HERE}<str:node_code>/", views.show, name="distribution.node"),
    path(f"{HERE}<str:node_code>/people/", views.people, name="distribution.people"),
    path(f"{HERE}<str:node_code>/changes/", views.changes, name="distribution.changes"),
    path(f"{HERE}<str:node_code>/download/", views.download, name="distribution.download"),
]
