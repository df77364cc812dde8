"""Who reads a draft by a link sees its pictures and files, and no others."""

import pytest
from django.urls import reverse

from cases.models import CaseAttachment
from cases.services.sharing import revoke_shares, share_draft
from tests.factories.cases import actor, make_case, make_member, make_organisation
from tests.factories.uploads import make_attachment, make_picture


@pytest.fixture
def draft(site_home):
    organisation = make_organisation()
    owner = make_member(organisation, "schrijver")
    page = make_case(publish=False, owner=owner, organisation=organisation)
    page.lead_picture = make_picture(owner)
    page.attachments.add(CaseAttachment(attachment=make_attachment(owner), title="Plan"))
    page.save_revision(user=owner)
    return page


def addresses(page) -> list[str]:
    picture = page.lead_picture.get_rendition("width-50")
    file = page.attachments.first().attachment
    return [picture.url, file.url]


def statuses(client, urls) -> list[int]:
    return [client.get(url).status_code for url in urls]


def test_link_shows_pictures_and_files_of_its_draft_only(draft, client):
    urls = addresses(draft)
    other = make_picture(draft.owner).get_rendition("width-50").url
    assert statuses(client, urls) == [404, 404]

    token = share_draft(page=draft, actor=actor(draft.owner))
    assert client.get(reverse("desk:shared", args=[token])).status_code == 200

    assert statuses(client, urls) == [200, 200]
    assert statuses(client, [other]) == [404]


def test_ended_link_shows_nothing_more(draft, client):
    token = share_draft(page=draft, actor=actor(draft.owner))
    client.get(reverse("desk:shared", args=[token]))
    revoke_shares(page=draft, actor=actor(draft.owner))
    assert statuses(client, addresses(draft)) == [404, 404]
