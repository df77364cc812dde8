"""Put a question that nobody answers to people who can, within their budgets; then to the editors."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.notices import notify
from alliantie.calendar import is_working_day, working_days_ago
from alliantie.visibility import Actor
from people.choices import QuestionState
from people.models import Block, Person, Question, Routing
from people.policies.budget import NoRoomError
from people.policies.questions import check_editor
from people.policies.refusals import NotYoursError, PeopleRefusedError

from .budget import take_request
from .questions import changed
from .suitable import next_suitable

KIND = "question_put"
ASKED_ON_DAY_ONE = 2
# So many are tried when the first ones lose their last room to another request.
TRIED = 6


def route_late(now: datetime | None = None) -> int:
    """Put every question that waits a working day to two people; give how many."""
    now = timezone.localtime(now)
    if not is_working_day(now.date()):
        return 0
    late = Question.objects.to_route(working_days_ago(now, 1))
    return sum(_route(question, now) for question in late)


@transaction.atomic
def _route(question: Question, now: datetime) -> bool:
    """Of two workers at once, the one that sets the moment asks people."""
    waiting = Question.objects.unanswered().filter(pk=question.pk, routed_at=None)
    if not waiting.update(routed_at=now, updated_at=now):
        return False
    asked = _put_to_next(question, now, ASKED_ON_DAY_ONE)
    if not asked:  # nobody has room: an editor need not wait another day
        Question.objects.filter(pk=question.pk, listed_at=None).update(listed_at=now)
    changed(question, "route", None, origin="worker")
    return True


def list_late(now: datetime | None = None) -> int:
    """Put every question that waits two working days on the editors' list; give how many."""
    now = timezone.localtime(now)
    if not is_working_day(now.date()):
        return 0
    late = Question.objects.to_list(working_days_ago(now, 2))
    return sum(_list(question, now) for question in late)


@transaction.atomic
def _list(question: Question, now: datetime) -> bool:
    waiting = Question.objects.unanswered().filter(pk=question.pk, listed_at=None)
    if not waiting.update(listed_at=now):
        return False
    changed(question, "list", None, origin="worker")
    return True


@transaction.atomic
def hand_on(*, question: Question, actor: Actor) -> bool:
    """Let who was asked pass the question to the next; who asked never sees it. Twice is once."""
    mine = question.routings.filter(person__user=actor.user_id).first()
    if not actor.is_signed_in or mine is None:
        raise NotYoursError(_("Deze vraag is niet aan jou gesteld."))
    now = timezone.localtime()
    # By its own key: a join would become a subquery, which a waiting update does not ask again.
    if not Routing.objects.filter(pk=mine.pk, declined_at=None).update(declined_at=now):
        return False
    waits = Question.objects.unanswered().filter(pk=question.pk)
    if waits.exists() and not _put_to_next(question, now, 1):
        waits.filter(listed_at=None).update(listed_at=now)
    changed(question, "hand_on", actor)
    return True


@transaction.atomic
def route_by_hand(*, question: Question, person: Person, actor: Actor) -> None:
    """Let an editor put a question to somebody; their budget holds here too."""
    check_editor(actor)
    if question.state not in {QuestionState.OPEN, QuestionState.ANSWERED}:
        raise PeopleRefusedError(_("Deze vraag wacht niet meer op een antwoord."))
    if person.user_id in _not_to_be_asked(question) or not _may_be_asked(person):
        raise PeopleRefusedError(_("Deze persoon kan deze vraag niet krijgen. Kies iemand anders."))
    _put_to(question, person, timezone.localtime())
    changed(question, "route", actor, origin="cms")


def _may_be_asked(person: Person) -> bool:
    return Person.objects.active().filter(pk=person.pk).exists()


def _put_to_next(question: Question, now: datetime, number: int) -> int:
    """Ask the most suitable who have room; who just lost it is passed over."""
    theme_ids = list(question.themes.values_list("pk", flat=True))
    people = next_suitable(
        theme_ids=theme_ids,
        today=now.date(),
        exclude_user_ids=_not_to_be_asked(question),
        number=TRIED,
    )
    asked = 0
    for person in people:
        if asked == number:
            break
        try:
            _put_to(question, person, now)
        except NoRoomError:
            continue
        asked += 1
    return asked


@transaction.atomic
def _put_to(question: Question, person: Person, now: datetime) -> None:
    take_request(person=person, today=now.date())
    routing = Routing.objects.create(question=question, person=person)
    notify(
        user_ids=[person.user_id],
        kind=KIND,
        text=_("Weet jij dit? “%(text)s” Antwoord, of geef de vraag met één klik door.")
        % {"text": question.text},
        url=f"{question.get_absolute_url()}#aan-jou",
        once_key=f"routing-{routing.pk}",
    )


def _not_to_be_asked(question: Question) -> set[int]:
    """Give who asked, whoever blocked one another with them, who answered and who was asked before."""
    asker = question.asker_id
    people = {
        asker,
        *Block.objects.filter(blocker=asker).values_list("blocked", flat=True),
        *Block.objects.filter(blocked=asker).values_list("blocker", flat=True),
        *question.answers.values_list("author", flat=True),
        *question.routings.values_list("person__user", flat=True),
    }
    return {pk for pk in people if pk is not None}
