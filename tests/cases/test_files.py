"""A file that not everybody can read: who is told, who is asked, and what makes it stop."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alliantie.choices import CheckState, Finding
from alliantie.media.access import hinders
from alliantie.models import AttachmentCheck, AuditEntry, OutgoingMail
from alliantie.today.absences import asking
from alliantie.today.listing import Whose, page_of
from alliantie.today.sources import sources_for
from cases.models import CaseAttachment, CasePage
from cases.policies.files import SHORTEST_REASON, FileRefusedError, check_reason
from cases.policies.text_first import FEWEST_WORDS, leans
from cases.services.files import ask_author
from cases.services.writing import save_draft, version_of
from tests.factories.accounts import make_editor
from tests.factories.cases import actor, make_case, make_member, make_organisation
from tests.factories.papers import pdf_for_everybody
from tests.factories.uploads import make_attachment

pytestmark = pytest.mark.django_db
WARNING = "Dit bestand is niet goed te lezen met een schermlezer"
TASK = "Maak je bijlage toegankelijk"
FIRST = "Zet eerst de kern op de pagina"
REASON = "Dit is een oude brief; het origineel is er niet meer."


def said(client, name, *args, status=200, **query) -> str:
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == status, (name, response.status_code)
    return response.content.decode()


def with_file(owner, home, title="Plan van aanpak", findings=(Finding.NO_TAGS,), **fields):
    file = make_attachment(owner, title=title)
    found_in(file, *findings)
    rows = [CaseAttachment(attachment=file)]
    case = make_case(owner=owner, organisation=home, attachments=rows, **fields)
    return case, file


def found_in(file, *findings) -> None:
    AttachmentCheck.objects.filter(pk=file.pk).update(
        state=CheckState.CHECKED,
        findings=[one.value for one in findings],
        hinders=hinders(findings),
        pages=12,
        language="nl-NL",
        checked_at=timezone.now(),
    )


def waiting(user) -> list[str]:
    rows = page_of(sources_for(actor(user)), asking(actor(user)), Whose.ALL)
    return [row.title for row in rows if row.kind == "bijlage"]


def test_from_warning_to_better_file(site_home, client):
    home, editor = make_organisation(), make_editor()
    author, colleague = make_member(home, "schrijver"), make_member(home, "collega")
    case, file = with_file(author, home)
    page = client.get(case.url).content.decode()
    assert WARNING in page
    assert "12 bladzijden, Nederlands" in page
    assert page.index("We gingen aan de slag") < page.index(WARNING)
    assert FIRST not in page
    an_author_reads_what_is_wrong(client, author, colleague, case, file)
    editors_ask_once(client, author, editor, case, file)
    a_reason_ends_it_for_a_year(client, author, editor, case, file)
    a_better_file_ends_it(client, author, case)


def an_author_reads_what_is_wrong(client, author, colleague, case, file) -> None:
    client.force_login(author)
    assert TASK in said(client, "desk:overview")
    assert FIRST in said(client, "desk:case", case.pk)
    assert "niet iedereen kan “Plan van aanpak” lezen" in said(
        client, "desk:section", case.pk, "neem-mee"
    )
    told = said(client, "desk:file", case.pk, file.pk)
    for words in (
        "geen opbouw (labels)",
        "Word",
        "LibreOffice",
        "Acrobat",
        "/toegankelijke-bestanden/",
    ):
        assert words in told
    other = make_attachment(colleague, title="Van een ander")
    found_in(other, Finding.NO_TEXT)
    said(client, "desk:file", case.pk, other.pk, status=404)
    client.force_login(colleague)
    said(client, "desk:file", case.pk, file.pk, status=404)
    assert client.post(reverse("desk:file", args=[case.pk, file.pk])).status_code == 404
    assert TASK not in said(client, "desk:overview")
    assert client.get(reverse("hindering_files")).status_code == 302


def editors_ask_once(client, author, editor, case, file) -> None:
    assert waiting(editor) == ["Plan van aanpak"]
    client.force_login(editor)
    where = reverse("hindering_file_decide", args=[file.pk])
    assert "Plan van aanpak" in said(client, "hindering_files")
    refused = client.post(where, {"besluit": "laat", "reden": "kan niet"})
    assert (refused.status_code, "kan niet" in refused.content.decode()) == (400, True)
    for status in (302, 400):
        assert client.post(where, {"besluit": "vraag"}).status_code == status
    mail = OutgoingMail.objects.get(template="file_better")
    assert mail.recipient == author.email
    assert reverse("desk:file", args=[case.pk, file.pk]) in str(mail.context)
    assert AuditEntry.objects.filter(action="file.ask").count() == 1
    assert waiting(editor) == []
    assert "Plan van aanpak" not in said(client, "hindering_files")
    assert "Gevraagd op" in said(client, "hindering_files", stand="gevraagd")


def a_reason_ends_it_for_a_year(client, author, editor, case, file) -> None:
    client.force_login(author)
    where = reverse("desk:file", args=[case.pk, file.pk])
    assert client.post(where, {"reason": ""}).status_code == 400
    refused = client.post(where, {"reason": "kan niet"})
    assert (refused.status_code, "kan niet" in refused.content.decode()) == (400, True)
    assert client.post(where, {"reason": REASON}).status_code == 302
    row = AttachmentCheck.objects.get(pk=file.pk)
    assert (row.excuse, row.excuse_until) == (REASON, timezone.localdate() + timedelta(days=365))
    assert TASK not in said(client, "desk:overview")
    assert WARNING in client.get(case.url).content.decode()
    client.force_login(editor)
    assert REASON in said(client, "hindering_files", stand="reden")
    yesterday = timezone.localdate() - timedelta(days=1)
    AttachmentCheck.objects.update(excuse_until=yesterday, asked_at=None)
    assert waiting(editor) == ["Plan van aanpak"]


def a_better_file_ends_it(client, author, case) -> None:
    client.force_login(author)
    assert TASK in said(client, "desk:overview")
    better = make_attachment(author, title="Beter", content=pdf_for_everybody())
    found_in(better)
    save_draft(
        page=CasePage.objects.get(pk=case.pk),
        actor=actor(author),
        changes={"attachments": [CaseAttachment(attachment=better)]},
        started_from=version_of(CasePage.objects.get(pk=case.pk)),
    )
    assert TASK not in said(client, "desk:overview")
    assert "Let op" not in said(client, "desk:section", case.pk, "neem-mee")


def test_nobody_is_asked_about_what_is_not_there_to_read(site_home):
    home, editor = make_organisation(), make_editor()
    author = make_member(home)
    with_file(author, home, "Concept", publish=False)
    with_file(author, home, "Alleen een tip", findings=(Finding.NO_TITLE,))
    _case, orphan = with_file(None, None, "Van niemand")
    assert waiting(editor) == ["Van niemand"]
    check = AttachmentCheck.objects.get(pk=orphan.pk)
    with pytest.raises(FileRefusedError, match="niemand"):
        ask_author(check=check, actor=actor(editor))
    AttachmentCheck.objects.update(hinders=False)
    with pytest.raises(FileRefusedError, match="niets meer"):
        ask_author(check=check, actor=actor(editor))
    assert not OutgoingMail.objects.filter(template="file_better").exists()


def test_ten_files_cost_no_more_questions_than_one(site_home, client):
    home, editor = make_organisation(), make_editor()
    author = make_member(home)
    with_file(author, home)
    counted = {}
    for user, name in ((author, "desk:overview"), (editor, "hindering_files")):
        client.force_login(user)
        said(client, name)
        with CaptureQueriesContext(connection) as found:
            said(client, name)
        counted[user.pk, name] = len(found)
    for number in range(5):
        with_file(author, home, f"Plan {number}")
    for user, name in ((author, "desk:overview"), (editor, "hindering_files")):
        client.force_login(user)
        said(client, name)
        with CaptureQueriesContext(connection) as found:
            said(client, name)
        assert len(found) == counted[user.pk, name], name


def test_text_belongs_on_the_page_first():
    assert leans(FEWEST_WORDS - 1, 1)
    assert not leans(FEWEST_WORDS, 1)
    assert not leans(0, 0)
    check_reason("a" * SHORTEST_REASON)
    with pytest.raises(FileRefusedError):
        check_reason(" " * SHORTEST_REASON)
