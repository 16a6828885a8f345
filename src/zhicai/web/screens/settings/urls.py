from django.urls import path

from zhicai.web.screens.settings import views

HERE = "agency/<str:agency_code>/settings/"
urlpatterns = [
    path(HERE, views.show, name="settings.show"),
    path(f"{HERE}profile/", views.show_profile, name="settings.profile"),
    path(f"{HERE}rules/", views.show_rules, name="settings.rules"),
]
