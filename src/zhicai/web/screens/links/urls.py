from django.urls import path

from zhicai.web.screens.links import views

urlpatterns = [path("link/<str:token>/", views.show, name="links.show")]
