"""Read from the rows what the rules of the desk ask about: who writes, and what."""

from accounts.models import User
from alliantie.visibility import Actor
from organisations.choices import MembershipState
from organisations.models import Membership

from .models import CasePage
from .policies.state import Life
from .policies.writing import Ties, Work, Writer


def writer_of(actor: Actor) -> Writer:
    """Read somebody's ties to organisations; one query. A request counts until it is refused."""
    if actor.user_id is None:
        return Writer(user_id=None)
    rows = list(
        Membership.objects.filter(user=actor.user_id).values_list("organisation_id", "state")
    )
    asked = [pk for pk, state in rows if state == MembershipState.REQUESTED]
    ties = Ties.ENDED if rows else Ties.NONE
    if actor.is_editor or actor.is_member or asked:
        ties = Ties.OPEN
    organisations = actor.organisation_ids | {pk for pk in asked if pk is not None}
    return Writer(
        user_id=actor.user_id,
        organisation_ids=organisations,
        active_ids=actor.organisation_ids,
        is_member=actor.is_member or actor.is_editor,
        ties=ties,
    )


def life_of(page: CasePage) -> Life:
    """Read where a case is in its life."""
    workflow = page.current_workflow_state
    return Life(
        live=page.live,
        workflow=workflow.status if workflow else "",
        is_scheduled=page.scheduled_revision is not None,
        has_unpublished_changes=page.has_unpublished_changes,
        standing=page.standing,
        was_online=page.first_published_at is not None,
    )


def work_of(page: CasePage) -> Work:
    """Read whose it is and where it is in its life."""
    authors = {pk for pk in (page.owner_id, *_co_authors(page)) if pk is not None}
    return Work(
        author_ids=frozenset(authors),
        organisation_id=page.organisation_id,
        was_online=page.first_published_at is not None,
        life=life_of(page),
        is_imported=bool(page.source),
    )


def _co_authors(page: CasePage) -> list[int]:
    links = CasePage.co_authors.through.objects
    return list(links.filter(casepage=page.pk).values_list("user", flat=True))


def user_of(actor: Actor) -> User:
    """Give the account behind an actor who is signed in."""
    return User.objects.get(pk=actor.user_id or 0)
