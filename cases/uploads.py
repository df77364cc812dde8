"""Which pictures and files belong to a use case that somebody may see."""

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from alliantie.media.registry import register_usage
from alliantie.models import Attachment, Picture
from alliantie.visibility import Actor

from .models import CasePage
from .querysets import CaseQuerySet
from .story import HEADINGS

EMBED = re.compile(r"<embed\b[^>]*>")
# So many drafts of one writer are looked through; nobody has more in hand.
DRAFTS = 50


def connect() -> None:
    """Let the frame ask us about pictures and files."""
    register_usage(model=Picture, used_in=shows_picture)
    register_usage(model=Attachment, used_in=gives_file)


def shows_picture(actor: Actor, pk: int) -> bool:
    """Say whether a case the actor may see shows this picture, or a draft the actor works on."""
    visible = CasePage.objects.visible_to(actor)
    if visible.filter(Q(lead_picture=pk) | Q(social_picture=pk)).exists():
        return True
    return _is_told_in(visible, pk) or any(
        draft_shows_picture(draft, pk) for draft in _drafts(actor)
    )


def gives_file(actor: Actor, pk: int) -> bool:
    """Say whether a case the actor may see gives this file along, or a draft the actor works on."""
    if CasePage.objects.visible_to(actor).filter(attachments__attachment=pk).exists():
        return True
    return any(draft_gives_file(draft, pk) for draft in _drafts(actor))


def draft_shows_picture(draft: dict[str, Any], pk: int) -> bool:
    """Say whether this version of a case, as a revision holds it, shows a picture."""
    return pk in (draft.get("lead_picture"), draft.get("social_picture")) or _is_embedded(
        (draft.get(name) or "" for name in HEADINGS), pk
    )


def draft_gives_file(draft: dict[str, Any], pk: int) -> bool:
    """Say whether this version of a case, as a revision holds it, gives a file along."""
    return any(row.get("attachment") == pk for row in draft.get("attachments") or [])


def _is_told_in(cases: CaseQuerySet, pk: int) -> bool:
    """Look in the stories: the database finds the number, we make sure that it is a picture's."""
    number = Q()
    for name in HEADINGS:
        number |= Q(**{f"{name}__contains": f'id="{pk}"'})
    stories = cases.filter(number).values_list(*HEADINGS)
    return any(_is_embedded(story, pk) for story in stories.iterator())


def _is_embedded(texts: Iterable[str], pk: int) -> bool:
    number = re.compile(rf'\sid="{pk}"')
    return any(
        'embedtype="image"' in tag and number.search(tag) is not None
        for text in texts
        for tag in EMBED.findall(text)
    )


def _drafts(actor: Actor) -> Iterable[dict[str, Any]]:
    """Give the latest versions of what somebody writes, alone or with others."""
    mine = CasePage.objects.written_by(actor).filter(latest_revision__isnull=False)
    return mine.order_by("-latest_revision_created_at").values_list(
        "latest_revision__content", flat=True
    )[:DRAFTS]
