"""Each text members agree with is kept as it was; they are asked anew when an editor says so."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from accounts.choices import TermsKind
from accounts.erasing.keeping import export
from accounts.models import Acceptance, TermsVersion
from accounts.presenting.terms import version_lines
from accounts.services import terms
from accounts.services.terms import Words
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db
RULES, TERMS = TermsKind.HOUSE_RULES, TermsKind.TERMS
TODAY = timezone.localdate()
FIRST = "<p>Wees netjes.</p><ul><li>Noem bronnen.</li></ul>"


def publish(kind=RULES, text=FIRST, agree_from=None) -> TermsVersion | None:
    words = Words(title=kind.label, text=text, agree_from=agree_from)
    made = terms.publish_terms(kind=kind, words=words, actor_id=None)
    terms.forget_what_is_kept()
    return made


def owed(user) -> list[tuple[str, int]]:
    return [(one.kind, one.number) for one in terms.owed_by(user.pk)]


def accept_all(user) -> None:
    terms.accept(user_id=user.pk, versions=TermsVersion.objects.present())


def test_a_small_edit_asks_nobody_and_a_new_day_asks_everybody():
    user, quick = make_user(), make_user("snel@example.org")
    assert (owed(user), terms.in_force(), terms.asked_now()) == ([], [], "")
    publish()
    assert (owed(user), terms.asked_now()) == ([], "")
    assert publish() is None
    publish(agree_from=TODAY)  # the same words, but now everybody must have agreed
    publish(TERMS, agree_from=TODAY)
    assert owed(user) == [("huisregels", 2), ("voorwaarden", 1)]
    accept_all(user)
    accept_all(user)
    assert (owed(user), Acceptance.objects.count()) == ([], 2)
    small = publish(text=FIRST + "<p>Komma erbij.</p>", agree_from=TODAY)
    assert (small.number, small.agree_from) == (3, None)
    assert owed(user) == []
    assert owed(quick) == [("huisregels", 3), ("voorwaarden", 1)]
    assert terms.asked_now() == "huisregels-2 voorwaarden-1"

    later = publish(text="<p>Heel anders.</p>", agree_from=TODAY + timedelta(days=2))
    assert owed(user) == []
    terms.accept(user_id=quick.pk, versions=TermsVersion.objects.present())
    TermsVersion.objects.filter(pk=later.pk).update(agree_from=TODAY)
    assert owed(user) == [("huisregels", 4)]
    assert owed(quick) == []
    terms.end_terms(kind=RULES)
    assert owed(user) == []
    back = publish(text="<p>Heel anders.</p>", agree_from=TODAY)
    assert (back.number, back.ended_at, owed(user)) == (5, None, [("huisregels", 5)])
    they_go_along_and_are_forgotten(user)


def they_go_along_and_are_forgotten(user):
    told = export(user)["Waarmee je akkoord ging"]
    assert [(one["Wat"], one["Versie"]) for one in told] == [("Huisregels", 2), ("Voorwaarden", 1)]
    user.delete()
    assert Acceptance.objects.filter(user_id=user.pk).count() == 0
    assert TermsVersion.objects.count() == 6


def test_a_day_to_come_that_was_moved_or_taken_away_asks_nobody():
    user, later = make_user(), TODAY + timedelta(days=30)
    publish(agree_from=TODAY)
    accept_all(user)
    publish(text="<p>Anders.</p>", agree_from=TODAY + timedelta(days=1))
    moved = publish(text="<p>Anders.</p>", agree_from=later)
    dated = TermsVersion.objects.filter(agree_from__gt=TODAY)
    assert [(one.pk, one.agree_from) for one in dated] == [(moved.pk, later)]
    publish(text="<p>Anders.</p>")
    assert not dated.all().exists()
    assert owed(user) == []


def test_earlier_versions_stay_with_what_changed(django_assert_num_queries):
    publish()
    publish(text="<p>Wees netjes.</p><ul><li>Noem al je bronnen.</li></ul><p>Nieuw.</p>")
    with django_assert_num_queries(1):
        newest, first = version_lines(RULES)
    assert (first.is_first, first.is_present, newest.is_present) == (True, False, True)
    assert list(first.changes) == []
    assert [(one.text, one.is_new) for one in newest.changes] == [
        ("Noem bronnen.", False),
        ("Noem al je bronnen.", True),
        ("Nieuw.", True),
    ]


def test_what_is_kept_is_forgotten_once_it_is_certain(django_capture_on_commit_callbacks):
    assert terms.in_force() == []
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        terms.publish_terms(kind=RULES, words=Words("Regels", FIRST, TODAY), actor_id=None)
    assert [one.number for one in terms.in_force()] == [1]
    assert terms.asked_now() == "huisregels-1"
    cache.clear()
