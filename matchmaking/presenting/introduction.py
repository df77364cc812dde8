"""What the two of an introduction see of it, each from their own side."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from matchmaking.choices import Helped
from matchmaking.choices import IntroductionState as State
from matchmaking.choices.introduction import OPEN, STANDING
from matchmaking.models import Introduction
from matchmaking.policies.introduction_state import SENTENCES, may_step
from matchmaking.policies.introductions import may_be_asked_whether_it_helped
from matchmaking.services.agreeing import is_asker
from matchmaking.services.possible import is_possible
from matchmaking.services.reasons import Reason, as_member, of_introductions
from matchmaking.services.telling import name_for, other_of, reasons_for
from people.models import Block, Person

MOST = 50
# The colours of the badge.
DONE, YOURS, THEIRS = "online", "your_turn", "with_editors"


@dataclass(frozen=True)
class May:
    """Which buttons there are."""

    say_yes: bool
    say_no: bool
    withdraw: bool
    plan: bool
    meet: bool
    say_helped: bool


@dataclass(frozen=True)
class Row:
    """One introduction in somebody's list."""

    reference: UUID
    name: str
    badge: str
    label: str
    created_on: date
    is_possible: bool = True


@dataclass(frozen=True)
class Around:
    """Of the people in a list: whom the reader sees, and who is there and not blocked."""

    seen: Collection[int]
    reached: set[int]


@dataclass(frozen=True)
class IntroductionView:
    """The page of one introduction."""

    reference: UUID
    name: str
    url: str
    sentence: str
    is_by_hand: bool
    is_possible: bool
    reasons: Sequence[Reason]
    may: May
    conversation: int | None
    expires_on: date
    helped: str
    helped_choices: Sequence[tuple[str, str]]


def own_introduction(actor: Actor, reference: UUID) -> Introduction | None:
    """Find an introduction somebody is one of the two in."""
    return _own(actor).filter(reference=reference).first()


def rows_for(actor: Actor) -> list[Row]:
    """List somebody's introductions, the newest first."""
    return _rows(_own(actor)[:MOST], actor)


def waiting_on_desk(actor: Actor, _subject: object = None) -> list[Row] | None:
    """Give what waits for somebody's yes or no; nothing when nothing can be said yes to."""
    if not actor.is_signed_in:
        return None
    two = ("asker__user", "other__user")
    found = list(Introduction.objects.waiting_for(actor).select_related(*two)[:MOST])
    if not found:
        return None
    reader = found[0].asker if is_asker(found[0], actor) else found[0].other
    told = of_introductions(found, as_member(actor), reader.pk)
    rows = _rows([one for one in found if one.pk in told], actor)
    return [one for one in rows if one.is_possible] or None


def introduction_view(row: Introduction, actor: Actor) -> IntroductionView:
    """Build the page from one side."""
    asks = is_asker(row, actor)
    reader = row.asker if asks else row.other
    possible = row.state not in OPEN or is_possible(row)
    other = other_of(row, reader)
    name = name_for(row, reader)
    seen = Person.objects.visible_to(as_member(actor)).filter(pk=other.pk).exists()
    return IntroductionView(
        reference=row.reference,
        name=name or _("iemand die hier nu niet te zien is"),
        url=other.get_absolute_url() if seen and name else "",
        sentence=_sentence(row, said_yes=_said_yes(row, asks=asks)),
        is_by_hand=bool(row.why),
        is_possible=possible,
        reasons=reasons_for(row, reader),
        may=_may(row, asks=asks, possible=possible),
        conversation=row.conversation_id,
        expires_on=row.expires_on,
        helped=row.asker_helped if asks else row.other_helped,
        helped_choices=[(one.value, str(one.label)) for one in Helped],
    )


def _own(actor: Actor) -> QuerySet[Introduction]:
    two = ("asker__user", "other__user")
    return Introduction.objects.visible_to(actor).select_related(*two)


def _said_yes(row: Introduction, *, asks: bool) -> bool:
    return (row.asker_yes_at if asks else row.other_yes_at) is not None


def _may(row: Introduction, *, asks: bool, possible: bool) -> May:
    said_yes = _said_yes(row, asks=asks)
    unanswered = may_step("decline", row.state, said_yes=said_yes)
    return May(
        say_yes=possible and unanswered,
        say_no=unanswered,
        withdraw=may_step("withdraw", row.state, said_yes=said_yes),
        plan=may_step("plan", row.state, said_yes=True),
        meet=may_step("meet", row.state, said_yes=True),
        say_helped=may_be_asked_whether_it_helped(row.followed_up_at),
    )


def _sentence(row: Introduction, *, said_yes: bool) -> str:
    """Say how it stands; a no, and silence, are told alike."""
    if row.state in OPEN and said_yes:
        return _("Jij zei ja. De ander kan antwoorden tot en met %(day)s.") % {
            "day": date_format(row.expires_on, "j F")
        }
    if row.state in OPEN:
        return (
            _("De redactie denkt dat jullie elkaar kunnen helpen.")
            if row.why
            else _("Deze persoon wil graag met je kennismaken.")
        )
    return str(SENTENCES[State(row.state)])


def _rows(found: Iterable[Introduction], actor: Actor) -> list[Row]:
    """Give the lines in a fixed number of queries."""
    rows = list(found)
    if not rows:
        return []
    pks = {pk for one in rows for pk in (one.asker_id, one.other_id)}
    people = Person.objects.filter(pk__in=pks)
    blocked = Block.objects.around(actor.user_id or 0)
    around = Around(
        seen=set(people.visible_to(as_member(actor)).values_list("pk", flat=True)),
        reached=set(people.active().exclude(user__in=blocked).values_list("pk", flat=True)),
    )
    return [_row(one, actor, around) for one in rows]


def _row(one: Introduction, actor: Actor, around: Around) -> Row:
    asks = is_asker(one, actor)
    reader = one.asker if asks else one.other
    possible = one.state not in OPEN or {one.asker_id, one.other_id} <= around.reached
    badge, label = _badge(one, said_yes=_said_yes(one, asks=asks), possible=possible)
    name = name_for(one, reader, around.seen) or _("iemand die hier nu niet te zien is")
    return Row(one.reference, name, badge, label, one.created_at.date(), possible)


def _badge(one: Introduction, *, said_yes: bool, possible: bool) -> tuple[str, str]:
    if not possible:
        return THEIRS, _("Kan nu niet doorgaan")
    if one.state in OPEN:
        waits = (THEIRS, _("Wacht op de ander"))
        return waits if said_yes else (YOURS, _("Jij bent aan zet"))
    if one.state in STANDING:
        return DONE, one.get_state_display()
    return THEIRS, _("Voorbij")
