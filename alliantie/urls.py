"""Every address; apps are included by name, so that the frame imports no app."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail import views as wagtail_views
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.urls import serve_pattern

from . import views

handler429 = "alliantie.views.too_often"

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("accounts.urls")),
    path("account/", include("allauth.urls")),
    path("cms/", include("accounts.cms_urls")),
    path("cms/", include("cases.curation.urls")),
    path("cms/", include(wagtailadmin_urls)),
]

urlpatterns += [
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("gezondheid/", include("alliantie.health.urls")),
    path("afspraken/", include("accounts.urls.terms")),
    path("contact/", include("alliantie.contact.urls")),
    path("zoeken/", include("search.urls")),
    path("themas/", include("themes.urls")),
    path("organisaties/", include("organisations.urls")),
    path("mijn/", include("cases.desk.urls")),
    path("mijn/bijeenkomsten/", include("events.desk.urls")),
    path("mijn/", include("organisations.urls.desk")),
    path("mijn/", include("people.urls.desk")),
    path("mijn/", include("accounts.urls.desk")),
    path("mijn/", include("matchmaking.urls.desk")),
    path("mijn/", include("alliantie.freshness.urls")),
    path("mijn/meldingen/", include("reports.urls.desk")),
    path("", include("organisations.urls.joining")),
    path("", include("people.urls")),
    path("", include("news.urls")),
    path("", include("newsletter.urls")),
    path("", include("matchmaking.urls")),
    path("", include("reports.urls")),
    path("", include("quarters.urls")),
    path("", include("cases.urls")),
    path("", include("events.urls")),
    path("", include("alliantie.media.urls")),
]

if settings.GALLERY_ENABLED:
    urlpatterns += [path("componenten/", include("alliantie.gallery.urls"))]

# Only Wagtail's pages: its own login accepts a password without the second factor.
urlpatterns += [re_path(serve_pattern, wagtail_views.serve, name="wagtail_serve")]
