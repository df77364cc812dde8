"""Behind a pseudonym look two confidential moderators together, for a day, and the asker is told."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Notice
from alliantie.choices import Role
from alliantie.models import AuditEntry
from cases.choices import DilemmaState, Readers
from cases.models import DilemmaNews, Reveal, SealedAuthor
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.presenting.reveals import reveals_of
from cases.services.dilemmas import revealing
from organisations.actors import actor_for
from organisations.models import Membership
from tests.factories.accounts import make_editor
from tests.factories.cases import make_member, make_organisation
from tests.factories.dilemmas import make_dilemma, make_moderator

WHY = "Er staat een bedreiging in; de politie vraagt het."


def own(user):
    return {"organisation_id": user.memberships.get().organisation_id}


@pytest.fixture
def asker(site_home):
    user = make_member(make_organisation("Gemeente Vraagdorp"), "vrager")
    type(user).objects.filter(pk=user.pk).update(first_name="Wendelmoet", last_name="Kwispelaar")
    user.refresh_from_db()
    return user


@pytest.fixture
def dilemma(asker):
    return make_dilemma(asker)


@pytest.fixture
def first(site_home):
    return make_moderator(Role.CONFIDENTIAL)


@pytest.fixture
def second(site_home):
    return make_moderator(Role.CONFIDENTIAL)


def ask(dilemma, user, reason=WHY):
    return revealing.ask_reveal(dilemma=dilemma, actor=actor_for(user), reason=reason)


def agree(reveal, user):
    revealing.agree(reveal=reveal, actor=actor_for(user))


def see(reveal, user):
    return revealing.see(reveal=reveal, actor=actor_for(user))


def test_one_asks_another_agrees_and_the_first_sees(dilemma, asker, first, second):
    reveal = ask(dilemma, first)
    agree(reveal, second)
    shown = see(reveal, first)
    assert (shown.name, shown.email) == ("Wendelmoet Kwispelaar", asker.email)
    assert Reveal.objects.get().seen_at is not None
    assert DilemmaNews.objects.filter(dilemma=dilemma, about=f"reveal-{reveal.pk}").exists()
    logged = AuditEntry.objects.filter(action__startswith="reveal.").order_by("pk")
    assert list(logged.values_list("action", "actor_id", "object_id")) == [
        ("reveal.ask", first.pk, str(dilemma.reference)),
        ("reveal.agree", second.pk, str(dilemma.reference)),
        ("reveal.see", first.pk, str(dilemma.reference)),
    ]
    [line] = reveals_of(dilemma)
    assert (line.reason, line.was_seen) == (WHY, True)


def test_nobody_sees_alone(dilemma, first):
    reveal = ask(dilemma, first)
    with pytest.raises(DilemmaRefusedError):
        see(reveal, first)
    with pytest.raises(DilemmaRefusedError, match="niet alleen"):
        agree(reveal, first)
    assert Reveal.objects.get().agreed_at is None
    assert reveals_of(dilemma) == []


def test_who_agreed_does_not_see(dilemma, first, second):
    reveal = ask(dilemma, first)
    agree(reveal, second)
    with pytest.raises(DilemmaRefusedError):
        see(reveal, second)
    with pytest.raises(DilemmaRefusedError, match="al mee ingestemd"):
        agree(reveal, second)


def test_it_can_be_seen_for_a_day(dilemma, first, second):
    reveal = ask(dilemma, first)
    agree(reveal, second)
    almost = timezone.now() - timedelta(hours=23, minutes=59)
    Reveal.objects.update(agreed_at=almost)
    assert see(reveal, first).name
    Reveal.objects.update(agreed_at=timezone.now() - timedelta(hours=24, seconds=1))
    with pytest.raises(DilemmaRefusedError):
        see(reveal, first)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR, Role.SITE_ADMIN])
def test_nobody_else_takes_any_step(dilemma, first, second, role):
    other = make_editor("ander@example.org", role)
    with pytest.raises(DilemmaRefusedError):
        ask(dilemma, other)
    reveal = ask(dilemma, first)
    with pytest.raises(DilemmaRefusedError):
        agree(reveal, other)
    agree(reveal, second)
    Reveal.objects.update(asked_by=other)
    with pytest.raises(DilemmaRefusedError):
        see(reveal, other)


def test_who_asked_the_dilemma_takes_no_step(dilemma, asker, first, second):
    asker.groups.set(first.groups.all())
    with pytest.raises(DilemmaRefusedError, match="eigen dilemma"):
        ask(dilemma, asker)
    reveal = ask(dilemma, first)
    with pytest.raises(DilemmaRefusedError, match="eigen dilemma"):
        agree(reveal, asker)


def test_nobody_of_an_organisation_it_is_kept_from_takes_a_step(asker, first, second):
    for number in range(3):
        make_member(make_organisation(f"Gemeente Afleiding {number}"), f"afleider-{number}")
    dilemma = make_dilemma(asker, readers=Readers.NOT_MY_ORGANISATION, choice=own(asker))
    kept = dilemma.hidden_from.first().organisation
    Membership.objects.create(user=second, organisation=kept, state="active")
    reveal = ask(dilemma, first)
    with pytest.raises(DilemmaRefusedError, match="jouw organisatie"):
        agree(reveal, second)
    with pytest.raises(DilemmaRefusedError, match="jouw organisatie"):
        ask(dilemma, second)


def test_a_reason_is_needed_and_a_request_is_made_once(dilemma, first):
    with pytest.raises(DilemmaRefusedError, match="waarom"):
        ask(dilemma, first, "Zomaar")
    assert ask(dilemma, first).pk == ask(dilemma, first).pk
    assert Reveal.objects.count() == 1


def test_when_the_link_is_gone_that_is_said(dilemma, first, second):
    reveal = ask(dilemma, first)
    agree(reveal, second)
    SealedAuthor.objects.all().delete()
    shown = see(reveal, first)
    assert not shown.name
    assert "gewist" in shown.sentence
    with pytest.raises(DilemmaRefusedError, match="gewist"):
        ask(dilemma, second)


def test_the_screens_walk_the_same_way(dilemma, client, first, second):
    client.force_login(first)
    address = reverse("reveal_ask", args=[dilemma.reference])
    wrong = client.post(address, {"reden": "Zomaar"})
    assert wrong.status_code == 400
    assert "Zomaar" in wrong.content.decode()
    client.post(address, {"reden": WHY})
    reveal = Reveal.objects.get()
    assert "Wacht tot een ander" in client.get(reverse("reveals")).content.decode()
    client.force_login(second)
    client.post(reverse("reveal_agree", args=[reveal.pk]))
    client.force_login(first)
    listed = client.get(reverse("reveals")).content.decode()
    assert "Kwispelaar" not in listed
    see_it = reverse("reveal_see", args=[reveal.pk])
    assert client.get(see_it).status_code == 405
    assert "Wendelmoet Kwispelaar" in client.post(see_it).content.decode()


@pytest.mark.parametrize(
    ("letter", "sentence"),
    [("\x07", "stuurtekens"), ("\x1c", "stuurtekens"), ("\u202e", "leesrichting")],
)
def test_a_reason_holds_no_hidden_letters(dilemma, client, first, letter, sentence):
    client.force_login(first)
    address = reverse("reveal_ask", args=[dilemma.reference])
    wrong = client.post(address, {"reden": f"{WHY}\r\nMet {letter} erin."})
    assert wrong.status_code == 400
    assert sentence in wrong.content.decode()
    assert WHY in wrong.content.decode()
    assert not Reveal.objects.exists()
    assert client.post(address, {"reden": f"{WHY}\x00"}).status_code == 400
    client.post(address, {"reden": f"{WHY}\r\n\r\n\tEn nog een regel."})
    assert Reveal.objects.get().reason.endswith("En nog een regel.")


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR, Role.SITE_ADMIN])
def test_the_screens_are_for_confidential_moderators(dilemma, client, first, role):
    reveal = ask(dilemma, first)
    client.force_login(make_editor("ander@example.org", role))
    for address in (reverse("reveals"), reverse("reveal_ask", args=[dilemma.reference])):
        assert client.get(address).status_code in {302, 403}
    for name in ("reveal_agree", "reveal_see"):
        response = client.post(reverse(name, args=[reveal.pk]))
        assert response.status_code in {302, 403}
        assert "Kwispelaar" not in response.content.decode()
    assert Reveal.objects.get().agreed_at is None


def test_too_few_confidential_moderators_are_told_of(first, client, dilemma):
    client.force_login(make_moderator())
    assert "te weinig vertrouwensmoderatoren" in client.get("/cms/").content.decode()
    second = make_moderator(Role.CONFIDENTIAL)
    assert "te weinig vertrouwensmoderatoren" not in client.get("/cms/").content.decode()
    type(second).objects.filter(pk=second.pk).update(is_active=False)
    assert "te weinig vertrouwensmoderatoren" in client.get("/cms/").content.decode()


def test_no_inbox_names_a_dilemma(dilemma, first, second, asker):
    agree(ask(dilemma, first), second)
    said = Notice.objects.filter(user=asker).values_list("text", "url", "once_key")
    assert str(dilemma.reference) not in str(list(said))
    assert dilemma.state == DilemmaState.OPEN


def test_the_asker_reads_on_the_desk_that_somebody_looked_and_why(
    dilemma, asker, client, first, second
):
    client.force_login(asker)
    address = reverse("desk:dilemma", args=[dilemma.reference])
    reveal = ask(dilemma, first)
    assert WHY not in client.get(address).content.decode()
    agree(reveal, second)
    assert "Nog niemand keek." in client.get(address).content.decode()
    see(reveal, first)
    text = client.get(address).content.decode()
    assert WHY in text
    assert "Een van hen zag je naam." in text
