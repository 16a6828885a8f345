from django.urls import path

from zhicai.web.screens.batches import views

HERE = "agency/<str:agency_code>/batches/"
urlpatterns = [
    path(HERE, views.show_list, name="batches.list"),
    path(f"{HERE}<int:batch>/", views.show, name="batches.show"),
    path(f"{HERE}<int:batch>/undo/", views.undo, name="batches.undo"),
]
