"""What search engines read of a dilemma: never who asked, and of who is not named only the month."""

from collections.abc import Sequence

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cases.choices import NameChoice
from cases.models import DilemmaPage

from .citing import SITE_NAME
from .linked_data import breadcrumb, script

OVERVIEW = "/dilemmas/"
SUMMARY = 280


def dilemma_data(dilemma: DilemmaPage, url: str, subjects: Sequence[str]) -> SafeString:
    """Write the script body of one dilemma."""
    site = settings.SITE_URL.rstrip("/")
    article = {
        "@type": "Article",
        "headline": dilemma.title,
        "description": dilemma.situation[:SUMMARY],
        "url": url,
        "mainEntityOfPage": url,
        "inLanguage": settings.LANGUAGE_CODE,
        "publisher": {"@type": "Organization", "name": SITE_NAME},
        "datePublished": _day(dilemma),
        "keywords": ", ".join(subjects),
    }
    trail = [("Home", f"{site}/"), (_("Dilemma's"), f"{site}{OVERVIEW}"), (dilemma.title, url)]
    told = {name: value for name, value in article.items() if value}
    return script(told, breadcrumb(trail))


def _day(dilemma: DilemmaPage) -> str:
    if dilemma.opened_on is None:
        return ""
    is_anonymous = dilemma.name_choice == NameChoice.ANONYMOUS
    return dilemma.opened_on.strftime("%Y-%m" if is_anonymous else "%Y-%m-%d")
