from django.urls import path

from zhicai.web.screens.home import views

urlpatterns = [path("agency/<str:agency_code>/", views.show, name="home.show")]
