"""What is going on."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """Short news by members, and the monthly round."""

    name = "news"
    verbose_name = _("Actualiteiten")
