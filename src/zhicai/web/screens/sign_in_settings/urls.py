from django.urls import path

from zhicai.web.screens.sign_in_settings import views

HERE = "agency/<str:agency_code>/settings/sign-in/"
PROVIDER = f"{HERE}provider/"
urlpatterns = [
    path(HERE, views.show, name="sign_in_settings.show"),
    path(PROVIDER, views.add_provider, name="sign_in_settings.add_provider"),
    path(f"{PROVIDER}<slug:code>/", views.change_provider, name="sign_in_settings.change_provider"),
    path(f"{HERE}unlink/<int:key>/", views.unlink, name="sign_in_settings.unlink"),
    path(f"{HERE}clear/", views.clear, name="sign_in_settings.clear"),
]
