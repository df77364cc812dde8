"""A person with a trace in every corner of the site."""

from collections.abc import Callable

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.log_actions import log
from wagtail.models import Comment, CommentReply, ModelLogEntry, Page, ReferenceIndex, TaskState
from wagtail.users.models import UserProfile

from accounts.models import (
    Acceptance,
    FactorReset,
    MailStanding,
    Notice,
    NoticeChoice,
    TermsVersion,
    User,
)
from alliantie.audit import record
from alliantie.choices import Audience
from alliantie.mail import queue_mail, send_queued_mail
from alliantie.models import OutgoingMail, Receipt, ReviewLetter
from cases.models import AuthorQuestion, CasePage, DraftShare, PendingCase, Submission
from news.models import NewsItem, Round, RoundInvitation, RoundLine
from newsletter.models import Issue, Letter
from organisations.models import Membership
from people.choices import Direction, Level, QuestionState, Visibility
from people.models import (
    Ambassadorship,
    Answer,
    Block,
    Conversation,
    Expertise,
    Follow,
    Message,
    Offer,
    Person,
    Question,
    RequestBudget,
    Routing,
)
from search.models import BestBet
from tests.factories.accounts import make_user
from tests.factories.cases import make_case
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_person, make_question
from tests.factories.reports import make_dossier
from tests.factories.themes import make_theme
from tests.factories.uploads import make_picture
from tests.trust import (
    dilemma_traces,
    journal_traces,
    matchmaking,
    meeting_traces,
    registration_traces,
)

# In every trace stands the word, the address or one of the numbers; nothing else has them.
WORD = "kanariepiet"
USER_ID, PERSON_ID = 987654321, 876543219
EMAIL = f"{WORD}@vogels.example.org"
NAME = f"Kanariepiet {WORD.title()}stra"
MARKS = (WORD, str(USER_ID), str(PERSON_ID))
DAY = timezone.localdate()


def make_canary() -> User:
    """Leave the traces of a busy year."""
    first, last = NAME.split()
    user = make_user(EMAIL, pk=USER_ID, first_name=first, last_name=last)
    other = make_member(make_organisation("Gemeente Volière")).user
    organisation = make_organisation("Gemeente Vogelenzang")
    membership = make_member(organisation, user=user, function=f"{WORD} van dienst")
    theme = make_theme("Vogels")
    person = _profile(user, membership, theme)
    other_person = make_person("Iemand Anders", user=other)
    for leave in (_account, _frame, _cases, _people, _news):
        leave(user=user, other=other, person=person, other_person=other_person, theme=theme,
              organisation=organisation)  # fmt: skip
    meeting_traces.leave(user=user, other=other, organisation=organisation, word=WORD)
    registration_traces.leave(user=user, other=other, word=WORD)
    dilemma_traces.leave(user=user, other=other, organisation=organisation, word=WORD)
    matchmaking.leave(user=user, person=person, other_person=other_person, theme=theme, word=WORD)
    journal_traces.leave(user=user, person=person, do_tasks=do_tasks)
    do_tasks()
    _waiting_tasks(user, person)
    return user


def _profile(user: User, membership: Membership, theme) -> Person:
    Person.objects.create(
        pk=PERSON_ID, user=user, name=NAME, slug=f"{WORD}-{WORD}stra", function=f"{WORD} functie",
        about=f"{WORD} verhaal", contact_note=f"Bel {WORD}", show_who=Visibility.EVERYONE,
        show_knowledge=Visibility.EVERYONE, portrait=make_picture(user), warnings=1,
    )  # fmt: skip
    person = Person.objects.get(pk=PERSON_ID)
    person.portrait.get_rendition("fill-240x240")
    Expertise.objects.create(person=person, theme=theme, level=Level.CAN_DO)
    RequestBudget.objects.create(person=person, month=DAY.replace(day=1), taken=1, allowed=4)
    term = {"starts_on": DAY, "ends_on": DAY, "pledge": f"{WORD} belooft"}
    Ambassadorship.objects.create(person=person, **term).themes.add(theme)
    log(person, "wagtail.edit", user=user)
    log(membership, "wagtail.edit", user=user)
    return person


