from django.urls import path

from zhicai.web.screens.standing import views

HERE = "agency/<str:agency_code>/standing/"
urlpatterns = [
    path(HERE, views.show, name="standing.show"),
    path(f"{HERE}<str:node_code>/", views.show, name="standing.node"),
    path(f"{HERE}<str:node_code>/exclusions/", views.exclusions, name="standing.exclusions"),
    path(f"{HERE}<str:node_code>/changes/", views.changes, name="standing.changes"),
]
