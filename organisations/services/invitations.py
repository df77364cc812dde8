"""Ask people to take part with a link that works once; only a hash of the link is kept."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliantie import periods
from alliantie.audit import record
from alliantie.choices import Unit
from alliantie.idempotency import once
from alliantie.mail import queue_mail
from alliantie.throttles import hit
from alliantie.visibility import Actor
from organisations.choices import InvitedBy, Sector
from organisations.models import Invitation, Organisation
from organisations.policies import check_acceptable, check_invite
from organisations.querysets import hash_of

ONE_DAY = 86_400
A_DAY = {InvitedBy.ADMIN: 20, InvitedBy.EDITOR: 200}
A_DAY_TO_ONE_ADDRESS = 3
REMEMBER_DAYS = 30
PURPOSE = "invitation.make"
VALID = periods.register(
    periods.Period(
        "invitation", gettext_lazy("Uitnodiging: hoe lang de link werkt"), Unit.DAYS, 30, 7, 90
    )
)


@dataclass(frozen=True)
class Asked:
    """Who is asked, and for whom: an organisation, or as themselves with a sector."""

    name: str
    email: str = ""
    organisation: Organisation | None = None
    sector: str = ""


@dataclass(frozen=True)
class Made:
    """What came of it; `link` is empty for a form that was sent before, for we no longer know it."""

    name: str
    link: str


def make_invitation(*, asked: Asked, by: InvitedBy, actor: Actor, key: UUID) -> Made:
    """Make a link for one person and mail it when there is an address; a replay makes no second one."""
    organisation = asked.organisation
    check_invite(actor, organisation.pk if organisation else None)
    token = secrets.token_urlsafe(32)
    link = settings.SITE_URL.rstrip("/") + reverse("joining:invitation", args=[token])

    def change() -> dict[str, Any]:
        hit(scope=PURPOSE, key=str(actor.user_id), limit=A_DAY[by], seconds=ONE_DAY)
        if asked.email:
            address = asked.email.lower()
            hit(scope="invitation.to", key=address, limit=A_DAY_TO_ONE_ADDRESS, seconds=ONE_DAY)
        invitation = _keep(asked, by, actor, token)
        _mail(invitation, link)
        return {"name": invitation.name}

    owner = f"user:{actor.user_id}"
    answer, is_new = once(key=key, purpose=PURPOSE, owner=owner, change=change)
    return Made(name=answer["name"], link=link if is_new else "")


def _keep(asked: Asked, by: InvitedBy, actor: Actor, token: str) -> Invitation:
    invitation = Invitation.objects.create(
        by=by,
        invited_by_id=actor.user_id,
        organisation=asked.organisation,
        sector="" if asked.organisation else Sector(asked.sector),
        name=asked.name,
        email=asked.email,
        token_hash=hash_of(token),
        expires_at=timezone.now() + timedelta(days=periods.length_of(VALID)),
    )
    origin = "cms" if by == InvitedBy.EDITOR else "web"
    record(action=PURPOSE, obj=invitation, actor_id=actor.user_id, origin=origin)
    return invitation


def _mail(invitation: Invitation, link: str) -> None:
    if not invitation.email:
        return
    organisation = invitation.organisation
    queue_mail(
        template="invitation",
        to=invitation.email,
        context={
            "name": invitation.name,
            "inviter": inviter_name(invitation),
            "organisation": organisation.name if organisation else "",
            "sector": invitation.get_sector_display().lower(),
            "link": link,
            "until": date_format(timezone.localtime(invitation.expires_at), "j F Y"),
        },
        once_key=f"invitation-{invitation.pk}",
    )


def inviter_name(invitation: Invitation) -> str:
    """Give who invited, as the invited may know it; never an address."""
    if invitation.by == InvitedBy.EDITOR:
        return _("De redactie van de Alliantie")
    inviter = invitation.invited_by
    return (inviter.get_full_name() if inviter else "") or _("Een beheerder")


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, actor: Actor, origin: str = "web") -> None:
    """Let a link do nothing any more; when it was used first, that is told."""
    check_invite(actor, invitation.organisation_id)
    waiting = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None)
    if waiting.update(withdrawn_at=timezone.now()):
        record(action="invitation.withdraw", obj=invitation, actor_id=actor.user_id, origin=origin)
    invitation.refresh_from_db()
    if invitation.accepted_at is not None:
        check_acceptable(invitation.state)


@transaction.atomic
def forget_invited() -> int:
    """Forget names and addresses of who was asked, some time after their invitation ended."""
    moment = timezone.now() - timedelta(days=REMEMBER_DAYS)
    number = Invitation.objects.ended_before(moment).update(name="", email="")
    if number:
        record(action="invitation.forget", actor_id=None, origin="worker")
    return number
