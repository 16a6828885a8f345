from django.urls import path

from zhicai.web.screens.keys import views

urlpatterns = [path("agency/<str:agency_code>/settings/keys/", views.show, name="keys.show")]
