"""The screens of trust, of looking afterwards and of changed words, at the desk and in the CMS."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Trust
from alliantie.today.absences import asking
from alliantie.today.listing import Whose, page_of
from alliantie.today.sources import sources_for
from cases.models import AfterCheck, CasePage, WordChange
from tests.factories.accounts import make_editor
from tests.factories.cases import actor, make_case, make_member, make_organisation, make_theme
from tests.factories.dilemmas import make_dilemma

pytestmark = pytest.mark.django_db


def said(client, name, *args, **query) -> str:
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200, (name, response.status_code)
    return response.content.decode()


def kinds_waiting(user) -> dict[str, str]:
    rows = page_of(sources_for(actor(user)), asking(actor(user)), Whose.ALL)
    return {row.kind: row.title for row in rows}


def test_from_trust_to_checked_and_from_change_to_answer(site_home, client):
    home, editor = make_organisation(), make_editor()
    author = make_member(home, "schrijver")
    first = make_case("Eerste", owner=author, organisation=home)
    others_see_until_when_they_wait(client, author, home)
    an_editor_gives_trust(client, author, editor)
    what_is_sent_in_is_online(client, author, home)
    an_editor_looks_afterwards(client, author, editor)
    change = an_author_reads_what_was_changed(client, author, editor, first)
    an_editor_answers(client, author, editor, change)
    questions_stay_few(client, author, editor, home)


def others_see_until_when_they_wait(client, author, home) -> None:
    client.force_login(author)
    assert "nog één bijdrage" in said(client, "desk:overview")
    waits = make_case(
        "Wacht", publish=False, owner=author, organisation=home, themes=(make_theme(),)
    )
    assert "Je hoort het uiterlijk" in said(client, "desk:submit", waits.pk)
    client.post(reverse("desk:submit", args=[waits.pk]), {"audience": "public"})
    assert "Je hoort het uiterlijk" in said(client, "desk:case", waits.pk)


def an_editor_gives_trust(client, author, editor) -> None:
    client.force_login(editor)
    assert "Nog niet" in said(client, "trusted_people", q="")
    person = reverse("trusted_person", args=[author.pk])
    client.post(person, {"besluit": "geef", "reason": "Ik ken deze persoon."})
    assert client.post(person, {"besluit": "geef"}).status_code == 400
    assert "Ja, door de redactie" in said(client, "trusted_person", author.pk)
    refused = client.post(reverse("trusted_person", args=[editor.pk]), {"besluit": "geef"})
    assert refused.status_code == 400
    assert Trust.objects.get().user == author


def what_is_sent_in_is_online(client, author, home) -> None:
    client.force_login(author)
    assert "Je publiceert meteen" in said(client, "desk:overview")
    case = make_case(
        "Tweede", publish=False, owner=author, organisation=home, themes=(make_theme(),)
    )
    assert "Zet online" in said(client, "desk:submit", case.pk)
    done = client.post(reverse("desk:submit", args=[case.pk]), {"audience": "public"}, follow=True)
    assert "Het staat online. De redactie kijkt het achteraf na." in done.content.decode()
    assert "bij elk dilemma" in said(
        client, "desk:dilemma_submit", make_dilemma(author, state="draft").reference
    )


def an_editor_looks_afterwards(client, author, editor) -> None:
    check = AfterCheck.objects.get()
    client.force_login(editor)
    assert kinds_waiting(editor)["achteraf-nakijken"] == "Tweede"
    assert "achteraf-nakijken" not in kinds_waiting(author)
    page = said(client, "after_check", check.pk)
    assert "Dit stond niet eerder online." in page
    address = reverse("after_check", args=[check.pk])
    version = f"{CasePage.objects.get(pk=check.page_id).live_revision_id}-public"
    wrong = client.post(address, {"decision": "offline", "version": version, "reason": ""})
    assert "Schrijf in een zin waarom." in wrong.content.decode()
    client.post(address, {"decision": "good", "version": version})
    assert AfterCheck.objects.get().checked_by == editor
    assert client.get(address).status_code == 302


def an_author_reads_what_was_changed(client, author, editor, first) -> WordChange:
    draft = first.get_latest_revision_as_object()
    draft.summary, draft.approach = "Wat we eigenlijk deden.", "<p>Iets anders.</p>"
    draft.save_revision(user=editor).publish(user=editor)
    change = WordChange.objects.get()
    mine = reverse("desk:change", args=[change.pk])
    for other in (make_member(make_organisation()), editor):
        client.force_login(other)
        assert client.get(mine).status_code == 404
        assert client.post(mine, {"besluit": "akkoord"}).status_code == 404
    client.force_login(author)
    assert "De redactie paste je tekst aan" in said(client, "desk:overview")
    page = said(client, "desk:change", change.pk)
    assert "Wat we deden en wat het opleverde." in page
    assert "Wat we eigenlijk deden." in page
    for typed in ({"besluit": "bezwaar"}, {"besluit": "akkoord", "reason": "Zo was het niet."}):
        again = client.post(mine, typed)
        assert again.status_code == 409
        assert typed.get("reason", "") in again.content.decode()
    client.post(mine, {"besluit": "bezwaar", "reason": "Zo was het niet."})
    assert "Je bezwaar ligt bij de redactie" in said(client, "desk:change", change.pk)
    return change


def an_editor_answers(client, author, editor, change) -> None:
    address = reverse("word_objection", args=[change.pk])
    assert client.get(address).status_code in {302, 403}
    client.force_login(editor)
    assert kinds_waiting(editor)["woorden"] == "Eerste"
    assert "Zo was het niet." in said(client, "word_objection", change.pk)
    wrong = client.post(address, {"decision": "keep", "answer": ""})
    assert "Schrijf in een zin waarom." in wrong.content.decode()
    client.post(address, {"decision": "restore", "answer": "Je hebt gelijk."})
    assert CasePage.objects.get(pk=change.page_id).summary == "Wat we deden en wat het opleverde."
    assert "woorden" not in kinds_waiting(editor)
    client.force_login(author)
    assert "Je hebt gelijk." in said(client, "desk:change", change.pk)


def questions_stay_few(client, author, editor, home) -> None:
    """Ask as many of the database with many changes and people as with one."""
    few = numbers(client, author, editor)
    for number in range(4):
        case = make_case(f"Meer {number}", owner=author, organisation=home)
        draft = case.get_latest_revision_as_object()
        draft.summary = "Anders."
        draft.save_revision(user=editor).publish(user=editor)
        make_case(owner=make_member(home), organisation=home)
    assert WordChange.objects.count() == 5
    many = numbers(client, author, editor)
    assert many == few


def numbers(client, author, editor) -> list[int]:
    found = []
    for who, name in ((author, "desk:overview"), (editor, "trusted_people")):
        client.force_login(who)
        client.get(reverse(name))
        with CaptureQueriesContext(connection) as asked:
            said(client, name)
        found.append(len(asked))
    return found
