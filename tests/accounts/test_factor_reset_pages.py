"""The screens of taking away a lost second factor, and the link that stops it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import FactorReset
from accounts.services import second_factor
from alliantie.choices import Role
from alliantie.today.presenting import today_for
from tests.accounts.test_factor_reset import WHY, ask, give_factor, make_admin
from tests.factories.accounts import PASSWORD, make_user
from tests.factories.organisations import actor_of

pytestmark = pytest.mark.django_db
LIST = "/cms/tweede-stap/"


def kinds(user) -> set[str]:
    return {line.row.kind for line in today_for(actor_of(user)).lines}


def test_two_administrators_walk_the_screens_and_she_sets_a_new_one(site_home, client):
    lost, first, second = make_user("kwijt@example.org"), make_admin("a"), make_admin("b")
    give_factor(lost)
    address = reverse("factor_reset_ask", args=[lost.pk])
    client.force_login(first)
    assert (
        address in client.get(reverse("wagtailusers_users:edit", args=[lost.pk])).content.decode()
    )
    own = reverse("wagtailusers_users:edit", args=[first.pk])
    assert "/tweede-stap/vraag/" not in client.get(own).content.decode()
    wrong = client.post(address, {"reden": "Zomaar"})
    assert (wrong.status_code, "Zomaar" in wrong.content.decode()) == (400, True)
    client.post(address, {"reden": WHY})
    reset = FactorReset.objects.get()
    confirm = reverse("factor_reset_confirm", args=[reset.pk])
    listed = client.get(LIST).content.decode()
    assert (WHY in listed, confirm in listed) == (True, False)
    client.post(confirm)
    assert second_factor.has_factor(lost)
    assert (kinds(first), kinds(second)) == (set(), {"tweede-stap"})
    client.force_login(second)
    assert confirm in client.get(LIST).content.decode()
    assert client.get(confirm).status_code == 405
    client.post(confirm)
    assert not second_factor.has_factor(lost)
    she_sets_a_new_one_first(client, lost)


def she_sets_a_new_one_first(client, lost):
    client.logout()
    client.post(reverse("account_login"), {"login": lost.email, "password": PASSWORD})
    assert client.get("/mijn/")["Location"] == reverse("mfa_activate_totp")
    assert client.get("/mijn/gegevens/").status_code == 200
    assert client.get("/").status_code == 200


def test_the_person_stops_it_with_a_press_and_not_by_opening(site_home, client):
    lost, first = make_user("kwijt@example.org"), make_admin("a")
    give_factor(lost)
    link = reverse("account_stop_reset", args=[second_factor.stop_token(ask(lost, first))])
    assert "Houd dit tegen" in client.get(link).content.decode()
    assert FactorReset.objects.get().state == "waiting"
    assert "tegengehouden" in client.post(link).content.decode()
    assert FactorReset.objects.get().state == "stopped"
    assert client.post(link).status_code == 409
    assert client.get("/account/tegenhouden/verzonnen/").status_code == 404
    client.force_login(first)
    assert "Gestopt door de persoon zelf" in client.get(LIST).content.decode()


def test_screens_are_for_administrators_and_ask_no_more_with_more(site_home, client):
    lost, first = make_user("kwijt@example.org"), make_admin("a")
    give_factor(lost)
    reset = ask(lost, first)
    for role in (Role.EDITOR, Role.MODERATOR, Role.CONFIDENTIAL):
        client.force_login(make_admin(role.value, role))
        assert client.get(LIST).status_code == 302
        assert client.get(reverse("factor_reset_ask", args=[lost.pk])).status_code == 302
        for step in ("factor_reset_confirm", "factor_reset_withdraw"):
            assert client.post(reverse(step, args=[reset.pk])).status_code == 302
    assert FactorReset.objects.get().state == "waiting"
    client.force_login(first)
    client.get(LIST)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(LIST)
    for number in range(6):
        person = make_user(f"nog{number}@example.org")
        row = FactorReset.objects.get(pk=reset.pk)
        row.pk, row.user = None, person
        row.save()
    with CaptureQueriesContext(connection) as many:
        client.get(LIST)
    assert len(many) == len(few)
    client.post(reverse("factor_reset_withdraw", args=[reset.pk]))
    assert FactorReset.objects.get(pk=reset.pk).state == "withdrawn"
