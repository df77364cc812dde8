"""What offers and needs tell search."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliantie.visibility import Actor
from organisations.choices import Listing
from organisations.models import Organisation
from people.models import Offer
from people.querysets import OfferQuerySet
from search.contract import SearchDocument
from search.registry import describe, key_of, register

KIND = "offer"


def connect() -> None:
    """Make offers and needs findable."""
    register(
        KIND,
        label=_("Vraag of aanbod"),
        model=Offer,
        build=build,
        queryset=indexed,
        visible_to=found_by,
        card_template="people/offers/hit.html",
    )
    describe(KIND, plural=_("Vraag en aanbod"))


def indexed() -> OfferQuerySet:
    """Give what stands; what waits, was put away or was left behind stays out of the index."""
    return Offer.objects.standing().with_company()


def found_by(actor: Actor, pks: Sequence[str]) -> OfferQuerySet:
    """Give those hits this actor may see and that still hold."""
    return Offer.objects.visible_to(actor).standing().filter(pk__in=pks).with_company()


def build(offer: Offer) -> SearchDocument:
    """Describe one; who placed it is not told, for a name has an audience of its own."""
    organisation = _listed(offer.organisation)
    return SearchDocument(
        key=key_of(offer),
        kind=KIND,
        url=offer.get_absolute_url(),
        title=offer.title,
        summary=offer.text or f"{offer.get_direction_display()}: {offer.theme.label}",
        body=" ".join([str(offer.get_direction_display()), offer.text]),
        updated_at=offer.updated_at,
        organisation_id=str(organisation.pk) if organisation else "",
        organisation=organisation.name if organisation else "",
        organisation_kind=organisation.kind if organisation else "",
        region=organisation.region if organisation else "",
        theme_ids=(str(offer.theme_id),),
        themes=(offer.theme.label,),
        has_source=False,
        expire_at=_midnight_after(offer),
    )


def _listed(organisation: Organisation | None) -> Organisation | None:
    """Keep to ourselves what stands in no overview yet."""
    return organisation if organisation and organisation.listing == Listing.LISTED else None


def _midnight_after(offer: Offer) -> datetime:
    """Give the first moment at which it no longer holds."""
    day = offer.valid_until + timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, time()))
