"""What an address and a name did here, when two accounts of one person are merged."""

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from alliantie.merging.sweeping import write_anew
from cases.models import (
    Advice,
    AdviceInvitation,
    AdviceRemark,
    AuthorQuestion,
    CasePage,
    DilemmaReader,
    PendingCase,
)

from .indexing import case_changed


@transaction.atomic
def take_over_addresses(gone: User, kept: User) -> None:
    """Reach this person at the one address, and index the pages that have another owner now."""
    for model in (AuthorQuestion, PendingCase):
        write_anew(model.objects.filter(email__iexact=gone.email), "email", kept.email)
    pages = CasePage.objects.filter(Q(owner=kept) | Q(contact=kept) | Q(co_authors=kept))
    for case in pages.distinct():
        case_changed(case=case)


def passed_between(one: User, other: User) -> bool:
    """Say whether one dealt with the other, as far as a name stands beside it."""
    authored = Q(page__owner=other) | Q(page__contact=other) | Q(page__co_authors=other)
    rows = (
        AuthorQuestion.objects.filter(asker=one).filter(authored),
        Advice.objects.filter(author=one, dilemma__asker=other),
        AdviceRemark.objects.filter(author=one, advice__author=other),
        AdviceRemark.objects.filter(author=one, advice__dilemma__asker=other),
        AdviceInvitation.objects.filter(user=one, dilemma__asker=other),
        DilemmaReader.objects.filter(user=one, page__asker=other),
    )
    return any(found.exists() for found in rows)
