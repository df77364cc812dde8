"""What an address and a name did here, when two accounts of one person are merged."""

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from accounts.services.addresses import rows_at
from alliantie.merging.sweeping import write_anew
from cases.models import (
    Advice,
    AdviceInvitation,
    AdviceRemark,
    AuthorQuestion,
    CasePage,
    DilemmaReader,
    IdeaSupport,
    PendingCase,
    Taking,
)

from .indexing import case_changed


@transaction.atomic
def take_over_addresses(gone: User, kept: User) -> None:
    """Reach this person at the one address, and index the pages that have another owner now."""
    asked = AuthorQuestion.objects.filter(Q(asker=kept) | Q(asker=None))
    for rows in (asked, PendingCase.objects.all()):
        write_anew(rows_at(rows, gone.email), "email", kept.email)
    pages = CasePage.objects.filter(Q(owner=kept) | Q(contact=kept) | Q(co_authors=kept))
    for case in pages.distinct():
        case_changed(case=case)


@transaction.atomic
def keep_once(gone: User, kept: User) -> None:
    """Keep what was answered of what both took along, and let nobody support an idea of their own."""
    for row in Taking.objects.filter(user=gone):
        other = Taking.objects.filter(user=kept, case=row.case_id)
        if row.answered_at is not None and other.filter(answered_at=None).delete()[0]:
            Taking.objects.filter(pk=row.pk).update(user=kept)
        else:
            row.delete()
    IdeaSupport.objects.filter(user=kept, idea__author=kept).delete()


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
