"""What stands around pages until a site admin sets something else."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Link = tuple[str | Promise, str]

FOOTER_COLUMNS: tuple[tuple[str | Promise, tuple[Link, ...]], ...] = (
    (
        _("Meedoen"),
        (
            (_("Deel je praktijkvoorbeeld"), "/mijn/nieuw/"),
            (_("Praktijkvoorbeelden"), "/praktijkvoorbeelden/"),
            (_("Dilemma's"), "/dilemmas/"),
            (_("Bijeenkomsten"), "/bijeenkomsten/"),
            (_("Thema's"), "/themas/"),
            (_("Vragen"), "/vragen/"),
            (_("Vraag en aanbod"), "/vraag-en-aanbod/"),
            (_("Ambassadeurs"), "/ambassadeurs/"),
            (_("Organisaties"), "/organisaties/"),
        ),
    ),
    (
        _("Over deze site"),
        (
            (_("Over ons"), "/over-ons/"),
            (_("Wat het netwerk deed"), "/wat-het-netwerk-deed/"),
            (_("Contact"), "/contact/"),
            (_("Huisregels"), "/huisregels/"),
            (_("Meldingen"), "/meldingen/"),
            (_("Voorwaarden"), "/voorwaarden/"),
            (_("Privacy"), "/privacy/"),
            (_("Toegankelijkheid"), "/toegankelijkheid/"),
        ),
    ),
)
NOT_FOUND_TITLE = _("Deze pagina is er niet")
NOT_FOUND_TEXT = _(
    "Misschien is hij verplaatst, of zit er een tikfout in het adres. Zoek hier wat je nodig hebt."
)
NOT_FOUND_LINKS: tuple[Link, ...] = (
    (_("Alle praktijkvoorbeelden"), "/praktijkvoorbeelden/"),
    (_("Alle thema's"), "/themas/"),
    (_("Alle organisaties"), "/organisaties/"),
)
