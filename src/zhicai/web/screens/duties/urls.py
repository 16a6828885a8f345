from django.urls import path

from zhicai.web.screens.duties import edits, views

HERE = "agency/<str:agency_code>/duties/"
urlpatterns = [
    path(HERE, views.show, name="duties.show"),
    path(f"{HERE}unheld/<int:number>/", edits.assign, name="duties.assign"),
    path(f"{HERE}paste/<int:person>/", edits.paste, name="duties.paste"),
    path(f"{HERE}answers/", views.answers, name="duties.answers"),
    path(f"{HERE}tools/", views.tools, name="duties.tools"),
    path(f"{HERE}tools/export/", views.export, name="duties.export"),
]
