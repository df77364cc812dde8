"""The doors of what trusted authors published and of objections in the CMS."""

from django.urls import URLPattern, path
from wagtail import hooks

from alliantie.today.sources import WORK
from cases.curation.afterwards import AfterCheckView
from cases.curation.objections import ObjectionView
from cases.curation.today_authors import SOURCES

for source in SOURCES:
    hooks.register(WORK, source)


@hooks.register("register_admin_urls")
def author_urls() -> list[URLPattern]:
    """Route looking afterwards, and deciding about an objection."""
    return [
        path("achteraf-nakijken/<int:pk>/", AfterCheckView.as_view(), name="after_check"),
        path("bezwaren/<int:pk>/", ObjectionView.as_view(), name="word_objection"),
    ]
