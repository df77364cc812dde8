"""How use cases are listed under a theme or an organisation: members' own first, then the newest."""

from django.db.models import Case, Value, When

from alliantie.visibility import Actor
from cases.cards import case_card, for_cards
from cases.models import CasePage
from cases.querysets import CaseQuerySet
from themes.shelves import Shelf, register


def connect() -> None:
    """Let pages of themes and organisations list use cases."""
    register(
        Shelf(
            model=CasePage,
            label=CasePage._meta.verbose_name_plural or "",
            offered=offered,
            fetched=for_cards,
            card=case_card,
            owners=("organisation", "partners__organisation"),
        )
    )


def offered(actor: Actor) -> CaseQuerySet:
    """Give what an actor may see; rows of a register never come before what members wrote."""
    from_register = Case(When(source="", then=Value(0)), default=Value(1))
    visible = CasePage.objects.visible_to(actor).offered()
    return visible.order_by(from_register, "-first_published_at", "-pk")
