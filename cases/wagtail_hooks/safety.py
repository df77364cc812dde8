"""The doors of the safety check in the CMS."""

from django.urls import URLPattern, path
from django.views.generic import RedirectView
from wagtail import hooks


@hooks.register("register_admin_urls")
def safety_urls() -> list[URLPattern]:
    """Route the queue of the safety check and the judging of one dilemma."""
    return [
        path(
            "veiligheidscheck/",
            RedirectView.as_view(pattern_name="wagtailadmin_home"),
            name="dilemma_checks",
        )
    ]
