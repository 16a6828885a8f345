from django.urls import path

from zhicai.web.screens.factors import views

HERE = "factors/"
urlpatterns = [
    path(HERE, views.show, name="factors.show"),
    path(f"{HERE}time-code/", views.show_time_code, name="factors.time_code"),
    path(f"{HERE}passkey/", views.show_passkey, name="factors.passkey"),
    path(f"{HERE}recovery/", views.show_recovery, name="factors.recovery"),
    path(f"{HERE}remove/<slug:kind>/<int:key>/", views.remove, name="factors.remove"),
]
