"""What use cases keep of a person; what they wrote for an organisation stays, without a name."""

from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import PageLogEntry

from accounts.models import User

from .models import AuthorQuestion, CasePage, PendingCase, Submission
from .services.indexing import case_changed


def erase(user: User) -> None:
    """Take somebody off every case; what nobody else ever saw goes altogether."""
    PendingCase.objects.filter(email__iexact=user.email).delete()
    _forget_questions(user)
    for draft in _only_theirs(user):
        number = draft.pk
        draft.delete()
        PageLogEntry.objects.filter(page=number).delete()
    written = CasePage.objects.filter(Q(owner=user) | Q(contact=user) | Q(co_authors=user))
    for case in written.distinct():
        rows = CasePage.objects.filter(pk=case.pk)
        rows.filter(owner=user).update(owner=None)
        rows.filter(contact=user).update(contact=None)
        CasePage.co_authors.through.objects.filter(casepage=case, user=user).delete()
        case_changed(case=case)


def _only_theirs(user: User) -> QuerySet[CasePage]:
    """Select drafts of this person alone: never online, nobody else writes on them, not with editors."""
    drafts = CasePage.objects.filter(owner=user, live=False, first_published_at=None)
    return drafts.filter(co_authors=None, submissions=None).filter(
        Q(contact=None) | Q(contact=user)
    )


def _forget_questions(user: User) -> None:
    """Keep what was answered, without who asked; nobody is left to answer the rest."""
    asked = AuthorQuestion.objects.filter(Q(asker=user) | Q(email__iexact=user.email))
    asked.filter(answered_at=None).delete()
    asked.update(asker=None, name="", email="", text="")


def export(user: User) -> dict[str, Any]:
    """Give what somebody wrote, asked and sent in."""
    written = CasePage.objects.filter(Q(owner=user) | Q(contact=user) | Q(co_authors=user))
    asked = AuthorQuestion.objects.filter(Q(asker=user) | Q(email__iexact=user.email))
    return {
        "Praktijkvoorbeelden": [
            {"Titel": one.title, "Samenvatting": one.summary, "Adres": one.full_url}
            for one in written.distinct()
        ],
        "Vragen aan auteurs": [
            {"Naam": one.name, "Vraag": one.text, "Antwoord": one.answer} for one in asked
        ],
        "Inzendingen": [
            {"Praktijkvoorbeeld": one.page.title, "Ingestuurd op": one.submitted_at}
            for one in Submission.objects.filter(submitted_by=user).select_related("page")
        ],
        "Begonnen zonder account": [
            {"Wat je typte": one.payload, "Begonnen op": one.created_at}
            for one in PendingCase.objects.filter(email__iexact=user.email)
        ],
    }
