"""What may be said and asked about a file that not everybody can read."""

from django.utils.translation import gettext as _

from alliantie.attempts import Refusal

LONGEST_REASON = 500
# Shorter than this says nothing: "kan niet" is eight letters.
SHORTEST_REASON = 15


class FileRefusedError(Refusal, ValueError):
    """A rule about files says no; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def check_reason(reason: str) -> None:
    """Refuse a reason that tells nothing, or too much."""
    if len(reason.strip()) < SHORTEST_REASON:
        raise FileRefusedError(_("Schrijf in een zin waarom het niet anders kan."))
    if len(reason) > LONGEST_REASON:
        raise FileRefusedError(_("Dit is te lang. Schrijf het in hoogstens 500 tekens."))


def check_hinders(*, hinders: bool) -> None:
    """Refuse to say or ask anything about a file that everybody can read by now."""
    if not hinders:
        raise FileRefusedError(_("Met dit bestand is niets meer aan de hand."))


def check_askable(*, was_asked: bool, has_people: bool) -> None:
    """Refuse to ask twice about one file, or to ask nobody."""
    if was_asked:
        raise FileRefusedError(
            _("Dit is de auteur al gevraagd. We vragen het één keer per bestand.")
        )
    if not has_people:
        raise FileRefusedError(
            _(
                "Er is niemand om dit aan te vragen. Vervang het bestand, of laat het met een reden staan."
            )
        )
