"""Talking first, elsewhere on the site."""

from django.utils.translation import gettext_lazy as _


def connect() -> None:
    """Register the notice that tells confidential moderators."""
    from accounts import notices
    from cases.services.dilemmas import talking

    notices.register(talking.KIND, label=_("Iemand vraagt een vertrouwelijk gesprek"), for_me=True)
