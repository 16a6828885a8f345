from django.urls import path

from zhicai.web.screens.accounts import review, views

HERE = "agency/<str:agency_code>/accounts/"
ONE = f"{HERE}<int:account>/"
urlpatterns = [
    path(HERE, views.show_list, name="accounts.list"),
    path(f"{HERE}invite/", views.invite, name="accounts.invite"),
    path(f"{HERE}appoint/", views.appoint, name="accounts.appoint"),
    path(f"{HERE}review/", review.show, name="accounts.review"),
    path(ONE, views.show, name="accounts.show"),
    path(f"{ONE}appointments/<int:key>/end/", views.end, name="accounts.end"),
    path(f"{ONE}<str:deed>/", views.act, name="accounts.act"),
]
