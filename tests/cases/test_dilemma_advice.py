"""Advice: one for each person, until it closes, under the name the adviser chose."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from cases.choices import DilemmaState, NameChoice, Readers, SealedKind
from cases.models import Advice, AdviceRemark, DilemmaPage, SealedAuthor
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.policies.writing import NotYoursError
from cases.presenting.advice import AdviceList
from cases.presenting.own_advice import given_by
from cases.services.dilemmas import life
from cases.services.dilemmas.advice import Given, give_advice, mark_helped, take_back_advice
from cases.services.dilemmas.remarks import add_remark
from organisations.actors import actor_for
from organisations.choices import MembershipState
from organisations.models import Membership
from tests.factories.cases import make_member, make_organisation, make_user
from tests.factories.dilemmas import make_dilemma
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def asker(site_home):
    return make_member(make_organisation())


@pytest.fixture
def adviser(site_home):
    user = make_member(make_organisation("Gemeente Raadgever"))
    make_person("Roos Raadgever", user=user, show_who="everyone")
    return user


@pytest.fixture
def dilemma(asker):
    return make_dilemma(asker, options=[{"label": "Wel"}, {"label": "Niet"}])


def advise(dilemma, user, text="Doe het.", **given) -> Advice:
    return give_advice(
        dilemma=dilemma, actor=actor_for(user), key=uuid4(), given=Given(text=text, **given)
    )


def shown(dilemma, user):
    return AdviceList(dilemma, actor_for(user)).rows


def test_a_second_piece_takes_the_place_of_the_first(dilemma, adviser):
    advise(dilemma, adviser)
    advise(dilemma, adviser, "Toch maar niet.", option="Niet", value="privacy", level="can_do")
    (one,) = Advice.objects.all()
    assert (one.text, one.option, one.changed_on) == (
        "Toch maar niet.",
        "Niet",
        timezone.localdate(),
    )


def test_the_same_form_counts_once(dilemma, adviser):
    key, actor = uuid4(), actor_for(adviser)
    for text in ("Eerst.", "Nog eens gestuurd."):
        give_advice(dilemma=dilemma, actor=actor, key=key, given=Given(text=text))
    assert Advice.objects.get().text == "Eerst."


def test_an_option_that_is_not_there_is_refused(dilemma, adviser):
    with pytest.raises(DilemmaRefusedError, match="mogelijkheden"):
        advise(dilemma, adviser, option="Iets anders")


def test_the_asker_does_not_advise(dilemma, asker):
    with pytest.raises(DilemmaRefusedError, match="eigen dilemma"):
        advise(dilemma, asker)


def test_after_closing_nobody_advises(dilemma, asker, adviser):
    advise(dilemma, adviser)
    life.stop_advice(dilemma=dilemma, actor=actor_for(asker))
    for change in (
        lambda: advise(dilemma, adviser, "Te laat."),
        lambda: take_back_advice(dilemma=dilemma, actor=actor_for(adviser)),
    ):
        with pytest.raises(DilemmaRefusedError, match="kan niet meer"):
            change()
    assert Advice.objects.get().text == "Doe het."


def test_after_its_day_nobody_advises_even_before_the_clock_came_by(dilemma, adviser):
    past = timezone.localdate() - timedelta(days=1)
    DilemmaPage.objects.filter(pk=dilemma.pk).update(decide_by=past)
    with pytest.raises(DilemmaRefusedError, match="kan niet meer"):
        advise(dilemma, adviser)


def test_who_left_or_never_took_part_does_not_advise(site_home, asker, adviser):
    dilemma = make_dilemma(asker, readers=Readers.EVERYONE)
    Membership.objects.filter(user=adviser).update(state=MembershipState.ENDED)
    for user in (adviser, make_user()):
        with pytest.raises(DilemmaRefusedError, match="lid bent"):
            advise(dilemma, user)


def test_who_may_not_read_it_cannot_advise(asker, adviser):
    friends = [make_member(make_organisation()) for _ in range(3)]
    dilemma = make_dilemma(
        asker, readers=Readers.INVITED, choice={"invited_ids": [one.pk for one in friends]}
    )
    with pytest.raises(NotYoursError):
        advise(dilemma, adviser)
    assert advise(dilemma, friends[0])


def test_a_named_adviser_is_named_as_chosen(dilemma, adviser):
    own = next(iter(actor_for(adviser).organisation_ids))
    advise(dilemma, adviser, organisation_id=own)
    (one,) = shown(dilemma, adviser)
    assert (one.voice.name, one.voice.organisation) == ("Roos Raadgever", "Gemeente Raadgever")
    assert one.voice.url
    advise(dilemma, adviser, name=NameChoice.ORGANISATION_HIDDEN, organisation_id=own)
    (one,) = shown(dilemma, adviser)
    assert (one.voice.name, one.voice.organisation, one.voice.url) == ("Roos Raadgever", "", "")
    assert Advice.objects.get().organisation_id is None


def test_an_anonymous_adviser_stands_nowhere(dilemma, adviser):
    one = advise(dilemma, adviser, name=NameChoice.ANONYMOUS)
    assert (one.author_id, one.organisation_id) == (None, None)
    assert SealedAuthor.objects.is_of(SealedKind.ADVICE, one.reference, adviser.pk)
    assert shown(dilemma, adviser)[0].voice.name == "Een lid, anoniem"
    # One for each person, whatever the name.
    advise(dilemma, adviser, "Met mijn naam.")
    assert Advice.objects.get().author_id == adviser.pk
    assert not SealedAuthor.objects.filter(kind=SealedKind.ADVICE).exists()


def test_an_organisation_that_is_not_ones_own_is_refused(dilemma, adviser):
    with pytest.raises(DilemmaRefusedError, match="waar je werkt"):
        advise(dilemma, adviser, organisation_id=make_organisation().pk)


def test_only_the_asker_says_what_helped(dilemma, asker, adviser):
    one = advise(dilemma, adviser)
    with pytest.raises(NotYoursError):
        mark_helped(advice=one, actor=actor_for(adviser), helped=True)
    mark_helped(advice=one, actor=actor_for(asker), helped=True)
    assert shown(dilemma, adviser)[0].has_helped


def test_the_asker_answers_as_who_asked(dilemma, asker, adviser):
    make_person("Vera Vrager", user=asker, show_who="everyone")
    one = advise(dilemma, adviser, name=NameChoice.ANONYMOUS)
    for user, text in ((asker, "Dank."), (adviser, "Graag gedaan."), (asker, "Nog iets.")):
        add_remark(advice=one, actor=actor_for(user), key=uuid4(), text=text)
    assert not AdviceRemark.objects.exclude(author=None).exists()
    (row,) = shown(dilemma, adviser)
    assert [remark.voice.name for remark in row.remarks] == [
        "Wie het vroeg",
        "Wie dit adviseerde",
        "Wie het vroeg",
    ]


def test_nobody_remarks_after_the_decision(asker, adviser):
    dilemma = make_dilemma(asker)
    one = advise(dilemma, adviser)
    life.stop_advice(dilemma=dilemma, actor=actor_for(asker))
    add_remark(advice=one, actor=actor_for(adviser), key=uuid4(), text="Nog een ding.")
    DilemmaPage.objects.filter(pk=dilemma.pk).update(state=DilemmaState.DECIDED)
    with pytest.raises(DilemmaRefusedError, match="besloten"):
        add_remark(advice=one, actor=actor_for(adviser), key=uuid4(), text="Te laat.")


def test_withdrawn_the_words_stay_with_who_gave_them(dilemma, asker, adviser):
    advise(dilemma, adviser, name=NameChoice.ANONYMOUS)
    assert given_by(actor_for(adviser))[0].title == dilemma.title
    life.withdraw(dilemma=dilemma, actor=actor_for(asker))
    (mine,) = given_by(actor_for(adviser))
    assert (mine.text, mine.url) == ("Doe het.", "")
    assert dilemma.title not in mine.title
    assert given_by(actor_for(asker)) == []


@pytest.mark.parametrize("number", [5, 60])
def test_the_list_asks_as_little_for_many(dilemma, adviser, django_assert_num_queries, number):
    for count in range(number):
        Advice.objects.create(
            dilemma=dilemma, mark=f"m{count}", author=adviser, text=f"Advies {count}"
        )
    actor = actor_for(adviser)
    with django_assert_num_queries(4):
        assert len(AdviceList(dilemma, actor).rows) == min(number, 20)
