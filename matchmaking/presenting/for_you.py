"""Whom somebody could meet: on the desk, on a page of its own and in the weekly mail."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import structlog
from django.db import DatabaseError
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.choices import Delivery
from accounts.models import NoticeChoice
from alliantie.visibility import Actor
from alliantie.weekly_lines import Line
from matchmaking.choices.introduction import STANDING
from matchmaking.models import Introduction, Suggestion
from matchmaking.policies.suggesting import MOST_A_WEEK, ON_DESK, keys_in
from matchmaking.services.reasons import Reason, as_member, of_suggestions, reader_for
from organisations.models import Membership, Organisation
from people.choices import Visibility
from people.models import Block, Expertise, Offer, Person
from people.presenting.names import seen_organisation
from search.gate import visible_records

KIND = "for_you"
SEVERAL = 2
logger = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Shown:
    """One suggestion as its reader sees it; `on_behalf` only where somebody has several organisations."""

    pk: int
    name: str
    url: str
    function: str
    organisations: str
    kind: str
    reasons: Sequence[Reason]
    on_behalf: str = ""


@dataclass(frozen=True)
class ForYou:
    """The page: this week's people, or what to do so that there are some."""

    rows: Sequence[Shown]
    has_profile: bool = True
    is_filled_in: bool = True
    # Who shows themselves to nobody is suggested to nobody, and gets nobody.
    is_shown: bool = True


@dataclass(frozen=True)
class OnDesk:
    """The first ones on the desk, and how many there are."""

    rows: Sequence[Shown]
    words: str


def for_you(actor: Actor) -> ForYou:
    """Give what was suggested and still holds, in a fixed number of queries."""
    rows = _shown(as_member(actor))
    if rows:
        return ForYou(rows)
    person = Person.objects.filter(user=actor.user_id).first()
    if person is None:
        return ForYou((), has_profile=False, is_filled_in=False)
    is_shown = person.show_who != Visibility.NOBODY
    return ForYou((), is_filled_in=_is_filled_in(person), is_shown=is_shown)


def asked_words(row: Introduction) -> str:
    """Say what came of asking: the other may have said yes already."""
    if row.state in STANDING:
        return _("Jullie zeiden allebei ja. Schrijf elkaar nu.")
    return _("Gevraagd. Zegt de ander ook ja, dan krijgen jullie allebei mail.")


def on_desk(actor: Actor, _subject: object = None) -> OnDesk | None:
    """Give the first ones; one query and nothing to show when there are none."""
    rows = _shown(as_member(actor))
    if not rows:
        return None
    words = ngettext("%(number)d persoon", "%(number)d mensen", len(rows)) % {"number": len(rows)}
    return OnDesk(rows[:ON_DESK], words)


def weekly_lines(user_ids: Collection[int]) -> Mapping[int, Sequence[Line]]:
    """Give the lines of the weekly mail for who chose to have them, as they may be read now."""
    wants = NoticeChoice.objects.filter(user__in=user_ids, kind=KIND)
    chosen = wants.exclude(delivery=Delivery.INBOX).values("user")
    people = Person.objects.active().filter(user__in=chosen).select_related("user")
    return {one.user_id: lines for one in people if (lines := _lines_of(one))}


def _lines_of(person: Person) -> list[Line]:
    """Give the lines of one person; what goes wrong there must not keep the mail from the others."""
    try:
        return _lines(_shown(reader_for(person.user)))
    except DatabaseError:
        raise
    except Exception:
        logger.exception("suggestions.lines_failed", person=person.pk)
        return []


def _lines(rows: Iterable[Shown]) -> list[Line]:
    url = reverse("matching:for_you")
    return [
        Line(
            key=f"suggestion:{one.pk}",
            title=", ".join(filter(None, (one.name, one.organisations))),
            note=one.reasons[0].text,
            url=f"{url}#voorstel-{one.pk}",
        )
        for one in rows
    ]


def _shown(actor: Actor) -> list[Shown]:
    """Hold every suggestion against the rights of this moment; without a reason it is not there."""
    rows = list(Suggestion.objects.visible_to(actor).shown()[:MOST_A_WEEK])
    if not rows:
        return []
    told = of_suggestions(rows, actor)
    people = _people({one.other_id for one in rows if one.pk in told}, actor)
    behalf = _on_behalf(rows, actor)
    return [
        _row(one, people[one.other_id], told[one.pk], actor, behalf.get(one.pk, ""))
        for one in rows
        if one.pk in told and one.other_id in people
    ]


def _people(pks: set[int], actor: Actor) -> dict[int, Person]:
    ties = Membership.objects.shown().select_related("organisation")
    shown = Prefetch("user__memberships", queryset=ties, to_attr="shown_ties")
    blocked = Block.objects.around(actor.user_id or 0)
    seen = Person.objects.visible_to(actor).active().filter(pk__in=pks).exclude(user__in=blocked)
    return {one.pk: one for one in seen.select_related("user").prefetch_related(shown)}


def _row(
    one: Suggestion, other: Person, reasons: Sequence[Reason], actor: Actor, behalf: str
) -> Shown:
    ties = [seen_organisation(tie.organisation, actor) for tie in other.user.shown_ties]  # type: ignore[attr-defined]
    return Shown(
        pk=one.pk,
        name=other.name or _("Iemand uit het netwerk"),
        url=other.get_absolute_url(),
        function=other.function,
        organisations=", ".join(tie.name for tie in ties if tie is not None),
        kind=one.get_kind_display(),
        reasons=reasons,
        on_behalf=behalf,
    )


def _on_behalf(rows: Iterable[Suggestion], actor: Actor) -> dict[int, str]:
    """Say for which of one's organisations a suggestion is, where somebody has several."""
    if len(actor.organisation_ids) < SEVERAL:
        return {}
    own = dict(Organisation.objects.filter(pk__in=actor.organisation_ids).values_list("pk", "name"))
    keys = {one.pk: [key for r in one.reasons for key in keys_in(r, "here")] for one in rows}
    seen = visible_records(actor, {key for found in keys.values() for key in found})
    found = {}
    for pk, named in keys.items():
        of = [_organisation_of(seen.get(key)) for key in named]
        name = next((own[one] for one in of if one in own), "")
        if name:
            found[pk] = name
    return found


def _organisation_of(record: object) -> int | None:
    if isinstance(record, Organisation):
        return int(record.pk)
    pk: int | None = getattr(record, "organisation_id", None)
    return pk


def _is_filled_in(person: Person) -> bool:
    """Say whether there is anything to match on."""
    known = Expertise.objects.filter(person=person).exists()
    return known or Offer.objects.filter(person=person).exists()


def one_of(actor: Actor, pk: int) -> Shown | None:
    """Find one of what is shown to somebody."""
    return next((one for one in _shown(as_member(actor)) if one.pk == pk), None)
