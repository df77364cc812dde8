"""What a dilemma tells search: never who asked, unless they chose to be named."""

from collections.abc import Sequence
from datetime import UTC, datetime, time

from django.db.models import Q

from alliantie.choices import Audience
from alliantie.visibility import Actor
from cases.choices import NameChoice, Readers
from cases.models import DilemmaPage
from cases.querysets import SHOWN, DilemmaQuerySet
from organisations.choices import SectorSide
from organisations.models import Membership, Organisation
from search.contract import SearchDocument
from search.registry import key_of

AUDIENCE = {
    Readers.EVERYONE: Audience.PUBLIC,
    Readers.MEMBERS: Audience.MEMBERS,
    Readers.GOVERNMENT: Audience.ORGANISATION,
    Readers.NOT_MY_ORGANISATION: Audience.ORGANISATION,
    Readers.INVITED: Audience.PRIVATE,
}


def searchable() -> DilemmaQuerySet:
    """Give every dilemma that belongs in the index, with what its document needs."""
    shown = DilemmaPage.objects.filter(live=True, state__in=SHOWN, checked_at__isnull=False)
    return shown.with_parts().prefetch_related("invited_readers", "hidden_from").order_by("pk")


def found_by(actor: Actor, pks: Sequence[str]) -> DilemmaQuerySet:
    """Give those of the hits that this actor may see, with what their cards need."""
    seen = DilemmaPage.objects.visible_to(actor).filter(pk__in=pks)
    return seen.with_advice_count().prefetch_related("values", "themes")


def build(dilemma: DilemmaPage) -> SearchDocument | None:
    """Describe one dilemma for the index.

    The engine's own audiences are coarser than ours: readers by organisation are written as the
    organisations that may read, invited people as owners. Who asked is no owner. Who could read it
    since a moment ago finds it after the next repair of the index; the gate lets nobody else in.
    """
    address = dilemma.url
    if not address:
        return None
    organisation = dilemma.organisation if _names_organisation(dilemma) else None
    return SearchDocument(
        key=key_of(dilemma),
        kind="dilemma",
        url=address,
        title=dilemma.title,
        summary=dilemma.situation[:280],
        body=_body(dilemma),
        updated_at=moment(dilemma),
        organisation_id=str(organisation.pk) if organisation else "",
        organisation=organisation.name if organisation else "",
        organisation_kind=organisation.kind if organisation else "",
        theme_ids=tuple(str(theme.pk) for theme in dilemma.themes.all()),
        themes=tuple(theme.label for theme in dilemma.themes.all()),
        year=dilemma.opened_on.year if dilemma.opened_on else None,
        source=dilemma.source_label or dilemma.source,
        audience=AUDIENCE[Readers(dilemma.readers)],
        audience_organisation_ids=_organisations(dilemma),
        owner_ids=_people(dilemma),
    )


def _names_organisation(dilemma: DilemmaPage) -> bool:
    return dilemma.name_choice == NameChoice.PUBLIC


def _body(dilemma: DilemmaPage) -> str:
    words = [dilemma.situation]
    words += [row.get_value_display() for row in dilemma.values.all()]
    words += [row.get_frame_display() for row in dilemma.frames.all()]
    words += [f"{row.label} {row.effect}" for row in dilemma.options.all()]
    words += [row.text for row in dilemma.variants.all()]
    return "\n".join(map(str, words))


def moment(dilemma: DilemmaPage) -> datetime:
    """Give the day, never the moment: when somebody was busy may tell who it is."""
    day = dilemma.closed_on or dilemma.decided_on or dilemma.opened_on
    return datetime.combine(day, time.min, UTC) if day else datetime(2000, 1, 1, tzinfo=UTC)


def told_moment(dilemma: DilemmaPage) -> datetime:
    """Give the day that may be told, in a feed: of who is not named only the month."""
    day = moment(dilemma)
    return day.replace(day=1) if dilemma.name_choice == NameChoice.ANONYMOUS else day


def _organisations(dilemma: DilemmaPage) -> tuple[str, ...]:
    """Give the organisations whose members may find it, for readers by organisation."""
    if AUDIENCE[Readers(dilemma.readers)] != Audience.ORGANISATION:
        return ()
    active = Organisation.objects.filter(pk__in=Membership.objects.active().values("organisation"))
    if dilemma.readers == Readers.GOVERNMENT:
        allowed = active.filter(side=SectorSide.GOVERNMENT)
    else:
        allowed = active.exclude(Q(pk__in=dilemma.hidden_from.values("organisation")))
    return tuple(str(pk) for pk in allowed.order_by("pk").values_list("pk", flat=True))


def _people(dilemma: DilemmaPage) -> tuple[str, ...]:
    """Give people who may find it by themselves: who was invited, and who takes part for no organisation."""
    if dilemma.readers == Readers.INVITED:
        return tuple(str(row.user_id) for row in dilemma.invited_readers.all())
    if dilemma.readers != Readers.NOT_MY_ORGANISATION:
        return ()
    active = Membership.objects.active()
    kept_out = active.filter(organisation__in=dilemma.hidden_from.values("organisation"))
    apart = active.filter(organisation=None).exclude(user__in=kept_out.values("user"))
    return tuple(str(pk) for pk in apart.order_by("user").values_list("user", flat=True).distinct())
