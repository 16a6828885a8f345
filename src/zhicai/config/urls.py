"""Addresses of the site: one line for each screen."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("zhicai.web.screens.accounts.urls")),
    path("", include("zhicai.web.screens.agencies.urls")),
    path("", include("zhicai.web.screens.approvals.urls")),
    path("", include("zhicai.web.screens.audit.urls")),
    path("", include("zhicai.web.screens.batches.urls")),
    path("", include("zhicai.web.screens.courses.urls")),
    path("", include("zhicai.web.screens.distribution.urls")),
    path("", include("zhicai.web.screens.division.urls")),
    path("", include("zhicai.web.screens.duties.urls")),
    path("", include("zhicai.web.screens.events.urls")),
    path("", include("zhicai.web.screens.factors.urls")),
    path("", include("zhicai.web.screens.handover.urls")),
    path("", include("zhicai.web.screens.home.urls")),
    path("", include("zhicai.web.screens.intake.urls")),
    path("", include("zhicai.web.screens.links.urls")),
    path("", include("zhicai.web.screens.people.urls")),
    path("", include("zhicai.web.screens.reports.urls")),
    path("", include("zhicai.web.screens.retention.urls")),
    path("", include("zhicai.web.screens.requests.urls")),
    path("", include("zhicai.web.screens.roles.urls")),
    path("", include("zhicai.web.screens.transfers.urls")),
    path("", include("zhicai.web.screens.rulebook.urls")),
    path("", include("zhicai.web.screens.search.urls")),
    path("", include("zhicai.web.screens.sessions.urls")),
    path("", include("zhicai.web.screens.settings.urls")),
    path("", include("zhicai.web.screens.self.urls")),
    path("", include("zhicai.web.screens.sign_in.urls")),
    path("", include("zhicai.web.screens.sign_in_settings.urls")),
    path("", include("zhicai.web.screens.keys.urls")),
    path("", include("zhicai.web.screens.staff.urls")),
    path("", include("zhicai.web.screens.standing.urls")),
    path("", include("zhicai.web.screens.start.urls")),
    path("", include("zhicai.web.screens.ways_in.urls")),
]
handler400 = "zhicai.web.errors.show_wrong_request"
handler404 = "zhicai.web.errors.show_missing"
