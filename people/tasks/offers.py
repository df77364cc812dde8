"""Background work of offers and needs."""

from django.utils import timezone
from django_tasks import task

from people.models import Offer
from people.policies.offers import to_ask
from people.services.offer_keeping import ask_to_renew, clear_away


@task()
def look_after_offers() -> None:
    """Ask whether what ends soon still holds, and clear away what people left behind."""
    for offer in Offer.objects.left_behind().iterator():
        clear_away(offer=offer)
    ending = Offer.objects.standing().filter(
        valid_until__range=to_ask(timezone.localdate()), renewal_asked_at=None
    )
    for offer in ending.select_related("person").iterator():
        ask_to_renew(offer=offer)
