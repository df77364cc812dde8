"""The front door."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Front page and editorial pages."""

    name = "home"
    verbose_name = _("Voorpagina")

    def ready(self) -> None:
        """Say what of ours is not searched, and which uploads our pages show."""
        from functools import partial

        from alliantie.media.registry import register_usage
        from alliantie.models import Attachment, Picture
        from search.registry import not_searched

        from . import signals, wiring
        from .models import EditorialPage, HomePage
        from .uploads import page_shows

        for model in (Picture, Attachment):
            register_usage(model=model, used_in=partial(page_shows, upload=model))

        signals.connect()
        not_searched(HomePage)
        not_searched(EditorialPage)
        wiring.connect()
