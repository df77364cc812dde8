"""When two accounts of one person may be merged: both said so, and nothing stands between them."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from alliantie.attempts import Refusal

LINK_HOLDS = timedelta(days=7)
KEPT = timedelta(days=30)
PROMISED_WORKING_DAYS = 5


class ClaimRefusedError(Refusal, ValueError):
    """A rule about a request to merge says no; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Side:
    """What the rules need to know of one of the two accounts."""

    name: str
    is_active: bool
    has_role: bool


def check_address(typed: str, *, own: str) -> None:
    """Refuse to claim the account one is signed in with."""
    if typed.casefold() == own.casefold():
        raise ClaimRefusedError(_("Dit is het adres van dit account. Typ het andere adres."))


def check_no_claim(*, has_one: bool) -> None:
    """Refuse a second request beside one that still stands."""
    if has_one:
        raise ClaimRefusedError(_("Je vroeg dit al. Trek dat eerst in als je iets anders wilt."))


def check_link(*, is_known: bool) -> None:
    """Refuse a link that is too old, or of a request that was taken back."""
    if not is_known:
        raise ClaimRefusedError(
            _("Deze link werkt niet meer. Vraag het opnieuw met het account dat blijft.")
        )


def check_own_account(*, signed_in: int | None, meant: int) -> None:
    """Refuse everybody but who is signed in as the account that would close."""
    if signed_in is None:
        raise ClaimRefusedError(
            _("Log eerst in met het adres waarop je de mail kreeg. Open daarna de link opnieuw.")
        )
    if signed_in != meant:
        raise ClaimRefusedError(
            _(
                "Je bent ingelogd met een ander account. Log uit, log in met het adres waarop je de "
                "mail kreeg en open de link opnieuw."
            )
        )


def sentence_against(sides: tuple[Side, Side], *, is_confirmed: bool, has_dealings: bool) -> str:
    """Give the sentence that says why two accounts cannot be merged, or nothing."""
    if not is_confirmed:
        return _("Voor deze twee accounts is niet bevestigd dat ze van één persoon zijn.")
    for side in sides:
        if not side.is_active:
            return _("“%(who)s” is geschorst of gesloten. Samenvoegen kan dan niet.") % {
                "who": side.name
            }
        if side.has_role:
            return _("“%(who)s” heeft een rol in de redactie. Haal die rol eerst weg.") % {
                "who": side.name
            }
    if has_dealings:
        return _(
            "Deze twee accounts hadden op de site met elkaar te maken. Zulke accounts voegen we niet "
            "samen."
        )
    return ""
