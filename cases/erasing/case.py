"""What use cases keep of a person; what they wrote for an organisation stays, without a name."""

from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from wagtail.models import PageLogEntry

from accounts.erasing.frame import addresses_of
from accounts.models import User
from cases.models import AuthorQuestion, CasePage, PendingCase, Reuse, Submission, Taking
from cases.services.indexing import case_changed


def erase(user: User) -> None:
    """Take somebody off every case; what nobody else ever saw goes altogether."""
    _begun(user).delete()
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


def _begun(user: User) -> QuerySet[PendingCase]:
    """Select what somebody began before having an account, under any of their addresses."""
    by_address = PendingCase.objects.annotate(address=Lower("email"))
    return by_address.filter(address__in=addresses_of(user))


def _asked(user: User) -> QuerySet[AuthorQuestion]:
    """Select what somebody asked authors, signed in or not."""
    by_address = AuthorQuestion.objects.annotate(address=Lower("email"))
    return by_address.filter(Q(asker=user) | Q(address__in=addresses_of(user)))


def _only_theirs(user: User) -> QuerySet[CasePage]:
    """Select drafts of this person alone: never online, nobody else writes on them, not with editors."""
    drafts = CasePage.objects.filter(owner=user, live=False, first_published_at=None)
    return drafts.filter(co_authors=None, submissions=None).filter(
        Q(contact=None) | Q(contact=user)
    )


def _forget_questions(user: User) -> None:
    """Keep what was answered, without who asked; nobody is left to answer the rest."""
    asked = _asked(user)
    asked.filter(answered_at=None).delete()
    AuthorQuestion.objects.filter(pk__in=list(asked.values_list("pk", flat=True))).update(
        asker=None, name="", email="", text=""
    )


def export(user: User) -> dict[str, Any]:
    """Give what somebody wrote, asked and sent in."""
    written = CasePage.objects.filter(Q(owner=user) | Q(contact=user) | Q(co_authors=user))
    return {
        "Praktijkvoorbeelden": [
            {"Titel": one.title, "Samenvatting": one.summary, "Adres": one.full_url}
            for one in written.distinct()
        ],
        "Vragen aan auteurs": [
            {"Naam": one.name, "Vraag": one.text, "Antwoord": one.answer} for one in _asked(user)
        ],
        "Inzendingen": [
            {"Praktijkvoorbeeld": one.page.title, "Ingestuurd op": one.submitted_at}
            for one in Submission.objects.filter(submitted_by=user).select_related("page")
        ],
        "Toepassingen die je vertelde": [
            {"Praktijkvoorbeeld": one.original.title, "Wat jullie anders deden": one.changed}
            | {"Wat het opleverde": one.result, "Verteld op": one.created_at}
            for one in Reuse.objects.filter(user=user).select_related("original")
        ],
        "Wat je meenam": [
            {"Praktijkvoorbeeld": one.case.title, "Meegenomen op": one.taken_at}
            | {"Gebruikt": one.get_answer_display()}
            for one in Taking.objects.filter(user=user).select_related("case")
        ],
        "Begonnen zonder account": [
            {"Wat je typte": one.payload, "Begonnen op": one.created_at} for one in _begun(user)
        ],
    }
