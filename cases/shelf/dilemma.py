"""How dilemmas are listed under a theme, or under the organisation whose name stands beside them."""

from django.db.models import Q

from alliantie.visibility import Actor
from cases.choices import NameChoice
from cases.models import DilemmaPage
from cases.presenting.dilemma_cards import dilemma_card, for_cards
from cases.querysets import DilemmaQuerySet
from themes.shelves import Shelf, register


def connect() -> None:
    """Let pages of themes and organisations list dilemmas; counts there are of use cases only."""
    register(
        Shelf(
            model=DilemmaPage,
            label=DilemmaPage._meta.verbose_name_plural or "",
            offered=offered,
            fetched=for_cards,
            card=dilemma_card,
            card_template="components/card-dilemma.html",
            owners=("organisation",),
            owned=Q(name_choice=NameChoice.PUBLIC),
            is_counted=False,
            order=10,
        )
    )


def offered(actor: Actor) -> DilemmaQuerySet:
    """Give what an actor may see, the newest first; of one day the address decides."""
    return DilemmaPage.objects.visible_to(actor).order_by("-opened_on", "slug")
