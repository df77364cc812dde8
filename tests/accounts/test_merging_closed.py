"""An account that went up in another stays closed, and goes for good after the week."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from accounts.erasing.account import erase_account
from accounts.erasing.merged import erase_merged
from accounts.erasing.replay import _lines
from accounts.models import FormerAccount, Notice, User
from accounts.policies import AccountRuleError
from accounts.services import reinstate
from alliantie.choices import Role
from alliantie.merging.policies import MergeRefusedError
from alliantie.merging.undoing import undo
from alliantie.models import Merge, MergedRow, OutgoingMail
from cases.models import DilemmaPage, SealedAuthor
from organisations.actors import actor_for
from tests.factories.accounts import PASSWORD, make_user
from tests.factories.dilemmas import make_dilemma
from tests.factories.merging import editor, merge_accounts
from tests.factories.organisations import make_member
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db
ADMIN = editor(role=Role.SITE_ADMIN)


def said(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_the_closed_account_stays_closed_and_says_so_to_its_owner_alone(pair, client):
    gone, kept = pair
    done = merge_accounts(gone, kept)
    for password, told in ((PASSWORD, True), ("een heel ander wachtwoord", False)):
        typed = {"login": gone.email, "password": password}
        answer = said(client.post(reverse("account_login"), typed, follow=True))
        assert ("Dit account ging op in je andere account" in answer) == told
    with pytest.raises(AccountRuleError, match="samengevoegd"):
        reinstate(user=gone, actor=ADMIN)
    User.objects.filter(pk=kept.pk).update(is_active=False)
    with pytest.raises(MergeRefusedError, match="geschorst"):
        undo(merge=done, actor=ADMIN)


def test_after_the_week_it_is_erased_and_what_is_sealed_goes_with_the_one_that_stayed(
    pair, settings, tmp_path
):
    settings.ERASED_LIST = tmp_path / "erased"
    gone, kept = pair
    for user in pair:
        make_member(user=user)
    make_person("Anna Bakker", user=gone)
    dilemma = make_dilemma(gone)
    merge_accounts(gone, kept)
    told = Notice.objects.create(
        user=kept, kind="test", text="Anna Bakker antwoordde", once_key="x"
    )
    assert (erase_merged(), User.objects.filter(pk=gone.pk).exists()) == (0, True)
    Merge.objects.update(undoable_until=timezone.now() - timedelta(minutes=1))
    assert (erase_merged(), User.objects.filter(pk=gone.pk).exists()) == (1, False)
    assert not list(_lines())
    assert not OutgoingMail.objects.filter(template="account/erased").exists()
    assert not MergedRow.objects.exists()
    assert gone.email not in str(Merge.objects.values())
    assert Notice.objects.get(pk=told.pk).text == told.text, "who stayed is called so too"
    assert is_seen_by(dilemma, kept)
    assert kept.person.name == "Anna Bakker"
    erase_the_last_of_a_row(dilemma, gone, kept)


def erase_the_last_of_a_row(dilemma, gone, kept) -> None:
    """Let what is sealed go along from account to account, and go with the last, as all before it do."""
    third, fourth = make_user("derde@werk.example"), make_user("vierde@werk.example")
    make_member(user=third)
    old_url = make_person("Anna de Oude", user=third).get_absolute_url()
    merge_accounts(third, kept)
    assert Redirect.objects.get(old_path=old_url[:-1]).link == kept.person.get_absolute_url()
    merge_accounts(kept, fourth)
    assert FormerAccount.objects.numbers_of(fourth.pk) == (fourth.pk, gone.pk, kept.pk, third.pk)
    assert is_seen_by(dilemma, fourth)
    assert not is_seen_by(dilemma, kept)
    erase_account(user=fourth, actor_id=None, origin="web")
    assert not User.objects.filter(email__endswith="@werk.example").exists()
    assert not SealedAuthor.objects.filter(reference=dilemma.reference).exists()
    assert not FormerAccount.objects.exists()
    assert not Redirect.objects.exists()
    assert {line["account"] for line in _lines()} == {gone.pk, kept.pk, third.pk, fourth.pk}
    assert "@werk.example" not in str(Merge.objects.values())


def is_seen_by(dilemma, user) -> bool:
    return dilemma in DilemmaPage.objects.asked_by(actor_for(user))
