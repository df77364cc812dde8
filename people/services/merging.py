"""When an organisation goes up in another, what people placed, asked and follow goes along."""

from django.db import transaction

from organisations.models import Organisation
from organisations.resolving import current_of
from people.models import Follow, Offer, Question
from search.registry import key_of
from search.services import queue_index_many


@transaction.atomic
def follow_merge(*, organisation: Organisation) -> None:
    """Move what points to an organisation to its successor; twice moves nothing more.

    An offer that stayed behind would leave the site: its owner works for the successor now.
    """
    after = current_of(organisation)
    if after.pk == organisation.pk:
        return
    offers = Offer.objects.filter(organisation=organisation)
    questions = Question.objects.filter(organisation=organisation)
    keys = [key_of(one) for one in (*offers, *questions)]
    offers.update(organisation=after)
    questions.update(organisation=after)
    queue_index_many(keys=keys)
    follows = Follow.objects.filter(organisation=organisation)
    there = Follow.objects.filter(organisation=after).values("user")
    follows.exclude(user__in=there).update(organisation=after)
    follows.delete()
