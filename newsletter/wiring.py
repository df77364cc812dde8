"""What the weekly mail hangs on an account when it goes up in another."""

from django.utils.translation import gettext_lazy as _

from accounts.services.merging import KIND
from alliantie.merging.registry import Relation, relate


def connect() -> None:
    """Say that letters stay."""
    sent = _("Brieven die verstuurd zijn, blijven bij het adres van toen.")
    relate(KIND, Relation("newsletter.Letter.user", stays=sent))
