"""A link to show a draft to somebody without an account; it ends by itself and can be ended."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record
from alliantie.visibility import Actor
from cases.models import CasePage, DraftShare
from cases.policies.writing import check_belong, check_read, may_belong
from cases.writers import work_of, writer_of
from organisations.actors import actor_for

VALID = timedelta(days=14)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def share_draft(*, page: CasePage, actor: Actor) -> str:
    """Make a link and give its secret, which is kept nowhere."""
    check_belong(writer_of(actor), work_of(page))
    token = secrets.token_urlsafe(24)
    share = DraftShare.objects.create(
        page=page,
        token_hash=_hash(token),
        created_by_id=actor.user_id,
        expires_at=timezone.now() + VALID,
    )
    record(action="draft.share", obj=share, actor_id=actor.user_id)
    return token


@transaction.atomic
def revoke_shares(*, page: CasePage, actor: Actor) -> int:
    """End every link of a draft."""
    check_read(writer_of(actor), work_of(page))
    ended = DraftShare.objects.filter(page=page, revoked_at=None).update(revoked_at=timezone.now())
    if ended:
        record(action="draft.unshare", obj=page, actor_id=actor.user_id)
    return ended


def shared_draft(*, token: str) -> DraftShare | None:
    """Give what a link shows, while it holds and its maker still may write this."""
    share = (
        DraftShare.objects.filter(
            token_hash=_hash(token), revoked_at=None, expires_at__gt=timezone.now()
        )
        .select_related("page", "created_by")
        .first()
    )
    if share is None or share.created_by is None:
        return None
    maker = writer_of(actor_for(share.created_by))
    return share if may_belong(maker, work_of(share.page)) else None