def _account(*, user: User, other: User, person: Person, **_more) -> None:
    EmailAddress.objects.create(user=user, email=f"tweede-{EMAIL}", verified=True)
    Authenticator.objects.create(user=user, type="totp", data={"secret": WORD})
    SocialAccount.objects.create(user=user, provider="oidc", uid=WORD, extra_data={"name": NAME})
    UserProfile.objects.create(user=user)
    MailStanding.objects.create(user=user)
    NoticeChoice.objects.create(user=user, kind="x", delivery="weekly")
    now = timezone.now()
    rules = TermsVersion.objects.create(
        kind="huisregels", number=1, title="Regels", text="x", published_at=now, ended_at=now
    )
    Acceptance.objects.create(user=user, version=rules)
    for about, by in ((user, other), (other, user)):
        FactorReset.objects.create(
            user=about,
            asked_by=by,
            decided_by=by,
            reason=f"Bel {about}",
            asked_at=now,
            expires_at=now,
        )
    Notice.objects.create(user=user, kind="x", text=f"Dag {WORD}", url="/", once_key="a")
    Notice.objects.create(user=other, kind="x", text=f"{NAME} schreef je", url="/", once_key="b")
    url = person.get_absolute_url()
    Notice.objects.create(user=other, kind="x", text="Kijk", url=url, once_key="c")
    for key, value in (("_auth_user_id", str(user.pk)), ("account_login", {"email": EMAIL})):
        session = SessionStore()
        session[key] = value
        session.create()
    log(user, "wagtail.edit", user=user)
    ModelLogEntry.objects.create(
        content_type=ContentType.objects.get_for_model(User), object_id=user.pk, label=NAME,
        action="wagtail.create", timestamp=timezone.now(), user=user, data={"name": NAME},
    )  # fmt: skip


def _frame(*, user: User, other: User, person: Person, **_more) -> None:
    sent = {"sent_at": timezone.now()}
    OutgoingMail.objects.create(template="x", recipient=EMAIL, **sent)
    OutgoingMail.objects.create(template="x", recipient=f"tweede-{EMAIL}", context={"a": WORD})
    said = {"texts": [f"Van {NAME}, {EMAIL}"]}
    OutgoingMail.objects.create(
        template="notice", recipient=other.email, context=said, reply_to=f"x+{EMAIL}"
    )
    ReviewLetter.objects.create(user=user, **sent)
    queue_mail(template="notice", to=EMAIL, context={"name": WORD, "text": "x", "link": "x"})
    for name in ("account.suspended", "account.reinstated"):
        record(action=name, obj=user, actor_id=user.pk)
    record(action="person.edit", obj=person, actor_id=other.pk)
    Receipt.objects.create(
        key="11111111-1111-4111-8111-111111111111", purpose="x", owner=f"user:{user.pk}",
        answer={"name": NAME},
    )  # fmt: skip


def _waiting_tasks(user: User, person: Person) -> None:
    for arguments, traceback in (([EMAIL], ""), ([user.pk], ""), ([1], f"refused {EMAIL}")):
        result = send_queued_mail.enqueue(0)
        DBTaskResult.objects.filter(pk=result.id).update(
            args_kwargs={"args": arguments, "kwargs": {}}, traceback=traceback,
            finished_at=timezone.now(), status="SUCCESSFUL",
        )  # fmt: skip
    waiting = send_queued_mail.enqueue(0)
    DBTaskResult.objects.filter(pk=waiting.id).update(
        args_kwargs={"args": [], "kwargs": {"email": EMAIL}}
    )
    person.save()  # Wagtail queues a look at what it refers to
    Person.objects.get(pk=person.pk).expertises.first().save()


