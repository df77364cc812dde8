"""A message in a conversation can be reported by who received it; only then editors read along."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliantie.reportable import Reportable, number_in
from alliantie.visibility import Actor
from people.models import Conversation, Message

from .hiding import set_message_hidden
from .standing import shown_name

MESSAGES = 100
HIDDEN = "hidden"


class ReportableMessage(Reportable):
    """One message."""

    kind: ClassVar[str] = "bericht"
    label: ClassVar[str | Promise] = gettext_lazy("Bericht in een gesprek")
    is_between_two: ClassVar[bool] = True

    def found(self, actor: Actor, handle: str) -> Message | None:
        """Give a message to who received it; what one said oneself is not reported."""
        own = Conversation.objects.visible_to(actor)
        rows = Message.objects.filter(conversation__in=own, is_hidden=False)
        rows = rows.exclude(author=actor.user_id).select_related("conversation")
        return rows.filter(pk=number_in(handle)).first()

    def get(self, key: int) -> Message | None:
        """Give a message."""
        return Message.objects.filter(pk=key).select_related("conversation").first()

    def title(self, thing: Any) -> str:
        """Name what the conversation is about."""
        return str(thing.conversation.subject)

    def words(self, thing: Any) -> str:
        """Give what was said up to and with this message, nothing after it."""
        rows = thing.conversation.messages.filter(sent_at__lte=thing.sent_at, pk__lte=thing.pk)
        newest = list(rows.select_related("author").order_by("-sent_at", "-pk")[:MESSAGES])
        names = {one.author_id: shown_name(one.author) or _("Iemand") for one in newest}
        said = [f"{names[one.author_id]}: {one.text}" for one in reversed(newest)]
        return "\n\n".join(said)

    def url(self, thing: Any) -> str:
        """Give the conversation, which only the two who talk can open."""
        return reverse("own:conversation", args=[thing.conversation_id])

    def judged_at(self, thing: Any) -> str:
        """Open the conversation to nobody else."""
        return ""

    def author_ids(self, thing: Any) -> set[int]:
        """Give who said it."""
        return {thing.author_id} if thing.author_id else set()

    def made_by(self, user_id: int, keys: Collection[int]) -> set[int]:
        """Give which of these somebody said."""
        return set(Message.objects.filter(author=user_id, pk__in=keys).values_list("pk", flat=True))

    def hide(self, thing: Any, *, actor: Actor) -> str:
        """Take its words out of the conversation."""
        return HIDDEN if set_message_hidden(message=thing, hidden=True, actor=actor) else ""

    def restore(self, thing: Any, *, memory: str, actor: Actor) -> None:
        """Put its words back."""
        set_message_hidden(message=thing, hidden=False, actor=actor)
