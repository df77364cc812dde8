"""Editors publish house rules and terms as pages; each publication that says something else is a version."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Revision

from accounts.models import TermsVersion
from alliantie.choices import Audience
from home.models import EditorialPage
from home.policies.terms import TermsChoice, TermsRuleError, check_terms
from tests.factories.accounts import make_editor

pytestmark = [pytest.mark.django_db, pytest.mark.editorial]
TODAY = timezone.localdate()


def body(html: str) -> str:
    return json.dumps([{"type": "text", "value": html}])


def kept() -> list[tuple[int, bool, bool]]:
    rows = TermsVersion.objects.filter(kind="huisregels").order_by("number")
    return [(one.number, one.agree_from is not None, one.ended_at is None) for one in rows]


@pytest.fixture
def rules(site_home):
    made = EditorialPage(
        title="Regels", slug="regels", intro="Lees dit.", terms_kind="huisregels",
        body=body("<p>Een.</p><h2>Kop</h2>"),
    )  # fmt: skip
    EditorialPage.objects.filter(terms_kind="huisregels").delete()
    TermsVersion.objects.all().delete()
    site_home.add_child(instance=made)
    made.save_revision().publish()
    return made


def publish(page, **fields):
    page = EditorialPage.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def test_a_version_is_what_was_published(rules, client):
    page = rules
    first = TermsVersion.objects.get()
    assert "<p>Lees dit.</p>" in first.text
    assert "<h2>Kop</h2>" in first.text
    old = page.get_latest_revision()
    publish(page, agree_from=TODAY, body=body('<p onclick="x">Twee.</p><script>x()</script>'))
    assert "script" not in TermsVersion.objects.get(number=2).text
    assert "onclick" not in TermsVersion.objects.get(number=2).text
    publish(page, body=body("<p>Twee!</p>"))
    publish(page)
    assert kept() == [(1, False, True), (2, True, True), (3, False, True)]
    assert "/afspraken/huisregels/" in client.get("/regels/").content.decode()
    # An older version of the page stays house rules, and asks nobody.
    row = EditorialPage.objects.filter(pk=page.pk)
    row.update(terms_kind="")
    from_before = row.get().save_revision()
    row.update(terms_kind="huisregels")
    Revision.objects.get(pk=from_before.pk).publish()  # as it is read, not as it was made
    assert kept()[2:] == [(3, False, True)]
    old.publish()
    assert kept()[3:] == [(4, False, True)]
    draft = EditorialPage.objects.get(pk=page.pk)
    draft.title = "Nog niet"
    draft.save_revision()
    draft.go_live_at = timezone.now() + timedelta(days=1)
    draft.save_revision().publish()
    assert len(kept()) == 4
    it_ends_when_nobody_can_read_it_there(page)


def it_ends_when_nobody_can_read_it_there(page):
    row = EditorialPage.objects.filter(pk=page.pk)
    row.update(audience=Audience.MEMBERS)
    publish(page, go_live_at=None, title="Alleen leden")
    assert kept()[3:] == [(4, False, False)]
    row.update(audience=Audience.PUBLIC)
    publish(page, title="Iedereen")
    assert kept()[4:] == [(5, False, True)]
    row.update(terms_kind="")
    publish(page, title="Gewoon")
    assert kept()[4:] == [(5, False, False)]
    row.update(terms_kind="huisregels")
    publish(page, title="Weer")
    EditorialPage.objects.get(pk=page.pk).unpublish()
    assert kept()[5:] == [(6, False, False)]
    copy = EditorialPage.objects.get(pk=page.pk).copy(update_attrs={"slug": "kopie"})
    assert (copy.terms_kind, copy.agree_from) == ("", None)


def test_the_form_refuses_what_nobody_could_agree_with(rules, client):
    fine = {"kind": "huisregels", "is_public": True, "agree_from": TODAY, "is_kind_taken": False}
    yesterday = TODAY - timedelta(days=1)
    none: frozenset = frozenset()
    check_terms(TermsChoice(**fine, days_asked_before=none), TODAY)
    known = {**fine, "agree_from": yesterday}
    check_terms(TermsChoice(**known, days_asked_before=frozenset({yesterday})), TODAY)
    for field, change in (
        ("agree_from", {"agree_from": yesterday}),
        ("agree_from", {"kind": ""}),
        ("agree_from", {"agree_from": TODAY.replace(year=TODAY.year + 5, day=1)}),
        ("audience", {"is_public": False}),
        ("terms_kind", {"is_kind_taken": True}),
    ):
        with pytest.raises(TermsRuleError) as refused:
            check_terms(TermsChoice(**(fine | change), days_asked_before=none), TODAY)
        assert refused.value.field == field
    client.force_login(make_editor())
    screen = client.get(f"/cms/pages/{rules.pk}/edit/").content.decode()
    assert "leden moeten opnieuw akkoord gaan vanaf" in screen.lower()
    sent = {
        "title": "Regels", "slug": "regels", "intro": "Lees dit.", "audience": "public",
        "terms_kind": "huisregels", "agree_from": yesterday.isoformat(), "body-count": "0",
        "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", "action-publish": "x",
    }  # fmt: skip
    answer = client.post(f"/cms/pages/{rules.pk}/edit/", sent)
    assert "Kies vandaag of een latere dag" in answer.content.decode()
    assert (
        client.post(
            f"/cms/pages/{rules.pk}/edit/", sent | {"agree_from": TODAY.isoformat()}
        ).status_code
        == 302
    )
    assert kept()[-1] == (2, True, True)
