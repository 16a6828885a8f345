from django.urls import path

from zhicai.web.screens.sessions import views

urlpatterns = [
    path("sign-ins/", views.show_list, name="sessions.list"),
    path("sign-ins/end/", views.end, name="sessions.end"),
    path("sign-ins/prove/", views.prove, name="sessions.prove"),
]
