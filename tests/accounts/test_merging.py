"""Two accounts of one person become one, without anybody learning what was asked without a name."""

from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from accounts.models import AccountClaim, Notice
from alliantie.choices import Role
from alliantie.merging.policies import MergeRefusedError
from alliantie.merging.undoing import undo
from alliantie.models import MergedRow, OutgoingMail
from cases.choices import NameChoice, SealedKind
from cases.models import Advice, CasePage, DilemmaPage, SealedAuthor
from cases.services.dilemmas.advice import Given, give_advice
from cases.services.dilemmas.authors import is_asker, opened
from cases.services.dilemmas.own_advice import own_advice
from events.models import Registration
from organisations.actors import actor_for
from organisations.choices import MembershipRole
from organisations.models import Membership
from people.models import Block, Conversation, Follow, Message, Offer, Question
from search.models import PendingEntry
from tests.factories.accounts import make_user
from tests.factories.cases import make_case
from tests.factories.cases import make_question as ask_author
from tests.factories.conversations import make_conversation
from tests.factories.dilemmas import make_dilemma, make_moderator
from tests.factories.events import make_event, make_registration
from tests.factories.merging import differences, editor, everything, merge
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_offer, make_person, make_question
from tests.factories.themes import make_theme

pytestmark = pytest.mark.django_db
ADMIN = editor(role=Role.SITE_ADMIN)


def confirmed(gone, kept) -> AccountClaim:
    """Let both accounts have said it."""
    return AccountClaim.objects.create(
        kept=kept, gone=gone, address=gone.email, asked_at=timezone.now(),
        confirmed_at=timezone.now(), promised_on=timezone.localdate(),
    )  # fmt: skip


def advise(dilemma, user, key, name=NameChoice.ANONYMOUS) -> Advice:
    given = Given(text="Vraag het de betrokkenen eerst.", name=name)
    return give_advice(dilemma=dilemma, actor=actor_for(user), key=key, given=given)


@pytest.fixture
def world(site_home):
    """Make two accounts of one person with something of every kind, and somebody else."""
    made = SimpleNamespace()
    made.both, made.only = make_organisation("Allebei"), make_organisation("Alleen de oude")
    made.gone = make_user("oud@werk.example", first_name="Anna", last_name="Bakker")
    made.kept = make_user("nieuw@werk.example", first_name="Anna", last_name="Bakker")
    make_member(made.both, user=made.gone, role=MembershipRole.ADMIN)
    make_member(made.only, user=made.gone)
    make_member(made.both, user=made.kept)
    made.theme = make_theme("Openheid")
    made.former = make_person("Anna Bakker oud", user=made.gone)
    made.person = make_person("Anna Bakker", user=made.kept)
    made.offer = make_offer(made.theme, person=made.former)
    made.third = make_member(made.only).user
    made.moderator = make_moderator()
    with_moderator = {"moderator": made.moderator}
    made.named = make_dilemma(made.gone, name=NameChoice.PUBLIC, **with_moderator)
    made.sealed = make_dilemma(made.gone, **with_moderator)
    made.others = make_dilemma(made.third, **with_moderator)
    made.advice = advise(made.others, made.gone, uuid4())
    made.open_advice = advise(
        make_dilemma(made.third, **with_moderator), made.gone, uuid4(), NameChoice.PUBLIC
    )
    made.case = make_case(owner=made.gone, contact=made.gone, organisation=made.both)
    made.case.co_authors.add(made.gone)
    made.case.save_revision(user=made.gone)
    made.question = make_question(asker=made.gone)
    made.to_author = ask_author(
        make_case(owner=made.third), asker=made.gone, email=made.gone.email
    )
    for user in (made.gone, made.kept):
        Follow.objects.create(user=user, theme=made.theme)
    Follow.objects.create(user=made.gone, organisation=made.only)
    made.talk = make_conversation(asker=made.third, person=made.former)
    made.asked = make_conversation(asker=made.gone)
    Block.objects.create(blocker=made.gone, blocked=made.third)
    Notice.objects.create(user=made.gone, kind="test", text="Hallo", once_key="een")
    made.meeting = make_registration(make_event(), made.gone, email=made.gone.email)
    return made


