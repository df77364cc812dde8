"""When an organisation or theme goes up in another, what people placed, asked and follow goes along."""

from django.db import transaction
from django.http import QueryDict

from alliantie.merging.watching import note_change
from organisations.models import Organisation
from organisations.resolving import current_of
from people.models import Follow, Offer, Question
from search.parameters import FILTERS
from search.registry import key_of
from search.services import queue_index_many
from themes.models import Theme

from .following import words_of


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


@transaction.atomic
def follow_theme_in_searches(gone: Theme, kept: Theme) -> None:
    """Let who follows a search within a theme follow it within the other, once."""
    name, old, new = FILTERS["theme"], str(gone.pk), str(kept.pk)
    for row in Follow.objects.filter(search__contains=f"{name}={old}").select_for_update():
        params = QueryDict(row.search, mutable=True)
        values = params.getlist(name)
        if old not in values:
            continue
        params.setlist(name, list(dict.fromkeys(new if one == old else one for one in values)))
        address = params.urlencode()
        if Follow.objects.filter(user=row.user_id, search=address).exists():
            continue
        said = words_of(address)
        note_change(row, "search", part="", old=row.search, new=address)
        note_change(row, "search_words", part="", old=row.search_words, new=said)
        Follow.objects.filter(pk=row.pk).update(search=address, search_words=said)
