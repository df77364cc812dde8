"""A case that editors make private in the CMS is private at once, and stays so."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from alliantie.choices import Audience, Role
from alliantie.models import AuditEntry
from alliantie.visibility import VISITOR
from cases.models import CasePage
from tests.factories.cases import make_case, make_organisation, make_theme, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def cms(client, site_home):
    """Sign in an editor and give a function that changes a page in the CMS."""
    editor = make_user("redactie")
    editor.groups.add(Group.objects.get(name=Role.EDITOR.label))
    client.force_login(editor)

    def change(case, **fields):
        address = reverse("wagtailadmin_pages:edit", args=[case.pk])
        html = client.get(address).content.decode()
        form = querydict_from_html(html, form_id="page-edit-form")
        for name, value in fields.items():
            form[name] = value
        answer = client.post(address, form)
        assert answer.status_code == 302, answer.context["form"].errors
        return answer

    return change


def is_public(case):
    return CasePage.objects.visible_to(VISITOR).filter(pk=case.pk).exists()


def test_made_private_in_the_cms_and_then_an_old_version_is_published(cms):
    case = make_case(themes=(make_theme(),))
    public_version = case.get_latest_revision()
    assert is_public(case)
    cms(case, **{"audience": Audience.PRIVATE, "action-publish": "action-publish"})
    assert not is_public(case)
    public_version.publish()
    assert not is_public(case)


def test_private_is_private_at_once_even_when_only_saved(cms):
    case = make_case(themes=(make_theme(),))
    cms(case, audience=Audience.PRIVATE)
    assert not is_public(case)


def test_widening_waits_for_publication(cms):
    case = make_case(themes=(make_theme(),), audience=Audience.PRIVATE)
    cms(case, audience=Audience.PUBLIC)
    assert not is_public(case)
    cms(case, **{"audience": Audience.PUBLIC, "action-publish": "action-publish"})
    assert is_public(case)


def test_widening_with_a_schedule_waits(cms):
    case = make_case(themes=(make_theme(),), audience=Audience.PRIVATE)
    cms(
        case,
        **{
            "audience": Audience.PUBLIC,
            "go_live_at": "2030-01-01 10:00",
            "action-publish": "action-publish",
        },
    )
    assert not is_public(case)


def test_grade_and_organisation_that_editors_choose_are_kept(cms):
    organisation = make_organisation()
    case = make_case(themes=(make_theme(),))
    cms(
        case,
        **{
            "evidence_grade": "b",
            "organisation": organisation.pk,
            "action-publish": "action-publish",
        },
    )
    case.refresh_from_db()
    assert (case.evidence_grade, case.organisation) == ("b", organisation)
    assert AuditEntry.objects.filter(action="page.row", object_id=str(case.pk)).exists()
