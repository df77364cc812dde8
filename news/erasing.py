"""What we know of a person: to hand it over, and to forget it."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from alliantie.models import OutgoingMail
from search.registry import key_of
from search.services import queue_index_many

from .choices import NewsState
from .models import NewsItem, RoundInvitation, RoundLine

MAILS = ("round_invitation", "round_line")
# What stays with the organisation it was written for; the rest goes with the person.
STAYS = Q(state=NewsState.SHOWN, organisation__isnull=False)


@transaction.atomic
def erase(user: User) -> None:
    """Leave what stands on the site for an organisation, without a name or a picture; forget the rest."""
    items = NewsItem.objects.filter(author=user)
    keys = [key_of(item) for item in items]
    for item in items.filter(picture__uploaded_by_user=user).select_related("picture"):
        if item.picture is not None:
            item.picture.delete()
    items.exclude(STAYS).delete()
    items.filter(picture=None).update(picture_alt="")
    items.update(author=None)
    queue_index_many(keys=keys)
    lines = RoundLine.objects.filter(author=user)
    lines.exclude(STAYS).delete()
    lines.update(author=None, shows_name=False)
    RoundInvitation.objects.filter(user=user).delete()
    OutgoingMail.objects.filter(recipient=user.email, template__in=MAILS).delete()


def export(user: User) -> dict[str, Any]:
    """Give lines and short news by this person."""
    lines = RoundLine.objects.filter(author=user).select_related("round", "organisation")
    items = NewsItem.objects.filter(author=user).select_related("organisation")
    return {
        "Regels in het rondje": [
            {
                "maand": str(line.round),
                "tekst": line.text,
                "organisatie": line.organisation.name if line.organisation else "",
                "met naam": line.shows_name,
                "stand": line.get_state_display(),
                "geschreven": line.written_at.isoformat(),
            }
            for line in lines
        ],
        "Actualiteiten": [
            {
                "tekst": item.text,
                "link": item.link,
                "geluid of film": item.media_link,
                "uitgeschreven tekst": item.transcript,
                "organisatie": item.organisation.name if item.organisation else "",
                "stand": item.get_state_display(),
                "gemaakt": item.created_at.isoformat(),
            }
            for item in items
        ],
    }
