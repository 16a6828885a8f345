from django.urls import path

from zhicai.web.screens.sign_in import views

urlpatterns = [
    path("", views.show_root, name="root"),
    path("sign-in/", views.show_sign_in, name="sign_in.show"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("password/", views.show_password, name="password.show"),
    path("kept-form/", views.show_kept_form, name="kept_form.show"),
    path("offices/", views.show_offices, name="offices.list"),
    path("problems/<str:code>/", views.show_problem, name="problems.show"),
]
