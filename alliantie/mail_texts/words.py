"""Placeholders and closings that many mails share."""

from django.utils.translation import gettext_lazy as _

from .registry import Placeholder

NAME = Placeholder("naam", _("voornaam van wie de mail krijgt"), "name", _("daar"))
TITLE = Placeholder("titel", _("titel"), "title")
ORGANISATION = Placeholder("organisatie", _("naam van de organisatie"), "organisation")
CODE = Placeholder("code", _("de code"), "code")

SIGNED = _("Alliantie Open Overheid")
SIGNED_SITE = _("Alliantie Open Overheid\n{site}")
REGARDS = _("Groet,\nde redactie van de Alliantie Open Overheid")
REGARDS_SITE = _("Groet,\nde redactie van de Alliantie Open Overheid\n{site}")
NOTHING = ""
