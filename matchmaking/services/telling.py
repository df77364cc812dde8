"""Tell the two of an introduction something: on their desk, and by mail as they like to hear it."""

from collections.abc import Collection

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.notices import Letter, notify
from matchmaking.models import Introduction
from people.choices import Side
from people.models import Conversation, Person
from people.services.bringing_together import tell_both

from .reasons import Reason, of_introductions, reader_for

KIND = "introduction"


def reasons_for(introduction: Introduction, reader: Person) -> list[Reason]:
    """Give why, as far as one of the two may know it at this moment."""
    actor = reader_for(reader.user)
    return of_introductions([introduction], actor, reader.pk).get(introduction.pk, [])


def url_for(introduction: Introduction) -> str:
    """Give where an introduction stands."""
    return reverse("matching:introduction", args=[introduction.reference])


def tell(
    *, introduction: Introduction, reader: Person, template: str, text: str, once_key: str
) -> None:
    """Tell one of the two, with why as they may read it; without a reason nothing goes out."""
    reasons = reasons_for(introduction, reader)
    if not reasons:
        return
    url = url_for(introduction)
    context = {
        "name": name_for(introduction, reader),
        "reasons": [one.text for one in reasons],
        "by_hand": bool(introduction.why),
        "link": settings.SITE_URL.rstrip("/") + url,
    }
    notify(
        user_ids=[reader.user_id],
        kind=KIND,
        text=text,
        url=url,
        once_key=once_key,
        letter=Letter(template, context),
    )


def tell_introduced(introduction: Introduction, conversation: Conversation) -> None:
    """Mail both, each once, through the relay."""
    people = {Side.ASKER: introduction.asker, Side.PERSON: introduction.other}
    why = {
        str(side): "\n".join(f"- {one.text}" for one in reasons_for(introduction, person))
        for side, person in people.items()
    }
    texts = {
        str(side): _("%(name)s en jij zeiden allebei ja. Schrijf elkaar nu.")
        % {"name": name_for(introduction, person) or _("De ander")}
        for side, person in people.items()
    }
    tell_both(conversation=conversation, template="introduction_made", texts=texts, why=why)


def other_of(introduction: Introduction, reader: Person) -> Person:
    """Give the other of the two."""
    is_asker = reader.pk == introduction.asker_id
    return introduction.other if is_asker else introduction.asker


def name_for(
    introduction: Introduction, reader: Person, seen: Collection[int] | None = None
) -> str:
    """Give the name of the other as this reader may read it; `seen` are whom they see, if known.

    Who asked by name chose to be named. Whoever else is named only where the site names them.
    """
    other = other_of(introduction, reader)
    user: User = other.user
    if not user.is_active:
        return ""
    asked_by_name = other.pk == introduction.asker_id and introduction.asker_yes_at is not None
    both = introduction.both_yes_at is not None
    if asked_by_name or both or _sees(reader, other, seen):
        return _name_of(other)
    return ""


def _sees(reader: Person, other: Person, seen: Collection[int] | None) -> bool:
    if seen is not None:
        return other.pk in seen
    return Person.objects.visible_to(reader_for(reader.user)).filter(pk=other.pk).exists()


def _name_of(person: Person) -> str:
    """Give the name of the profile or the account, never an address."""
    name = person.name or person.user.get_full_name()
    return "" if "@" in name else name
