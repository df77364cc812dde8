"""Moderators check dilemmas in the CMS: they read every word, and never who asked."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from alliantie.choices import Role
from alliantie.models import AuditEntry
from cases.choices import DilemmaState, NameChoice, Readers
from cases.models import Advice, AdviceRemark, CheckRemark, DilemmaNews, DilemmaPage
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.services.dilemmas import moderating
from cases.services.dilemmas.writing import save_dilemma, version_of
from organisations.actors import actor_for
from organisations.choices import OrganisationKind
from organisations.models import Membership
from tests.factories.accounts import make_editor
from tests.factories.cases import make_member, make_organisation
from tests.factories.dilemmas import make_dilemma, make_moderator

QUEUE = "/cms/veiligheidscheck/"


def own(user):
    return {"organisation_id": user.memberships.get().organisation_id}


@pytest.fixture
def asker(site_home):
    return make_member(make_organisation("Gemeente Vraagdorp"), "vrager")


@pytest.fixture
def waiting(asker):
    return make_dilemma(asker, state=DilemmaState.INTAKE, question="Mag ik dit verslag lakken?")


@pytest.fixture
def moderator(site_home, client):
    user = make_moderator()
    client.force_login(user)
    return user


def check(dilemma):
    return reverse("dilemma_check", args=[dilemma.reference])


def decide(client, dilemma, decision, remark="", version=None):
    row = DilemmaPage.objects.get(pk=dilemma.pk)
    seen = version_of(row) if version is None else version
    return client.post(check(dilemma), {"decision": decision, "remark": remark, "version": seen})


def again(dilemma):
    return DilemmaPage.objects.get(pk=dilemma.pk)


def give_advice(dilemma):
    made = Advice.objects.create(dilemma=dilemma, mark=uuid4().hex, text="Lak de namen.")
    AdviceRemark.objects.create(advice=made, text="Dank je.")
    return made


@pytest.mark.parametrize("role", [Role.EDITOR, Role.SITE_ADMIN])
def test_only_moderators_come_in(waiting, client, role):
    client.force_login(make_editor("nieuwsgierig@example.org", role))
    for address in (QUEUE, f"{QUEUE}online/", check(waiting)):
        response = client.get(address)
        assert response.status_code in {302, 403}
    assert decide(client, waiting, "approve").status_code in {302, 403}
    assert again(waiting).state == DilemmaState.INTAKE
    assert "veiligheidscheck" not in client.get("/cms/").content.decode()


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.CONFIDENTIAL])
def test_the_queue_says_what_waits_since_when_and_why(waiting, client, role):
    client.force_login(make_moderator(role))
    text = client.get(QUEUE).content.decode()
    assert "Mag ik dit verslag lakken?" in text
    assert "Nieuw" in text
    assert "vrager" not in text.replace("de vrager", "")
    assert "Mag ik dit verslag lakken?" in client.get("/cms/").content.decode()
    assert "export=csv" not in text


def test_a_change_of_what_stands_on_the_site_waits_too(asker, moderator, client):
    dilemma = make_dilemma(asker)
    assert dilemma.title not in client.get(QUEUE).content.decode()
    save_dilemma(
        dilemma=dilemma, actor=actor_for(asker), changes={"situation": "Nu anders verteld."}
    )
    assert "Gewijzigd" in client.get(QUEUE).content.decode()
    text = client.get(check(dilemma)).content.decode()
    assert "deletion" in text
    assert "anders" in text


def test_what_is_kept_from_an_organisation_is_kept_from_its_moderator(asker, client):
    kept = make_organisation("Gemeente Buiten", kind=OrganisationKind.MUNICIPALITY)
    for number in range(4):
        organisation = make_organisation(f"Gemeente Afleiding {number}")
        make_member(organisation, f"afleider-{number}")
    make_member(kept, "buiten")
    dilemma = make_dilemma(
        asker, state=DilemmaState.INTAKE, readers=Readers.NOT_MY_ORGANISATION, choice=own(asker)
    )
    hidden = dilemma.hidden_from.first().organisation
    moderator = make_moderator()
    Membership.objects.create(user=moderator, organisation=hidden, state="active")
    client.force_login(moderator)
    assert dilemma.draft_title not in client.get(QUEUE).content.decode()
    assert dilemma.draft_title not in client.get("/cms/").content.decode()
    assert client.get(check(dilemma)).status_code == 404
    assert decide(client, dilemma, "approve").status_code == 404
    assert again(dilemma).state == DilemmaState.INTAKE
    client.force_login(make_moderator())
    assert dilemma.draft_title in client.get(QUEUE).content.decode()


def test_the_page_shows_every_word_and_who_would_read(asker, moderator, client):
    dilemma = make_dilemma(
        asker,
        state=DilemmaState.INTAKE,
        question_reason="Zo vraagt de raad het.",
        values=[{"value": "privacy"}, {"value": "openness"}],
        options=[{"label": "Alles lakken", "effect": "Niemand snapt het", "bearer": "Inwoners"}],
        affected=[{"who": "Collega's", "stake": "rights"}],
    )
    text = client.get(check(dilemma)).content.decode()
    for words in (
        "Zo vraagt de raad het.",
        "Privacy",
        "Alles lakken",
        "Niemand snapt het",
        "Inwoners",
        str(NameChoice.ANONYMOUS.label),
        str(Readers.MEMBERS.label),
        "1 lid dit lezen",
        "misstand",
    ):
        assert words in text.replace("&#x27;", "'"), words
    assert "Vraagdorp" not in text


def test_approving_puts_it_on_the_site(waiting, moderator, client):
    assert decide(client, waiting, "approve").url == QUEUE
    assert again(waiting).state == DilemmaState.OPEN
    assert again(waiting).live


def test_a_version_the_moderator_did_not_read_stays_off(asker, moderator, client):
    dilemma = make_dilemma(asker)
    save_dilemma(dilemma=dilemma, actor=actor_for(asker), changes={"situation": "Een."})
    read = version_of(again(dilemma))
    save_dilemma(dilemma=dilemma, actor=actor_for(asker), changes={"situation": "Twee."})
    response = decide(client, dilemma, "approve", version=read)
    assert "intussen iets veranderd" in response.content.decode()
    assert again(dilemma).situation not in {"Een.", "Twee."}


@pytest.mark.parametrize(
    ("decision", "state"),
    [("ask_changes", DilemmaState.DRAFT), ("refuse", DilemmaState.WITHDRAWN)],
)
def test_saying_no_needs_words_that_the_asker_reads(waiting, moderator, client, decision, state):
    response = decide(client, waiting, decision)
    assert "Schrijf wa" in response.content.decode()
    assert again(waiting).state == DilemmaState.INTAKE
    decide(client, waiting, decision, "De plaatsnaam verraadt je.")
    assert again(waiting).state == state
    assert CheckRemark.objects.get().text == "De plaatsnaam verraadt je."
    assert DilemmaNews.objects.filter(dilemma=waiting).exists()


def test_taking_off_the_site_says_why(asker, moderator, client):
    dilemma = make_dilemma(asker)
    assert "Schrijf waarom" in decide(client, dilemma, "take_off").content.decode()
    decide(client, dilemma, "take_off", "Er is gevaar.")
    assert again(dilemma).state == DilemmaState.WITHDRAWN
    assert not again(dilemma).live
    assert DilemmaNews.objects.filter(dilemma=dilemma, about__startswith="remark").exists()


def test_what_cannot_be_decided_any_more_is_not_on_the_form(asker, moderator, client):
    dilemma = make_dilemma(asker)
    response = decide(client, dilemma, "approve")
    assert "Kies opnieuw" in response.content.decode()
    draft = make_dilemma(asker, state=DilemmaState.DRAFT)
    assert client.get(check(draft)).url == QUEUE


def test_who_asked_cannot_check_it(asker, client):
    asker.groups.set(make_moderator().groups.all())
    dilemma = make_dilemma(asker, state=DilemmaState.INTAKE)
    client.force_login(asker)
    response = decide(client, dilemma, "approve")
    assert "je eigen dilemma" in response.content.decode()
    assert again(dilemma).state == DilemmaState.INTAKE


def test_advice_and_remarks_are_hidden_and_shown_again(asker, moderator, client):
    dilemma = make_dilemma(asker)
    advice = give_advice(dilemma)
    remark = advice.remarks.get()
    addresses = (
        (advice, reverse("judge_advice", args=[dilemma.reference, advice.reference])),
        (remark, reverse("judge_remark", args=[dilemma.reference, remark.pk])),
    )
    assert "Lak de namen." in client.get(check(dilemma)).content.decode()
    for said, address in addresses:
        for decision, hidden in (("verberg", True), ("verberg", True), ("toon", False)):
            client.post(address, {"besluit": decision})
            said.refresh_from_db()
            assert said.is_hidden is hidden
        assert client.get(address).status_code == 405
    logged = AuditEntry.objects.filter(object_id=str(dilemma.reference))
    done = list(logged.values_list("action", "actor_id"))
    for action in ("advice.hide", "advice.show", "remark.hide", "remark.show"):
        assert done.count((action, moderator.pk)) == 1


def test_an_editor_hides_nothing(asker, site_home, client):
    dilemma = make_dilemma(asker)
    advice = give_advice(dilemma)
    editor = make_editor()
    client.force_login(editor)
    client.post(reverse("judge_advice", args=[dilemma.reference, advice.reference]))
    with pytest.raises(DilemmaRefusedError):
        moderating.set_hidden(said=advice, actor=actor_for(editor), hidden=True)
    with pytest.raises(DilemmaRefusedError):
        moderating.take_off(dilemma=dilemma, actor=actor_for(editor), remark="Zomaar.")
    advice.refresh_from_db()
    assert not advice.is_hidden


def test_the_longest_waiting_stands_on_top(asker, moderator, client):
    newer = make_dilemma(asker, state=DilemmaState.INTAKE, question="Mag dit als tweede?")
    older = make_dilemma(asker, state=DilemmaState.INTAKE, question="Mag dit als eerste?")
    day = timezone.localdate() - timedelta(days=4)
    DilemmaPage.objects.filter(pk=older.pk).update(submitted_on=day)
    text = client.get(QUEUE).content.decode()
    assert text.index(older.draft_title) < text.index(newer.draft_title)


def test_a_moderator_proposes_and_who_asked_decides(waiting, moderator, client):
    address = reverse("dilemma_propose", args=[waiting.reference])
    assert address in client.get(check(waiting)).content.decode()
    assert client.get(address).status_code == 200
    wrong = client.post(address, {"kind": "option", "text": "", "value": "", "stake": ""})
    assert wrong.status_code == 400
    data = {"kind": "option", "text": "Vraag het hun zelf", "value": "", "stake": ""}
    assert client.post(address, data).url == check(waiting)
    assert waiting.proposals.get().text == "Vraag het hun zelf"
    client.force_login(make_editor())
    assert client.post(address, data).status_code in {302, 403}
    assert waiting.proposals.count() == 1
