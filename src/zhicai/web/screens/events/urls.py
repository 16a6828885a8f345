from django.urls import path

from zhicai.web.screens.events import edits, views

HERE = "agency/<str:agency_code>/events/"
ONE = f"{HERE}<int:event>/"
urlpatterns = [
    path(HERE, views.show_list, name="events.list"),
    path(f"{HERE}readings/", views.show_readings, name="events.readings"),
    path(f"{HERE}choose/", edits.choose, name="events.choose"),
    path(f"{HERE}add/<int:person>/", edits.add, name="events.add"),
    path(ONE, views.show, name="events.show"),
    path(f"{ONE}change/", edits.change, name="events.change"),
    path(f"{ONE}withdraw/", edits.withdraw, name="events.withdraw"),
]
