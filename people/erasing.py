"""What people keep of a person: handed over, and forgotten without taking it from who they talked to.

What stands on the site and others read, a question, an answer, a published conversation, stays without
a name. What was said in confidence goes.
"""

from typing import Any

from django.db.models import Q
from wagtail.contrib.redirects.models import Redirect

from accounts.erasing.frame import forget_name
from accounts.models import Notice, User
from people.choices import MeetingFormat, SpokenLanguage
from people.models import (
    Ambassadorship,
    Answer,
    Conversation,
    Expertise,
    Message,
    Offer,
    Person,
    Question,
)
from people.models.conversation import reply_token
from people.policies.profile import labels
from people.services import departed
from people.services.answering import weigh_anew
from search.models import AskedQuery, BestBet
from search.policies import normalised
from search.registry import key_of

GONE = "Dit bericht is gewist."


def erase(user: User) -> None:
    """Forget everything of somebody; what goes with the account by itself is left to the database."""
    person = Person.objects.filter(user=user).select_related("portrait").first()
    _forget_answers(user)
    departed.forget_names(user)
    _forget_conversations(user)
    if person is not None:
        forget_name(person.name, of=user)
        _forget_in_search(person)
        Notice.objects.filter(url__startswith=person.get_absolute_url()).delete()
        Redirect.objects.filter(redirect_link=person.get_absolute_url()).delete()
        portrait = person.portrait
        person.delete()
        if portrait is not None:
            portrait.delete()


def names(user: User) -> list[str]:
    """Give how somebody is called on their profile."""
    return list(Person.objects.filter(user=user).values_list("name", flat=True))


def _forget_in_search(person: Person) -> None:
    """Take away what editors pinned, and that somebody looked for this name."""
    BestBet.objects.filter(key=key_of(person)).delete()
    AskedQuery.objects.filter(text__icontains=normalised(person.name)).delete()


def _forget_answers(user: User) -> None:
    """Take away what says nothing any more; the rest stays, and `question_traces` takes the name off."""
    Answer.objects.filter(author=user, is_hidden=True).delete()
    pointing = Answer.objects.filter(person__user=user, text="", page=None)
    questions = list(Question.objects.filter(answers__in=pointing).distinct())
    pointing.delete()
    for question in questions:
        weigh_anew(question)


def _forget_conversations(user: User) -> None:
    mine = Conversation.objects.filter(Q(asker=user) | Q(person__user=user))
    private = mine.filter(is_published=False)
    Message.objects.filter(conversation__in=private, author=user).update(text=GONE, mail_id="")
    Message.objects.filter(author=user).update(author=None)
    private.filter(asker=user).update(subject=GONE)
    private.filter(asker=user).filter(Q(person=None) | Q(person__user=user)).delete()
    private.filter(person__user=user, asker=None).delete()
    for one in mine:
        one.asker_token, one.person_token = reply_token(), reply_token()
        one.asker_shares_address = one.person_shares_address = False
        if one.asker_id == user.pk:
            one.asker = None
        one.save()


def export(user: User) -> dict[str, Any]:
    """Give the profile, who is blocked; what was asked and said has keepers of its own."""
    person = Person.objects.filter(user=user).first()
    return {
        "Profiel": _profile(person) if person is not None else {},
        "Wie je blokkeert": user.blocks.count(),
    }


def _profile(person: Person) -> dict[str, Any]:
    known = Expertise.objects.filter(person=person).select_related("theme")
    return {
        "Naam": person.name,
        "Functie": person.function,
        "Over jou": person.about,
        "Talen": labels(SpokenLanguage, person.languages),
        "Wat je wilt doen": labels(MeetingFormat, person.formats),
        "Hoe je te bereiken bent": person.contact_note,
        "Wie ziet wie je bent": person.get_show_who_display(),
        "Wie ziet wat je weet": person.get_show_knowledge_display(),
        "Wie ziet hoe je te bereiken bent": person.get_show_contact_display(),
        "Bevestigd op": person.confirmed_at,
        "Pauze tot": person.paused_until,
        "Verborgen sinds": person.hidden_at,
        "Vraag mij over": [f"{one.theme.label}: {one.get_level_display()}" for one in known],
        "Verzoeken per maand": [
            {"Maand": one.month, "Gebruikt": one.taken, "Ruimte": one.allowed}
            for one in person.budgets.all()
        ],
        "Ambassadeur": [
            {"Van": one.starts_on, "Tot en met": one.ends_on, "Belofte": one.pledge}
            for one in Ambassadorship.objects.filter(person=person)
        ],
        "Vraag en aanbod": [
            {"Soort": one.get_direction_display(), "Titel": one.title, "Toelichting": one.text}
            for one in Offer.objects.filter(person=person)
        ],
    }
