"""What we send."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsletterConfig(AppConfig):
    """The weekly mail."""

    name = "newsletter"
    verbose_name = _("Weekmail")
