"""Who asks without a name hears with all the others, the next morning, in words that say nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Notice, User
from alliantie.models import OutgoingMail
from alliantie.sealing import unseal
from cases.choices import NameChoice
from cases.services.dilemmas.telling import tell_asker, tell_round
from tests.factories.cases import make_member, make_organisation
from tests.factories.dilemmas import make_dilemma

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening(site_home, time_machine):
    time_machine.move_to(timezone.localtime().replace(hour=20), tick=False)
    return time_machine


@pytest.fixture
def asker(evening):
    return make_member(make_organisation())


def news() -> list[dict]:
    mails = OutgoingMail.objects.filter(template__startswith="dilemma_news")
    return [unseal(mail.context["sealed"]) for mail in mails]


def test_without_a_name_it_waits_for_the_morning(asker, evening):
    first, second = make_dilemma(asker), make_dilemma(make_member(make_organisation()))
    for dilemma in (first, first, second):
        tell_asker(dilemma=dilemma, about="advice")
    assert tell_round() == 0
    assert news() == []
    evening.shift(timedelta(hours=9))  # five o'clock
    assert tell_round() == 0
    evening.shift(timedelta(hours=3))
    assert [tell_round(), tell_round()] == [2, 0]
    assert len(news()) == 2
    assert {one["to"] for one in news()} >= {asker.email}
    assert len({str(one["context"]) for one in news()}) == 1
    assert not Notice.objects.filter(user=asker).exists()


def test_with_a_name_it_comes_at_once_and_is_sealed_as_well(asker):
    make_dilemma(asker, name=NameChoice.PUBLIC)
    assert [one["to"] for one in news()] == [asker.email]
    assert asker.email not in str(list(OutgoingMail.objects.values()))


def test_a_suspended_asker_hears_nothing(asker, evening):
    dilemma = make_dilemma(asker)
    tell_asker(dilemma=dilemma, about="advice")
    User.objects.filter(pk=asker.pk).update(is_active=False)
    evening.shift(timedelta(hours=12))
    tell_round()
    assert news() == []


def test_a_sealed_mail_arrives_and_leaves_nothing(asker, evening, run_tasks, mailoutbox):
    tell_asker(dilemma=make_dilemma(asker), about="advice")
    evening.shift(timedelta(hours=12))
    tell_round()
    mailoutbox.clear()
    run_tasks()
    sent = [mail for mail in mailoutbox if asker.email in mail.to]
    assert [mail.subject for mail in sent] == ["Er is nieuws voor je"]
    assert asker.email not in str(list(OutgoingMail.objects.filter(sent_at__isnull=False).values()))
