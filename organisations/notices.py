"""What we tell people about taking part."""

from django.utils.translation import gettext_lazy as _

from accounts import notices

from .services import ACCEPTED_NOTICE, REQUEST_NOTICE


def connect() -> None:
    """Say which kinds there are."""
    notices.register(
        REQUEST_NOTICE, label=_("Iemand wil meedoen namens jouw organisatie"), for_me=True
    )
    notices.register(ACCEPTED_NOTICE, label=_("Iemand nam je uitnodiging aan"), for_me=True)
