from django.urls import path

from zhicai.web.screens.search import views

urlpatterns = [path("agency/<str:agency_code>/search/", views.show, name="search.show")]