def test_everything_of_the_one_is_of_the_other_and_back(world, client, run_tasks):
    """Move what has a key, leave what is sealed byte for byte, undo, and find all as it was."""
    gone, kept = world.gone, world.kept
    run_tasks()
    client.force_login(gone)
    sealed = list(SealedAuthor.objects.order_by("pk").values())
    advice = Advice.objects.filter(pk=world.advice.pk).values().get()
    confirmed(gone, kept)
    before = everything()
    PendingEntry.objects.all().delete()
    done = merge("account", gone, kept, ADMIN)

    roles = dict(Membership.objects.filter(user=kept).values_list("organisation__name", "role"))
    assert roles == {"Allebei": MembershipRole.ADMIN, "Alleen de oude": MembershipRole.MEMBER}
    assert not Membership.objects.filter(user=gone).exists()
    moved = (
        Question.objects.filter(asker=kept), Follow.objects.filter(user=kept, organisation=world.only),
        Message.objects.filter(author=kept), Block.objects.filter(blocker=kept),
        Notice.objects.filter(user=kept), Page.objects.filter(pk=world.case.pk, owner=kept),
        CasePage.objects.filter(contact=kept, co_authors=kept), Offer.objects.filter(person=world.person),
        Conversation.objects.filter(person=world.person, asker=world.third),
        Conversation.objects.filter(asker=kept), Advice.objects.filter(author=kept),
        DilemmaPage.objects.filter(pk=world.named.pk, asker=kept),
        Registration.objects.filter(user=kept, email=kept.email),
    )  # fmt: skip
    assert [one.count() for one in moved] == [1] * len(moved)
    assert Follow.objects.filter(theme=world.theme).count() == 1
    told = Revision.objects.filter(object_id=str(world.case.pk)).order_by("-pk").first().content
    assert (told["contact"], told["co_authors"], told["owner"]) == (kept.pk, [kept.pk], kept.pk)
    led_on = client.get(world.former.get_absolute_url())
    assert (led_on.status_code, led_on["Location"]) == (301, world.person.get_absolute_url())

    assert list(SealedAuthor.objects.order_by("pk").values()) == sealed
    assert Advice.objects.filter(pk=world.advice.pk).values().get() == advice
    as_kept, as_gone = actor_for(kept), actor_for(gone)
    assert is_asker(dilemma=world.sealed, actor=as_kept)
    assert not is_asker(dilemma=world.sealed, actor=as_gone)
    assert set(DilemmaPage.objects.asked_by(as_kept)) == {world.named, world.sealed}
    assert {one.pk for one in own_advice(user_id=kept.pk)} == {world.advice.pk, world.open_advice.pk}
    assert own_advice(user_id=gone.pk) == []
    assert Advice.objects.given_by(world.others.reference, kept.pk).get() == world.advice
    assert opened(kind=SealedKind.DILEMMA, reference=world.sealed.reference)["user"] == kept.pk
    secret = {str(world.sealed.pk), str(world.advice.pk)}
    rows = MergedRow.objects.filter(model__startswith="cases.", object_key__in=secret)
    assert [(one.model, one.object_key) for one in rows if one.model != "cases.AuthorQuestion"] == []
    assert not PendingEntry.objects.filter(key=f"dilemma:{world.sealed.pk}").exists()

    gone.refresh_from_db()
    assert (gone.is_active, gone.suspended_at) == (False, None)
    assert client.get(reverse("privacy:data")).status_code == 302, "its session is over"
    mails = OutgoingMail.objects.filter(template="account/merged")
    assert {one.recipient for one in mails} == {gone.email, kept.email}

    assert undo(merge=done, actor=ADMIN).stayed == {}
    left = differences(before, everything())
    told_of = {
        "accounts.AccountClaim", "alliantie.OutgoingMail", "accounts.User", "wagtailredirects.Redirect",
    }  # fmt: skip
    assert {key for key in left if key[0] not in told_of} == set()
    assert set(left[("accounts.User", str(gone.pk))]) == {"session_epoch"}
    assert not AccountClaim.objects.exists()
    assert is_asker(dilemma=world.sealed, actor=as_gone)
    assert not is_asker(dilemma=world.sealed, actor=as_kept)
    assert client.get(reverse("privacy:data")).status_code == 302, "and stays over"
    with pytest.raises(MergeRefusedError):
        merge("account", gone, kept, ADMIN)
