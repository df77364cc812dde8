"""Which addresses an editor may type, and that a link leads to one place."""

import re

from django.utils.translation import gettext as _

from alliantie.attempts import Refusal
from alliantie.validators import site_of

OTHER_SITE = re.compile(r"https://[^\s/\\@]+(?:[/?#][^\s\\]*)?", re.IGNORECASE)
THIS_SITE = re.compile(r"/(?![/\\])[^\s\\]*")
INVISIBLE = re.compile(r"[\x00-\x1f\x7f]")


class LinkRefusedError(Refusal, ValueError):
    """A link cannot be taken; `sentence` is fit for the screen, `field` is where it belongs."""

    def __init__(self, sentence: str, field: str = "address") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


def check_address(address: str) -> None:
    """Refuse what is neither an address of this site nor one that begins with https://."""
    elsewhere = OTHER_SITE.fullmatch(address) and site_of(address)
    if INVISIBLE.search(address) or not (THIS_SITE.fullmatch(address) or elsewhere):
        raise LinkRefusedError(
            _(
                "Dit adres kan niet. Begin met / voor een pagina van deze site, bijvoorbeeld "
                "/themas/, of met https:// voor een andere site."
            )
        )


def check_page(*, is_for_everybody: bool) -> None:
    """Refuse a page whose readers are chosen one by one: its address alone says what it asks."""
    if not is_for_everybody:
        raise LinkRefusedError(
            _("Deze pagina mag niet iedereen zien. Kies een andere pagina, of een overzicht."),
            "page",
        )


def check_link(*, has_page: bool, address: str, is_needed: bool = True) -> None:
    """Refuse a link that leads to two places, to none, or to an address that cannot be."""
    if has_page and address:
        raise LinkRefusedError(_("Kies een pagina of typ een adres, niet allebei."))
    if address:
        check_address(address)
    elif is_needed and not has_page:
        raise LinkRefusedError(_("Kies een pagina of typ een adres."))
