"""What somebody advised, on their own desk."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from cases.models import DilemmaPage
from cases.services.dilemmas.own_advice import own_advice


@dataclass(frozen=True)
class GivenBy:
    """One's own advice on the desk."""

    title: str
    url: str
    text: str
    state: str


def given_by(actor: Actor) -> list[GivenBy]:
    """Give what somebody advised, under a name or not; it stays theirs when a dilemma is withdrawn."""
    if actor.user_id is None:
        return []
    pieces = own_advice(user_id=actor.user_id)
    seen = dict(
        DilemmaPage.objects.visible_to(actor)
        .filter(pk__in=[one.dilemma_id for one in pieces])
        .values_list("pk", "title")
    )
    return [
        GivenBy(
            title=seen.get(one.dilemma_id, _("Een dilemma dat is ingetrokken")),
            url=(one.dilemma.url or "") if one.dilemma_id in seen else "",
            text=one.text,
            state=str(one.dilemma.get_state_display()) if one.dilemma_id in seen else "",
        )
        for one in pieces
    ]
