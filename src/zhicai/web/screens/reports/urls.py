from django.urls import path

from zhicai.web.screens.reports import snapshots, views

OFFICE = "agency/<str:agency_code>/reports/"
urlpatterns = [
    path(OFFICE, views.show, name="reports.show"),
    path(f"{OFFICE}download/", views.download, name="reports.download"),
    path(f"{OFFICE}snapshots/", snapshots.list_, name="reports.snapshots"),
    path(f"{OFFICE}snapshots/take/", snapshots.take, name="reports.take"),
    path(f"{OFFICE}snapshots/close/", snapshots.close, name="reports.close"),
    path(f"{OFFICE}snapshots/compare/", snapshots.compare, name="reports.compare"),
    path(f"{OFFICE}snapshots/<int:number>/", snapshots.show, name="reports.snapshot"),
    path(f"{OFFICE}snapshots/<int:number>/verify/", snapshots.verify, name="reports.verify"),
]
