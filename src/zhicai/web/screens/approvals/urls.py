from django.urls import path

from zhicai.web.screens.approvals import views

LIST = "agency/<str:agency_code>/approvals/"
ONE = f"{LIST}<int:number>/"
urlpatterns = [
    path(LIST, views.list_, name="approvals.list"),
    path(ONE, views.show, name="approvals.show"),
    path(f"{ONE}decide/", views.decide, name="approvals.decide"),
    path(f"{ONE}settle/", views.settle, name="approvals.settle"),
    path(f"{ONE}withdraw/", views.withdraw, name="approvals.withdraw"),
    path(f"{ONE}page/", views.page, name="approvals.page"),
]
