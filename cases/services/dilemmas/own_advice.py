"""Find what somebody advised, under a name or sealed."""

from django.db.models import Q

from cases.choices import SealedKind
from cases.models import Advice, SealedAuthor


def own_advice(*, user_id: int) -> list[Advice]:
    """Give everything one person advised, the newest first; two queries."""
    sealed = SealedAuthor.objects.references_of(SealedKind.ADVICE, user_id)
    rows = Advice.objects.filter(Q(author=user_id) | Q(reference__in=sealed))
    return list(rows.select_related("dilemma").order_by("-given_on", "-pk"))
