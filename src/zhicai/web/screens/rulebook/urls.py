from django.urls import path

from zhicai.web.screens.rulebook import overlay_views, views

HERE = "agency/<str:agency_code>/rulebook/"
ONE = f"{HERE}provisions/<str:provision_id>/"
urlpatterns = [
    path(HERE, views.show_list, name="rulebook.list"),
    path(f"{HERE}coverage/", views.coverage, name="rulebook.coverage"),
    path(f"{HERE}sources/", views.sources, name="rulebook.sources"),
    path(f"{HERE}sources/<str:source_id>/", views.source, name="rulebook.source"),
    path(ONE, views.show, name="rulebook.show"),
    path(f"{ONE}overlay/", overlay_views.edit, name="rulebook.overlay"),
    path(f"{ONE}overlay/<int:overlay>/", overlay_views.edit, name="rulebook.overlay_change"),
]
