from django.urls import path

from zhicai.web.screens.division import forms_views, views

DIVISION = "agency/<str:agency_code>/division/"
FORM = f"{DIVISION}forms/<str:number>/"
urlpatterns = [
    path(DIVISION, views.show, name="division.show"),
    path(f"{DIVISION}confirm/", views.confirm, name="division.confirm"),
    path(f"{DIVISION}correct/", views.correct, name="division.correct"),
    path(f"{DIVISION}forms/", forms_views.make, name="division.make"),
    path(f"{DIVISION}returned/", forms_views.returned, name="division.returned"),
    path(FORM, forms_views.form, name="division.form"),
    path(f"{FORM}sheet/", forms_views.sheet, name="division.sheet"),
    path(f"{FORM}file/", forms_views.file, name="division.file"),
    path(f"{FORM}take-back/", forms_views.take_back, name="division.take_back"),
]
