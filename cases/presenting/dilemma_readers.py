"""Say who can read a dilemma, so that neither the list nor its length gives the asker away."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.choices import Readers

SAID: dict[str, str | Promise] = {
    Readers.EVERYONE: _("Iedereen, ook zonder account"),
    Readers.MEMBERS: _("Leden van het netwerk"),
    Readers.GOVERNMENT: _("Leden die bij de overheid werken"),
    Readers.NOT_MY_ORGANISATION: _("Leden, met uitzondering van enkele organisaties"),
    Readers.INVITED: _("Mensen die de vrager uitnodigde"),
}


def said_readers(readers: str) -> str:
    """Give in words who can read it, beside who asked and the moderation."""
    return str(SAID[readers])
