from django.urls import path

from zhicai.web.screens.ways_in import outside, views

HERE = "sign-in/"
urlpatterns = [
    path(f"{HERE}second/", views.show_second, name="ways_in.second"),
    path(f"{HERE}passkey/", views.show_passkey, name="ways_in.passkey"),
    path(f"{HERE}header/", outside.take_header, name="ways_in.header"),
    path(f"{HERE}link/", outside.show_link, name="ways_in.link"),
    path(f"{HERE}provider/<slug:code>/", outside.leave, name="ways_in.leave"),
    path(f"{HERE}provider/<slug:code>/back/", outside.come_back, name="ways_in.come_back"),
]
