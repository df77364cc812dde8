"""Begin an introduction: somebody asks to meet another, or an editor brings two together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from alliantie.audit import record
from alliantie.idempotency import KeyOfAnotherError, once
from alliantie.throttles import hit
from alliantie.visibility import Actor
from matchmaking.choices import IntroductionState, MatchKind, Origin, SuggestionState
from matchmaking.models import Introduction, Suggestion
from matchmaking.policies.introductions import (
    BY_HAND_A_DAY,
    ONE_DAY,
    STARTS_A_DAY,
    check_by_hand,
    check_goes_on,
    check_two,
    expires_on,
)
from matchmaking.policies.refusals import IntroductionRefusedError
from people.models import Person
from people.services.budget import take_request
from search.gate import visible_keys

from .agreeing import say_yes
from .choosing import note_introduced
from .possible import check_possible
from .reasons import reader_for
from .telling import name_for, tell


@dataclass(frozen=True)
class Ground:
    """What brings two people together: keys only, or the sentence of an editor about one thing."""

    kind: str
    about: str = ""
    reasons: Sequence[Any] = field(default_factory=tuple)
    why: str = ""
    version: str = ""


def ask_for(*, suggestion: Suggestion, actor: Actor) -> Introduction:
    """Let somebody ask to meet who was suggested; asking twice is asking once.

    Raises NoRoomError when the other's budget is empty, PeopleRefusedError when it cannot go on and
    ThrottledError when somebody asks too often; then nothing has changed.
    """
    earlier = Introduction.objects.between(suggestion.person_id, suggestion.other_id).first()
    if earlier is not None and suggestion.state == SuggestionState.INTRODUCED:
        return earlier
    check_goes_on(
        are_there=_sees(reader_for(suggestion.person.user), suggestion.other),
        is_blocked=False,
        has_reason=True,
    )
    ground = Ground(
        kind=suggestion.kind,
        about=suggestion.about,
        reasons=suggestion.reasons,
        version=suggestion.version,
    )
    with transaction.atomic():
        if not note_introduced(suggestion=suggestion, actor=actor):
            raise IntroductionRefusedError(_("Dit voorstel is al voorbij."))
        return propose(asker=suggestion.person, other=suggestion.other, ground=ground, actor=actor)


@transaction.atomic
def propose(*, asker: Person, other: Person, ground: Ground, actor: Actor) -> Introduction:
    """Ask another to meet `asker`, who says yes with this; one request out of the other's budget.

    With an introduction between the two that did not end this is a yes to that one.
    """
    check_two(is_oneself=asker.pk == other.pk)
    found = Introduction.objects.between(asker.pk, other.pk).filter(ended_at=None).first()
    if found is not None:
        return say_yes(introduction=found, actor=actor)
    hit(scope="introduction", key=str(asker.pk), limit=STARTS_A_DAY, seconds=ONE_DAY)
    made = _make(asker, other, ground, Origin.SUGGESTION, actor.user_id)
    check_possible(made)
    take_request(person=other, today=timezone.localdate())
    _tell_asked(made, other)
    return made


def by_hand(
    *, one: Person, other: Person, ground: Ground, editor: Actor, key: UUID
) -> Introduction:
    """Let an editor bring two people together, once for each form; both are asked."""

    def change() -> dict[str, Any]:
        return {"introduction": _bring(one, other, ground, editor).pk}

    owner = f"user:{editor.user_id}"
    try:
        answer, _new = once(key=key, purpose="introduction.by_hand", owner=owner, change=change)
    except KeyOfAnotherError as error:
        raise IntroductionRefusedError(
            _("Dit formulier is al eens gebruikt. Laad de pagina opnieuw.")
        ) from error
    return Introduction.objects.get(pk=answer["introduction"])


def _bring(one: Person, other: Person, ground: Ground, editor: Actor) -> Introduction:
    check_two(is_oneself=one.pk == other.pk)
    readers = {person.pk: reader_for(person.user) for person in (one, other)}
    check_by_hand(
        is_editor=editor.is_editor,
        see_each_other=_sees(readers[one.pk], other) and _sees(readers[other.pk], one),
        see_about=all(visible_keys(actor, [ground.about]) for actor in readers.values()),
        why=ground.why,
    )
    hit(scope="introduction-by-hand", key=str(editor.user_id), limit=BY_HAND_A_DAY, seconds=ONE_DAY)
    if Introduction.objects.between(one.pk, other.pk).open().exists():
        raise IntroductionRefusedError(_("Tussen deze twee loopt al een kennismaking."))
    made = _make(one, other, ground, Origin.EDITOR, editor.user_id)
    check_possible(made)
    for person in (one, other):
        take_request(person=person, today=timezone.localdate())
        _tell_asked(made, person)
    return made


def _sees(actor: Actor, person: Person) -> bool:
    return Person.objects.visible_to(actor).filter(pk=person.pk).exists()


def _make(
    asker: Person, other: Person, ground: Ground, origin: Origin, actor_id: int | None
) -> Introduction:
    """Keep it; two at once between the same people make one, the other is told to look again."""
    now, by_hand = timezone.now(), origin == Origin.EDITOR
    try:
        with transaction.atomic():
            made = Introduction.objects.create(
                asker=asker,
                other=other,
                origin=origin,
                made_by=User.objects.filter(pk=actor_id or 0).first() if by_hand else None,
                kind=ground.kind or MatchKind.ADVISOR,
                about=ground.about,
                reasons=list(ground.reasons),
                why=ground.why,
                version=ground.version,
                state=IntroductionState.SUGGESTED if by_hand else IntroductionState.ONE_YES,
                asker_yes_at=None if by_hand else now,
                expires_on=expires_on(timezone.localdate()),
            )
    except IntegrityError as error:
        raise IntroductionRefusedError(
            _("Tussen jullie loopt al een kennismaking. Laad de pagina opnieuw.")
        ) from error
    origin_of_line = "cms" if by_hand else "web"
    record(action="introduction.ask", obj=made, actor_id=actor_id, origin=origin_of_line)
    return made


def _tell_asked(introduction: Introduction, reader: Person) -> None:
    name = name_for(introduction, reader)
    text = (
        _("%(name)s wil graag met je kennismaken") % {"name": name}
        if reader.pk == introduction.other_id and introduction.asker_yes_at
        else _("De redactie denkt dat jij en %(name)s elkaar kunnen helpen")
        % {"name": name or _("iemand anders")}
    )
    tell(
        introduction=introduction,
        reader=reader,
        template="introduction_asked",
        text=text,
        once_key=f"introduction-{introduction.pk}",
    )
