"""A lost second factor is taken away by two administrators together, and by nobody alone."""

from datetime import timedelta
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import FactorReset, User
from accounts.policies import AccountRuleError
from accounts.services import second_factor
from accounts.services.replacing import note_replaced
from alliantie.choices import Role
from alliantie.models import AuditEntry, OutgoingMail
from alliantie.throttles import ThrottledError
from tests.factories.accounts import make_user
from tests.factories.organisations import actor_of

pytestmark = pytest.mark.django_db
WHY = "Telefoon verloren; ik belde terug op het nummer dat we kenden."


def make_admin(name: str, role: Role = Role.SITE_ADMIN) -> User:
    user = make_user(f"{name}@example.org", first_name=name.title(), last_name="Beheer")
    user.groups.add(Group.objects.get_or_create(name=str(role.label))[0])
    give_factor(user)
    return user


def give_factor(user: User) -> None:
    Authenticator.objects.create(user=user, type="totp", data={"secret": "x"})


@pytest.fixture
def people(site_home):
    lost = make_user("kwijt@example.org", first_name="Karin")
    give_factor(lost)
    return lost, make_admin("eerste"), make_admin("tweede")


def ask(user, by, reason=WHY) -> FactorReset:
    return second_factor.ask_reset(user=user, reason=reason, actor=actor_of(by))


def confirm(reset, by) -> None:
    second_factor.confirm_reset(reset=reset, actor=actor_of(by))


def test_one_asks_another_confirms_and_every_session_ends(people):
    lost, first, second = people
    before = lost.get_session_auth_hash()
    reset = ask(lost, first)
    assert ask(lost, first).pk == reset.pk == ask(lost, second).pk
    asked = OutgoingMail.objects.get(template="account/factor_reset_asked")
    assert (asked.recipient, asked.context["reason"]) == (lost.email, WHY)
    assert second_factor.has_factor(lost)
    confirm(reset, second)
    lost.refresh_from_db()
    assert not second_factor.has_factor(lost)
    assert second_factor.needs_factor(lost)
    assert lost.get_session_auth_hash() != before
    assert second_factor.has_factor(first)
    assert OutgoingMail.objects.get(template="account/factor_reset_done").recipient == lost.email
    logged = AuditEntry.objects.filter(action__startswith="second_factor.reset").order_by("pk")
    assert list(logged.values_list("action", "actor_id", "object_id")) == [
        ("second_factor.reset_ask", first.pk, str(lost.pk)),
        ("second_factor.reset_done", second.pk, str(lost.pk)),
    ]
    with pytest.raises(AccountRuleError, match="al besloten"):
        confirm(reset, second)
    give_factor(lost)
    assert not second_factor.needs_factor(lost)
    note_replaced(user=lost)
    Authenticator.objects.filter(user=lost).delete()
    assert not second_factor.needs_factor(lost), "who turns it off later does so themselves"


def test_nobody_does_it_alone_for_themselves_or_without_the_right(people):
    lost, first, second = people
    others = [make_admin(role.value, role) for role in Role if role != Role.SITE_ADMIN]
    for nobody in (*others, lost):
        with pytest.raises(AccountRuleError, match="sitebeheer"):
            ask(lost, nobody)
    with pytest.raises(AccountRuleError, match="eigen account"):
        ask(first, first)
    with pytest.raises(AccountRuleError, match="waarom"):
        ask(lost, first, " te kort ")
    with pytest.raises(AccountRuleError, match="geen tweede stap"):
        ask(make_user("zonder@example.org"), first)
    User.objects.filter(pk=others[0].pk).update(is_active=False)
    with pytest.raises(AccountRuleError, match="geschorst"):
        ask(others[0], first)
    reset, about_first = ask(lost, first), ask(first, second)
    for nobody in others[1:]:
        with pytest.raises(AccountRuleError, match="sitebeheer"):
            confirm(reset, nobody)
        with pytest.raises(AccountRuleError, match="sitebeheer"):
            second_factor.withdraw_reset(reset=reset, actor=actor_of(nobody))
    with pytest.raises(AccountRuleError, match="niet alleen"):
        confirm(reset, first)
    with pytest.raises(AccountRuleError, match="eigen account"):
        confirm(about_first, first)
    first.groups.clear()
    with pytest.raises(AccountRuleError, match="geen beheerder meer"):
        confirm(reset, second)
    first.delete()
    reset.refresh_from_db()
    with pytest.raises(AccountRuleError, match="geen beheerder meer"):
        confirm(reset, second)
    assert second_factor.has_factor(lost)


def test_it_expires_is_stopped_withdrawn_and_not_asked_endlessly(people):
    lost, first, second = people
    reset = ask(lost, first)
    FactorReset.objects.update(expires_at=timezone.now())
    with pytest.raises(AccountRuleError, match="verlopen"):
        confirm(reset, second)
    reset = ask(lost, first)
    assert FactorReset.objects.filter(state="expired").count() == 1
    hours = (reset.expires_at - reset.asked_at) / timedelta(hours=1)
    assert hours == 72
    assert second_factor.stop_reset(token="verzonnen") is None
    second_factor.stop_reset(token=second_factor.stop_token(reset))
    assert FactorReset.objects.get(pk=reset.pk).state == "stopped"
    for late in (
        confirm,
        lambda row, _by: second_factor.stop_reset(token=second_factor.stop_token(row)),
    ):
        with pytest.raises(AccountRuleError, match="al besloten"):
            late(reset, second)
    second_factor.withdraw_reset(reset=ask(lost, first), actor=actor_of(second))
    with pytest.raises(ThrottledError):
        ask(lost, second)  # the fourth for this person today
    assert second_factor.has_factor(lost)
    FactorReset.objects.update(asked_at=timezone.now() - timedelta(days=91))
    assert second_factor.tidy_resets() == 3


def alone(user, by, reason=WHY):
    call_command("reset_second_factor", user.email, by=by.email, reason=reason, stdout=StringIO())


def test_the_command_line_is_for_where_no_two_others_are(people):
    lost, first, second = people
    with pytest.raises(CommandError, match="genoeg beheerders"):
        alone(lost, first)
    with pytest.raises(CommandError, match="administrator"):
        alone(first, lost)
    waiting = ask(first, second)
    alone(first, second)  # one is left beside her
    assert not second_factor.has_factor(first)
    assert FactorReset.objects.get(pk=waiting.pk).state == "withdrawn"
    assert second_factor.needs_factor(first)
    line = AuditEntry.objects.get(action="second_factor.reset_done")
    assert (line.actor_id, line.origin, line.object_id) == (second.pk, "command", str(first.pk))
    alone(second, second)  # the only one who could enter the CMS
    with pytest.raises(CommandError, match="geen tweede stap"):
        alone(second, second)
    with pytest.raises(CommandError, match="waarom"):
        alone(lost, second, "x")
