"""What matchmaking keeps of people: suggestions and introductions, which go with either of the two."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import Notice, User
from matchmaking.choices import IntroductionState
from matchmaking.models import Introduction, Match, Suggestion
from matchmaking.policies.suggesting import key_of_person
from matchmaking.services.telling import url_for
from people.models import Person


def erase(user: User) -> None:
    """Forget whom somebody was suggested to and introduced to, also what the others were told of it."""
    person = Person.objects.filter(user=user).first()
    if person is None:
        return
    for row in Introduction.objects.of(person.pk):
        Notice.objects.filter(url=url_for(row)).delete()
        row.delete()
    Suggestion.objects.filter(Q(person=person) | Q(other=person)).delete()
    key = key_of_person(person.pk)
    Match.objects.touching([key]).delete()


def export(user: User) -> dict[str, Any]:
    """Hand over what somebody chose and said; what the other said is the other's."""
    person = Person.objects.filter(user=user).first()
    if person is None:
        return {}
    suggested = Suggestion.objects.filter(person=person)
    return {
        _("Voorstellen"): [
            {
                _("Week van"): one.week,
                _("Soort"): one.get_kind_display(),
                _("Stand"): one.get_state_display(),
                _("Waarom niet"): one.not_this_because,
            }
            for one in suggested
        ],
        _("Kennismakingen"): [
            _introduction(one, person) for one in Introduction.objects.of(person.pk)
        ],
    }


def _introduction(one: Introduction, person: Person) -> dict[str, Any]:
    asks = one.asker_id == person.pk
    return {
        _("Gevraagd op"): one.created_at,
        _("Stand"): _state(one),
        _("Jouw ja"): one.asker_yes_at if asks else one.other_yes_at,
        _("Waarom niet"): one.no_because if one.no_by_asker == asks else "",
        _("Hielp het"): one.get_asker_helped_display() if asks else one.get_other_helped_display(),
    }


def _state(one: Introduction) -> str:
    """Say how it stands; whether the other said no or nothing is theirs to tell."""
    is_over = one.state == IntroductionState.EXPIRED
    return str((IntroductionState.DECLINED if is_over else IntroductionState(one.state)).label)
