import pytest
from cases.choices import DilemmaState, Readers
from cases.models import DilemmaPage, SealedAuthor, FollowUp
from wagtail.models import PageLogEntry, Revision
from alliantie.visibility import VISITOR
from organisations.actors import actor_for
from tests.factories.cases import make_member, make_organisation
from tests.factories.dilemmas import make_dilemma
pytestmark=pytest.mark.django_db

def test_walk(site_home, run_tasks):
    asker = make_member(make_organisation()); other = make_member(make_organisation())
    d = make_dilemma(asker, state="decided", values=[{"value":"openness"},{"value":"privacy"}], options=[{"label":"Wel"}])
    assert d.state == "decided" and d.live and d.values.count()==2
    print(d.url, d.slug, d.owner_id, d.asker_id)
    assert not PageLogEntry.objects.filter(page=d.pk, user__isnull=False)
    assert not Revision.objects.filter(object_id=str(d.pk), user__isnull=False)
    assert list(DilemmaPage.objects.visible_to(actor_for(other)))==[d]
    assert not DilemmaPage.objects.visible_to(VISITOR)
    assert list(DilemmaPage.objects.asked_by(actor_for(asker)))==[d]
    assert not DilemmaPage.objects.asked_by(actor_for(other))
    assert FollowUp.objects.count()==3
