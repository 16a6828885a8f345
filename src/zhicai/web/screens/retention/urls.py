from django.urls import path

from zhicai.web.screens.retention import views

HERE = "agency/<str:agency_code>/settings/retention/"
urlpatterns = [
    path(HERE, views.show, name="retention.show"),
    path(f"{HERE}hold/", views.hold, name="retention.hold"),
    path(f"{HERE}run/", views.run, name="retention.run"),
    path(f"{HERE}<int:number>/", views.proof, name="retention.proof"),
    path(f"{HERE}<int:number>/download/", views.download, name="retention.download"),
]
