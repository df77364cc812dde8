"""Suitable people are asked for advice: a few, once, within their budget, and only who may read it."""

import pytest
from django.utils import timezone

from accounts.models import Notice
from alliantie.models import OutgoingMail
from cases.choices import DilemmaState, Readers
from cases.models import AdviceInvitation, DilemmaPage
from cases.policies.advice import MOST_ASKED
from cases.services.dilemmas import life
from cases.services.dilemmas.inviting import KIND, invite_advisers
from organisations.actors import actor_for
from people.models import Expertise, Person, RequestBudget
from tests.factories.cases import make_case, make_member, make_organisation, make_theme
from tests.factories.dilemmas import make_dilemma
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme(site_home):
    return make_theme("Woo")


@pytest.fixture
def asker(theme):
    return knows(make_member(make_organisation()), theme).user


def knows(user, theme) -> Person:
    """Let somebody be asked about a theme."""
    person = make_person(user=user)
    Expertise.objects.create(person=person, theme=theme, level="can_do")
    return person


def somebody(theme, **fields) -> Person:
    return knows(make_member(make_organisation(**fields)), theme)


def asked() -> set[int]:
    return set(AdviceInvitation.objects.values_list("user", flat=True))


def test_who_knows_is_asked_once_with_one_mail(theme, asker):
    person = somebody(theme)
    dilemma = make_dilemma(asker, themes=[theme], question="Mag ik de kanarie tonen?")
    assert [invite_advisers(dilemma=dilemma) for _ in range(2)] == [1, 0]
    assert asked() == {person.user_id}
    assert RequestBudget.objects.get(person=person).taken == 1
    mail = OutgoingMail.objects.get(recipient=person.user.email)
    assert "kanarie tonen" not in str(mail.context)
    assert Notice.objects.filter(kind=KIND).count() == 1


def test_who_has_no_room_is_left_alone(theme, asker):
    person = somebody(theme)
    today = timezone.localdate()
    RequestBudget.objects.create(person=person, month=today.replace(day=1), taken=4, allowed=4)
    assert invite_advisers(dilemma=make_dilemma(asker, themes=[theme])) == 0
    assert asked() == set()


def test_who_may_not_read_it_is_not_asked(theme, asker):
    somebody(theme, side="non_government", kind="ngo")
    inside = somebody(theme)
    dilemma = make_dilemma(asker, themes=[theme], readers=Readers.GOVERNMENT)
    invite_advisers(dilemma=dilemma)
    assert asked() == {inside.user_id}


def test_of_many_a_few_are_asked(theme, asker):
    for _ in range(MOST_ASKED + 3):
        somebody(theme)
    assert invite_advisers(dilemma=make_dilemma(asker, themes=[theme])) == MOST_ASKED


def test_who_wrote_about_it_is_asked_too(theme, asker):
    writer = make_member(make_organisation())
    make_person(user=writer)
    make_case(contact=writer, themes=(theme,))
    invite_advisers(dilemma=make_dilemma(asker, themes=[theme]))
    assert asked() == {writer.pk}


def test_of_invited_people_all_are_asked_and_nobody_else(theme, asker):
    invited = [make_person(user=make_member(make_organisation())).user_id for _ in range(3)]
    somebody(theme)
    dilemma = make_dilemma(
        asker, themes=[theme], readers=Readers.INVITED, choice={"invited_ids": invited}
    )
    invite_advisers(dilemma=dilemma)
    assert asked() == set(invited)


def test_nobody_is_asked_for_what_takes_no_advice(theme, asker):
    somebody(theme)
    dilemma = make_dilemma(asker, themes=[theme])
    life.stop_advice(dilemma=dilemma, actor=actor_for(asker))
    assert invite_advisers(dilemma=DilemmaPage.objects.get()) == 0
    assert DilemmaPage.objects.get().state == DilemmaState.WEIGHING


def test_the_daily_round_looks_for_what_is_new(theme, asker):
    dilemma = make_dilemma(asker, themes=[theme])
    today = timezone.localdate()
    assert list(DilemmaPage.objects.to_invite_for(today)) == [dilemma]
    AdviceInvitation.objects.create(dilemma=dilemma, user=somebody(theme).user)
    assert not DilemmaPage.objects.to_invite_for(today).exists()
