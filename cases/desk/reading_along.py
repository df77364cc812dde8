"""Who reads along by a link without an account sees the draft's pictures and files too.

The page sets a small cookie with the link's own token; a revoked or expired link shows nothing more.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from alliantie.media.registry import register_grant
from alliantie.models import Attachment, Picture
from cases.models import DraftShare
from cases.services.sharing import shared_draft
from cases.uploads import draft_gives_file, draft_shows_picture

COOKIE = "leeslink"


def connect() -> None:
    """Let the frame ask us about uploads of shared drafts."""
    register_grant(model=Picture, granted=_picture)
    register_grant(model=Attachment, granted=_file)


def remember(response: HttpResponse, share: DraftShare, token: str) -> None:
    """Let the browser show the link with each picture it fetches."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=share.expires_at - timezone.now(),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _draft(request: HttpRequest) -> dict[str, Any]:
    token = request.COOKIES.get(COOKIE, "")
    share = shared_draft(token=token) if token else None
    if share is None or share.page.latest_revision is None:
        return {}
    content: dict[str, Any] = share.page.latest_revision.content
    return content


def _picture(request: HttpRequest, pk: int) -> bool:
    return draft_shows_picture(_draft(request), pk)


def _file(request: HttpRequest, pk: int) -> bool:
    return draft_gives_file(_draft(request), pk)