def _cases(*, user: User, other: User, organisation, **_more) -> None:
    case = make_case(
        "Vogels tellen", organisation=organisation, owner=user, contact=user,
        audience=Audience.PRIVATE, lead_picture=make_picture(user),
    )  # fmt: skip
    remark = Comment(page=case, user=other, text="Waarom?", contentpath="title")
    case.wagtail_admin_comments = [
        Comment(user=user, text=f"Zei {WORD}", contentpath="title", page=case), remark
    ]  # fmt: skip
    case.locked_by = user
    case.save()
    case.co_authors.add(user)
    case.save_revision(user=user)
    reply = CommentReply(comment=Comment.objects.get(user=other), user=user, text=f"Om {WORD}")
    reply.save()
    CasePage.objects.get(pk=case.pk).save_revision(user=user)
    case.get_workflow().start(case, user)
    TaskState.objects.update(finished_by=user)
    log(case, "wagtail.comments.create", user=user, data={"comment": {"text": f"Zei {WORD}"}})
    Submission.objects.create(page=case, submitted_by=user, answer_due_on=DAY)
    share = {"created_by": user, "expires_at": timezone.now()}
    DraftShare.objects.create(page=case, token_hash="x", **share)
    asked = {"page": case, "name": NAME, "email": EMAIL, "text": f"{WORD} vraagt"}
    AuthorQuestion.objects.create(**asked, asker=user)
    AuthorQuestion.objects.create(**asked, answer="Zo", answered_at=timezone.now())
    PendingCase.objects.create(
        key="22222222-2222-4222-8222-222222222222", email=EMAIL.upper(), payload={"title": WORD}
    )
    make_case(f"Concept van {WORD}", publish=False, owner=user, slug=f"concept-{WORD}")
    user_type = ContentType.objects.get_for_model(User)
    case_type = ContentType.objects.get_for_model(CasePage)
    ReferenceIndex.objects.get_or_create(
        content_type=case_type, base_content_type=ContentType.objects.get_for_model(Page),
        object_id=case.pk, to_content_type=user_type, to_object_id=user.pk, model_path="contact",
        content_path="contact", content_path_hash="33333333-3333-4333-8333-333333333333",
    )  # fmt: skip


def _people(*, user: User, other: User, person: Person, other_person: Person, theme, **_more):
    Offer.objects.create(
        person=person, direction=Direction.OFFER, theme=theme, level=Level.CAN_DO,
        title=f"Aanbod van {WORD}", text=WORD, valid_until=DAY,
    )  # fmt: skip
    make_question("Hoe tel je vogels?", asker=user)
    make_question(f"Vraag van {WORD}", asker=user, state=QuestionState.HELD)
    question = make_question("Hoe voer je ze?", asker=other)
    Answer.objects.create(question=question, author=user, text="Met zaad")
    Answer.objects.create(question=question, author=user, text=WORD, is_hidden=True)
    Answer.objects.create(question=question, author=other, person=person)
    Routing.objects.create(question=question, person=person)
    for asker, asked in ((user, other_person), (other, person)):
        talk = Conversation.objects.create(
            asker=asker, person=asked, subject=WORD if asker == user else "Iets"
        )
        Message.objects.create(
            conversation=talk, author=user, from_asker=asker == user, text=f"Dag van {WORD}",
            mail_id=f"<{WORD}@example.org>",
        )  # fmt: skip
    Follow.objects.create(user=user, search=f"q={WORD}")
    Follow.objects.create(user=other, person=person)
    Block.objects.create(blocker=other, blocked=user)
    BestBet.objects.create(questions=f"{WORD}", key=f"people.person:{person.pk}")
    _reports(user=user, other=other, person=person, question=question)


def _reports(*, user: User, other: User, person: Person, question: Question) -> None:
    told = {"reason": "anders", "text": WORD}
    about = make_dossier("persoon", person.pk, decision=WORD)
    about.reports.create(reporter=other, **told)
    asked = Question.objects.filter(asker=user).first()
    decided = make_dossier("vraag", asked.pk, state="hidden", decision=WORD, appeal=WORD)
    decided.reports.create(reporter=other, **told)
    settled = make_dossier("vraag", question.pk, state="left", decided_by=user)
    settled.reports.create(reporter=user, **told)
    settled.reports.create(email=EMAIL, **told)


def _news(*, user: User, **_more) -> None:
    NewsItem.objects.create(text="Er is een nieuwe volière", author=user)
    month = Round.objects.create(month=DAY.replace(day=1), closes_on=DAY)
    RoundInvitation.objects.create(round=month, user=user, token_hash="y")
    RoundLine.objects.create(round=month, author=user, text="Ik telde vogels")
    issue = Issue.objects.create(week=DAY, since=timezone.now(), until=timezone.now())
    Letter.objects.create(issue=issue, user=user, token=WORD)


def do_tasks() -> None:
    """Do all queued work, as the worker would."""
    while row := DBTaskResult.objects.ready().first():
        row.claim("test")
        result = row.task_result
        result.task.call(*result.args, **result.kwargs)
        row.set_successful(None)


def warm_cache(get: Callable[[str], object]) -> None:
    """Let somebody look at the canary's pages, so that caches have their chance."""
    for url in (f"/mensen/{WORD}-{WORD}stra/", f"/zoeken/?q={NAME}", "/"):
        get(url)
    cache.set("own", "nothing")
