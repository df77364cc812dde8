"""Put a meeting online: after an editor read it, or at once of an author who is trusted."""

from django.utils import timezone

from accounts.services.trust import is_trusted
from alliantie.visibility import Actor
from cases.policies.at_once import SentIn, goes_at_once
from cases.services.at_once import note_published
from cases.writers import user_of, writer_of
from events.choices import EventState
from events.models import EventPage
from events.policies.announcing import AT_ONCE, may_step
from organisations.choices import Listing, MembershipState
from organisations.models import Membership

from . import telling_hosts
from .pages import index, meeting_of


def open_membership(event: EventPage) -> Membership | None:
    """Give the membership that waits for the same yes as this meeting."""
    memberships = Membership.objects.filter(user=event.owner_id).select_related(
        "organisation", "user"
    )
    asked = memberships.filter(state=MembershipState.REQUESTED)
    for_this = asked.filter(organisation=event.organisation_id).first()
    if for_this is not None or event.organisation_id is None:
        return for_this or asked.first()
    # Whoever's mail domain is known is in at once, also for an organisation nobody accepted yet.
    return memberships.filter(
        organisation=event.organisation_id,
        organisation__listing=Listing.PROPOSED,
        state=MembershipState.ACTIVE,
    ).first()


def publishes_at_once(event: EventPage, actor: Actor) -> bool:
    """Say whether what this host announces is online without waiting; a host speaks for themselves only."""
    return may_step(event.state, AT_ONCE) and _is_free(event, actor)


def widens_at_once(event: EventPage, actor: Actor) -> bool:
    """Say whether this host may let more people see what is online."""
    return event.live and event.state == EventState.PLANNED and _is_free(event, actor)


def _is_free(event: EventPage, actor: Actor) -> bool:
    if not is_trusted(actor.user_id):
        return False
    writer, meeting = writer_of(actor), meeting_of(event)
    mine = actor.user_id == meeting.owner_id or actor.user_id in meeting.helper_ids
    here = meeting.organisation_id is None or meeting.organisation_id in writer.active_ids
    return goes_at_once(
        SentIn(
            is_trusted=True,
            is_admitted=writer.is_member and mine and here,
            has_request=open_membership(event) is not None,
            # Sent in before and not online: the editors held it or said no to it, so they read it again.
            is_with_editors=event.state != EventState.PLANNED and event.submitted_at is not None,
            was_taken_offline=event.first_published_at is not None and not event.live,
        )
    )


def publish_now(row: EventPage, *, state: str, actor: Actor) -> None:
    """Put a locked meeting online in place of sending it in; an editor looks at it afterwards."""
    note_published(page=row, user_id=actor.user_id or 0)
    put_online(row, state=state, actor=actor)
    telling_hosts.told_published(row)


def put_online(row: EventPage, *, state: str, actor: Actor) -> None:
    """Publish a locked meeting in the words of its host."""
    row.state, row.remark, row.changed_at = state, "", timezone.now()
    row.save(clean=False)
    revision = row.save_revision(user=row.owner, clean=False)
    revision.publish(user=user_of(actor), skip_permission_checks=True)
    row.refresh_from_db()
    index(row)
