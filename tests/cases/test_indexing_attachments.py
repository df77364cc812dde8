"""A case is found by the words of its files, as far as they go along with its live version."""

import pytest
from django.urls import reverse

from alliantie.choices import TextState
from alliantie.media.keeping import read_words
from alliantie.models import Attachment, AttachmentText
from cases.indexing import MOST_ATTACHED, build, searchable
from cases.models import CaseAttachment, CasePage
from search.indexing import drain
from search.models import PendingEntry
from search.registry import key_of
from tests.factories.cases import make_case, make_member, make_organisation
from tests.factories.papers import docx_with, odt_with, pdf_bytes
from tests.factories.uploads import make_attachment, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def hits(client, run_tasks):
    """Give a function that does the worker's work and counts the hits of a word."""

    def count(words: str) -> int:
        run_tasks()
        drain()
        html = client.get(reverse("search:search"), {"q": words}).content.decode()
        return html.count('class="ao-result"')

    return count


def file_with(text: str, title: str = "Bijlage") -> Attachment:
    """Keep a file whose words were read."""
    file = make_attachment(title=title)
    AttachmentText.objects.filter(attachment=file).update(text=text, state=TextState.READ)
    return file


def give(case, *files: Attachment) -> None:
    """Publish a version of the case that gives these files along."""
    version = CasePage.objects.get(pk=case.pk)
    version.attachments = [CaseAttachment(attachment=file) for file in files]
    version.save_revision().publish()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (pdf_bytes("blad een", "Hier staat zwaluwtelling in"), "plan.pdf"),
        (docx_with("Hier staat zwaluwtelling in"), "plan.docx"),
        (odt_with("Hier staat zwaluwtelling in"), "plan.odt"),
    ],
    ids=["pdf", "docx", "odt"],
)
def test_word_inside_a_file_finds_the_case(site_home, hits, content, name):
    case = make_case()
    file = Attachment(title="Plan")
    file.file.save(name, upload(content, name), save=True)
    give(case, file)
    make_case()
    assert hits("zwaluwtelling") == 1
    assert hits("zwaluwtellingen") == 1


def test_file_read_after_publication_reaches_the_index(site_home, hits):
    case = make_case()
    file = make_attachment(content=pdf_bytes("zwaluwtelling"))
    give(case, file)
    drain()
    assert AttachmentText.objects.get().state == TextState.WAITING
    assert hits("zwaluwtelling") == 1


def test_file_that_is_no_longer_given_along_is_not_found(site_home, hits):
    case = make_case()
    give(case, file_with("zwaluwtelling"))
    assert hits("zwaluwtelling") == 1
    give(case)
    assert hits("zwaluwtelling") == 0


def test_words_of_a_replaced_file_leave_before_the_new_ones_come(site_home, hits, client):
    case = make_case()
    file = file_with("zwaluwtelling")
    give(case, file)
    assert hits("zwaluwtelling") == 1
    file.file.save("nieuw.pdf", upload(pdf_bytes("merelvlucht"), "nieuw.pdf"), save=True)
    drain()
    assert AttachmentText.objects.get().text == ""
    assert build(searchable().get()).attachments == "Bijlage"
    assert hits("zwaluwtelling") == 0
    assert hits("merelvlucht") == 1


def test_words_of_a_deleted_file_leave(site_home, hits):
    case = make_case()
    file = file_with("zwaluwtelling")
    give(case, file)
    assert hits("zwaluwtelling") == 1
    file.delete()
    assert hits("zwaluwtelling") == 0


def test_file_of_a_draft_never_enters(site_home, hits):
    live, draft = make_case(), make_case(publish=False)
    live.attachments = [CaseAttachment(attachment=file_with("kanarieversie"))]
    live.save_revision()
    draft.attachments = [CaseAttachment(attachment=file_with("kanarieconcept"))]
    draft.save()
    draft.save_revision()
    CasePage.objects.get(pk=live.pk).save()
    for word in ("kanarieversie", "kanarieconcept"):
        assert hits(word) == 0
    assert [build(case).attachments for case in searchable()] == [""]


def test_file_of_an_older_version_does_not_come_back(site_home, hits):
    case = make_case()
    give(case, file_with("zwaluwtelling"))
    assert hits("zwaluwtelling") == 1
    give(case, file_with("merelvlucht"))
    assert hits("zwaluwtelling") == 0
    assert hits("merelvlucht") == 1


def test_words_stay_with_their_own_case(site_home):
    first, second = make_case(), make_case()
    give(first, file_with("zwaluwtelling", "Vogels"), file_with("merelvlucht", "Meer"))
    give(second, file_with("kanarie"))
    told = {document.key: document.attachments for document in map(build, searchable())}
    assert told == {
        key_of(first): "Vogels\nzwaluwtelling\nMeer\nmerelvlucht",
        key_of(second): "Bijlage\nkanarie",
    }


def test_words_of_a_private_case_are_for_its_writer(site_home, hits, client):
    author = make_member(make_organisation())
    case = make_case(audience="private", owner=author)
    give(case, file_with("Hier staat kanariegeheim in"))
    for words in ("kanariegeheim", "kanariegeheimen", '"staat kanariegeheim"', "geheim"):
        assert hits(words) == 0
    for nearly in ("kanarygeheim", "kanariegeheum", "kanarie"):
        page = client.get(reverse("search:search"), {"q": nearly}).content.decode()
        assert "kanariegeheim" not in page
    client.force_login(author)
    assert hits("kanariegeheim") == 1


def test_narrowing_a_case_hides_the_words_before_the_index_knows(site_home, hits, client):
    case = make_case()
    give(case, file_with("zwaluwtelling"))
    assert hits("zwaluwtelling") == 1
    case.audience = "private"
    case.save()
    page = client.get(reverse("search:search"), {"q": "zwaluwtelling"}).content.decode()
    assert 'class="ao-result"' not in page


def test_no_more_than_search_takes_goes_in(site_home):
    case = make_case()
    give(case, *(file_with("woord " * 50_000) for _ in range(2)))
    assert len(build(searchable().get()).attachments) == MOST_ATTACHED


def test_only_live_cases_with_the_file_are_told(site_home, run_tasks):
    file = make_attachment(content=pdf_bytes("woord"))
    shown, draft = make_case(), make_case(publish=False)
    give(shown, file)
    draft.attachments = [CaseAttachment(attachment=file)]
    draft.save()
    make_case()
    PendingEntry.objects.all().delete()
    read_words(pk=file.pk)
    assert list(PendingEntry.objects.values_list("key", flat=True)) == [key_of(shown)]


def test_way_of_working_is_told(site_home):
    make_case(method="")
    make_case(method="budgeting")
    assert {build(case).formats for case in searchable()} == {(), ("budgeting",)}
