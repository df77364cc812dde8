"""The first words of a use case by somebody who used what they learned at a meeting."""

from typing import Any

from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from events.models import AfterAsk

LONGEST_TITLE = 120


def from_meeting(slug: str, actor: Actor) -> dict[str, Any]:
    """Give title and text from somebody's own answer; nothing for anybody else."""
    if not actor.is_signed_in:
        return {}
    own = AfterAsk.objects.filter(registration__user=actor.user_id, used="yes")
    ask = own.select_related("registration__event").filter(registration__event__slug=slug).first()
    if ask is None:
        return {}
    title = _("Gebruikt na %(meeting)s") % {"meeting": ask.registration.event.title}
    return {"title": title[:LONGEST_TITLE], "problem": ask.used_told}
