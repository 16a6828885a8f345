from django.urls import path

from zhicai.web.screens.self import views

OWN = "agency/<str:agency_code>/self/"
ONE = f"{OWN}requests/<int:number>/"
urlpatterns = [
    path(OWN, views.show, name="self.show"),
    path(f"{OWN}certificate/", views.certificate, name="self.certificate"),
    path(f"{OWN}objection/", views.objection, name="self.objection"),
    path(f"{OWN}provisions/<str:provision_id>/", views.explain, name="self.explain"),
    path(ONE, views.request_, name="self.request"),
    path(f"{ONE}file/", views.file, name="self.file"),
    path(f"{ONE}withdraw/", views.withdraw, name="self.withdraw"),
]
