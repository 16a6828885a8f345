from django.urls import path

from zhicai.web.screens.people import views

HERE = "agency/<str:agency_code>/standing/people/"
urlpatterns = [
    path(HERE, views.show_list, name="people.list"),
    path(f"{HERE}export/", views.export, name="people.export"),
    path(f"{HERE}gaps/", views.show_gaps, name="people.gaps"),
    path(f"{HERE}filters/", views.save, name="people.save_filter"),
    path(f"{HERE}filters/<int:key>/delete/", views.delete, name="people.delete_filter"),
]
