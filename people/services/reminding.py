"""Keep requests from lying about: remind who was asked, and tell who asked of another way."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from people.choices import RequestState, Side
from people.models import Conversation
from people.policies.conversations import OTHER_AFTER

from .replies import tell
from .standing import locked


@transaction.atomic
def remind(*, conversation: Conversation) -> bool:
    """Remind who was asked, once; give False when there was nothing to remind of."""
    waiting = Conversation.objects.filter(
        pk=conversation.pk, state=RequestState.OPEN, reminded_at=None
    )
    if not waiting.update(reminded_at=timezone.now()):
        return False
    row = locked(conversation.pk)
    tell(
        conversation=row,
        side=Side.PERSON,
        template="conversation_reminder",
        text=_("Iemand wacht op je antwoord: “%(subject)s”") % {"subject": row.subject},
        once_key=f"conversation-reminder-{row.pk}",
    )
    record(action="conversation.remind", obj=row, actor_id=None, origin="worker")
    return True


@transaction.atomic
def offer_other(*, conversation: Conversation) -> bool:
    """Tell who asked, once, that somebody else can be asked."""
    waiting = Conversation.objects.filter(
        pk=conversation.pk, state=RequestState.OPEN, offered_other_at=None
    )
    if not waiting.update(offered_other_at=timezone.now()):
        return False
    row = locked(conversation.pk)
    tell(
        conversation=row,
        side=Side.ASKER,
        template="conversation_other",
        text=_("Nog geen antwoord op “%(subject)s”. Je kunt het iemand anders vragen.")
        % {"subject": row.subject},
        once_key=f"conversation-other-{row.pk}",
        said=str(OTHER_AFTER),
    )
    record(action="conversation.offer_other", obj=row, actor_id=None, origin="worker")
    return True
