"""How dilemmas are listed under a theme, or under the organisation whose name stands beside them."""

from typing import Any

from django.db.models import Q

from alliantie.visibility import Actor
from cases.choices import NameChoice
from cases.models import DilemmaPage
from cases.presenting.dilemma_cards import DilemmaCard, dilemma_cards, for_cards
from cases.querysets import DilemmaQuerySet
from themes.shelves import Shelf, register


def connect() -> None:
    """Let pages of themes and organisations list dilemmas; counts there are of use cases only."""
    register(
        Shelf(
            model=DilemmaPage,
            label=DilemmaPage._meta.verbose_name_plural or "",
            offered=offered,
            cards=cards,
            card_template="components/card-dilemma.html",
            owners=("organisation",),
            owned=Q(name_choice=NameChoice.PUBLIC),
            is_counted=False,
        )
    )


def offered(actor: Actor) -> DilemmaQuerySet:
    """Give what an actor may see, the newest first; of one day the address decides."""
    return DilemmaPage.objects.visible_to(actor).order_by("-opened_on", "slug")


def cards(dilemmas: Any) -> list[DilemmaCard]:
    """Describe a slice of them."""
    return dilemma_cards(for_cards(dilemmas))
