"""The screens: of who is asked, of editors, of the administrator, and what readers see."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alliantie.choices import ReviewStep, Role
from alliantie.models import ChosenPeriod, Review
from cases.choices import Standing
from cases.models import CasePage
from organisations.choices import MembershipRole
from organisations.models import Organisation
from tests.factories.accounts import make_editor
from tests.factories.cases import make_case, make_member, make_organisation

pytestmark = pytest.mark.django_db
ASKED = "/mijn/klopt-dit-nog/"


def ask(kind: str, key: int, step: str = ReviewStep.ASKED) -> Review:
    return Review.objects.create(kind=kind, key=key, step=step, moved_at=timezone.now())


def answers(client, address: str, said: str) -> str:
    page = client.post(address, {"besluit": said, "key": str(uuid4())}, follow=True)
    assert page.status_code == 200
    return page.content.decode()


def test_somebody_answers_about_all_of_theirs(client, site_home):
    organisation = make_organisation("Gemeente Klopt")
    author = make_member(organisation, "auteur", role=MembershipRole.ADMIN)
    cases = [
        make_case(f"Oud {number}", owner=author, organisation=organisation) for number in range(2)
    ]
    stranger = make_case("Van een ander", owner=make_member(make_organisation()))
    for one in (*cases, stranger):
        ask("praktijkvoorbeeld", one.pk)
    ask("organisatie", organisation.pk)
    assert client.get(ASKED).status_code == 302
    client.force_login(author)
    page = client.get(ASKED).content.decode()
    assert all(word in page for word in ("Oud 0", "Oud 1", "Gemeente Klopt", "Ik pas het aan"))
    assert "Van een ander" not in page
    assert page.count("Archiveer") == 2  # an organisation has no archive
    assert "redactie" in page
    one = f"{ASKED}praktijkvoorbeeld/{cases[0].pk}/"
    assert client.get(one).status_code == 405  # a mail scanner opens links
    assert client.post(one, {"besluit": "weet-niet"}).status_code == 404
    assert "staat in het archief" in answers(client, one, "archiveer")
    assert "Toch nog geldig" in client.get(ASKED).content.decode()
    assert (
        "Toch nog geldig"
        in client.get(f"/mijn/praktijkvoorbeelden/{cases[0].pk}/").content.decode()
    )
    assert "vandaag nog klopt" in answers(client, one, "klopt")
    assert "al bevestigd" in answers(client, one, "klopt")
    assert "niet van jou" in answers(client, f"{ASKED}praktijkvoorbeeld/{stranger.pk}/", "klopt")
    key = str(uuid4())
    for _twice in range(2):
        said = {"besluit": "klopt", "key": key}
        again = client.post(f"{ASKED}organisatie/{organisation.pk}/", said, follow=True)
        assert "vandaag nog klopt" in again.content.decode()
    assert [one.key for one in Review.objects.order_by("key")] == [cases[1].pk, stranger.pk]
    as_many_queries_for_many(client, author, organisation)


def as_many_queries_for_many(client, author, organisation) -> None:
    asked = []
    for number in (0, 4):
        for _more in range(number):
            ask("praktijkvoorbeeld", make_case(owner=author, organisation=organisation).pk)
        with CaptureQueriesContext(connection) as captured:
            client.get(ASKED)
        asked.append(len(captured))
    assert asked[0] == asked[1], asked


def test_readers_see_since_when(client, site_home):
    case = make_case("Bel eerst")
    at = timezone.now() - timedelta(days=900)
    CasePage.objects.filter(pk=case.pk).update(confirmed_at=at, standing=Standing.OUTDATED)
    day = f"{timezone.localdate(at).year}"
    page = client.get(case.url).content.decode()
    assert "niet bevestigd. Controleer" in page
    assert day in page
    organisation = make_organisation(unconfirmed_since=timezone.localdate(at))
    page = client.get(organisation.get_absolute_url()).content.decode()
    assert "niet bevestigd door de organisatie" in page
    Organisation.objects.update(unconfirmed_since=None)
    assert "niet bevestigd door" not in client.get(organisation.get_absolute_url()).content.decode()


def test_editors_decide_about_what_nobody_owns(client, site_home):
    case, other = make_case("Zonder eigenaar"), make_case("Van iemand")
    alone = ask("praktijkvoorbeeld", case.pk, ReviewStep.NOBODY)
    owned = ask("praktijkvoorbeeld", other.pk)
    client.force_login(make_editor())
    assert "Zonder eigenaar" in client.get("/cms/vandaag/").content.decode()
    page = client.get(f"/cms/verouderd/?alleen=verouderd-{alone.pk}").content.decode()
    assert ("Zonder eigenaar" in page, "Van iemand" in page) == (True, False)
    assert "niet van jou" in answers(client, f"/cms/verouderd/{owned.pk}/", "archiveer")
    assert "Gedaan." in answers(client, f"/cms/verouderd/{alone.pk}/", "archiveer")
    case.refresh_from_db()
    assert case.standing == Standing.ARCHIVED
    assert "Zonder eigenaar" not in client.get("/cms/verouderd/").content.decode()


def test_the_administrator_changes_periods(client, site_home):
    client.force_login(make_editor())
    assert client.get("/cms/termijnen/").status_code == 302
    client.force_login(make_editor("baas@example.org", Role.SITE_ADMIN))
    page = client.get("/cms/termijnen/")
    assert "Termijnen" in client.get("/cms/").content.decode()
    given = {field.name: field.value() for field in page.context["form"]}
    for wrong in ("0", "999", "", "een jaar"):
        refused = client.post("/cms/termijnen/", {**given, "review_case": wrong})
        assert refused.status_code == 400, wrong
        assert "van 6 tot en met 60" in refused.content.decode(), wrong
        assert f'value="{wrong}"' in refused.content.decode() or not wrong
    assert not ChosenPeriod.objects.exists()
    kept = client.post("/cms/termijnen/", {**given, "review_case": "24"}, follow=True)
    assert "Ze gelden vanaf nu" in kept.content.decode()
    assert [(one.name, one.length) for one in ChosenPeriod.objects.all()] == [("review_case", 24)]
