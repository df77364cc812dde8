"""Who may see a picture or file follows who may see the case that uses it."""

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from alliantie.media.registry import may_see_upload
from alliantie.models import Attachment, Picture
from alliantie.visibility import VISITOR
from cases.models import CaseAttachment, CasePage
from tests.factories.cases import actor, make_case, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture(site_home, tmp_path):
    file = tmp_path / "klein.png"
    Image.new("RGB", (8, 8)).save(file)
    return Picture.objects.create(
        title="Klein", file=ContentFile(file.read_bytes(), name="klein.png")
    )


@pytest.fixture
def attachment(site_home):
    return Attachment.objects.create(title="Plan", file=ContentFile(b"%PDF-1.4", name="plan.pdf"))


def embed(pk, kind="image"):
    return f'<embed alt="" embedtype="{kind}" format="fullwidth" id="{pk}"/>'


def test_lead_picture_of_a_public_case(picture):
    make_case(lead_picture=picture)
    assert may_see_upload(VISITOR, picture)


def test_picture_in_the_story(picture):
    make_case(result=f"<p>Kijk:</p>{embed(picture.pk)}")
    assert may_see_upload(VISITOR, picture)


@pytest.mark.parametrize(
    "text",
    [
        '<p><a id="{pk}" linktype="page">een pagina</a></p>',
        '<embed embedtype="media" id="{pk}" url=""/>',
        '<embed embedtype="image" id="{pk}1" format="x" alt=""/>',
        '<embed embedtype="image" data-id="{pk}" id="0" alt=""/>',
        '<p>id="{pk}"</p>',
        '<embed embedtype="image" id="0" alt=""/><p><a id="{pk}" linktype="page">een pagina</a></p>',
    ],
)
def test_same_number_elsewhere_opens_nothing(picture, text):
    make_case(result=text.format(pk=picture.pk))
    assert not may_see_upload(VISITOR, picture)


@pytest.mark.parametrize("narrow", [{"audience": "private"}, {"live": False}])
def test_picture_and_file_follow_the_case(picture, attachment, narrow):
    case = make_case(lead_picture=picture, result=embed(picture.pk))
    case.attachments = [CaseAttachment(attachment=attachment)]
    case.save()
    assert may_see_upload(VISITOR, picture)
    assert may_see_upload(VISITOR, attachment)
    CasePage.objects.filter(pk=case.pk).update(**narrow)
    assert not may_see_upload(VISITOR, picture)
    assert not may_see_upload(VISITOR, attachment)


def test_uploads_of_a_draft_are_for_its_writers(picture, attachment):
    author, co_author, stranger = make_user(), make_user(), make_user()
    draft = make_case(publish=False, owner=author)
    draft.co_authors.add(co_author)
    draft.problem = embed(picture.pk)
    draft.attachments = [CaseAttachment(attachment=attachment)]
    draft.save_revision(user=author)
    for upload in (picture, attachment):
        assert may_see_upload(actor(author), upload)
        assert may_see_upload(actor(co_author), upload)
        assert not may_see_upload(actor(stranger), upload)
        assert not may_see_upload(VISITOR, upload)


def test_new_picture_of_a_published_case_waits_for_its_publication(picture):
    case = make_case(owner=make_user())
    case.lead_picture = picture
    revision = case.save_revision()
    assert not may_see_upload(VISITOR, picture)
    revision.publish()
    assert may_see_upload(VISITOR, picture)
