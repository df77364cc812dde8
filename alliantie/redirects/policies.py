"""What a redirect may be: from where nothing stands, to one place that stays, in one step."""

from django.utils.translation import gettext as _

from alliantie.attempts import Refusal


class RedirectRefusedError(Refusal, ValueError):
    """A redirect cannot be kept; `sentence` is fit for the screen, `field` is where it belongs."""

    def __init__(self, sentence: str, field: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


def check_from(*, stands: bool, is_double: bool) -> None:
    """Refuse an address where something stands, or that leads on already."""
    if stands:
        raise RedirectRefusedError(
            _(
                "Op dit adres staat al een pagina. Die gaat voor, dus een doorverwijzing werkt niet."
            ),
            "old_path",
        )
    if is_double:
        raise RedirectRefusedError(
            _("Voor dit adres is er al een doorverwijzing. Pas die aan."), "old_path"
        )


def check_to(*, has_page: bool, has_link: bool) -> None:
    """Refuse a redirect to nowhere, or to two places."""
    if has_page == has_link:
        raise RedirectRefusedError(
            _("Kies een pagina of typ een adres: een van de twee."), "redirect_page"
        )


def check_other_site(*, is_elsewhere: bool, may_leave: bool) -> None:
    """Refuse to send readers to another site, unless a site admin does."""
    if is_elsewhere and not may_leave:
        raise RedirectRefusedError(
            _("Alleen sitebeheer mag doorverwijzen naar een andere site."), "redirect_link"
        )


def check_way(*, comes_back: bool, leads_on_to: str, field: str) -> None:
    """Refuse a way that comes back where it began, and one through another redirect."""
    if comes_back:
        raise RedirectRefusedError(
            _("Zo komt een lezer weer terug op het adres waar hij begon. Kies een ander doel."),
            field,
        )
    if leads_on_to:
        raise RedirectRefusedError(
            _("Dat adres verwijst zelf door naar %(address)s. Kies meteen dat adres.")
            % {"address": leads_on_to},
            field,
        )
