"""What the journal of merges holds of dilemmas and advice: forgotten when a name goes, followed at undoing."""

from django.db import transaction

from accounts.models import FormerAccount
from alliantie.merging.keeping import forget_lines
from alliantie.models import Merge
from alliantie.sealing import marks_of
from cases.choices import SealedKind
from cases.models import (
    Advice,
    AdviceRemark,
    DilemmaCase,
    DilemmaHiddenFrom,
    DilemmaPage,
    SealedAuthor,
)

from .indexing import dilemma_changed


def forget_asker(dilemma: DilemmaPage) -> None:
    """Let no line tell who asked and answered as who asked, nor for which organisation."""
    forget_lines(DilemmaPage._meta.label, [dilemma.pk])
    _forget_what_came_of(dilemma)
    said = AdviceRemark.objects.filter(advice__dilemma=dilemma, by_asker=True)
    forget_lines(AdviceRemark._meta.label, list(said.values_list("pk", flat=True)))


def forget_organisation_of_asker(dilemma: DilemmaPage) -> None:
    """Let no line tell for which organisation somebody asked; the name stands beside it, and goes back."""
    forget_lines(DilemmaPage._meta.label, [dilemma.pk], but="asker")
    _forget_what_came_of(dilemma)


def _forget_what_came_of(dilemma: DilemmaPage) -> None:
    became = DilemmaCase.objects.filter(page=dilemma).values_list("pk", flat=True)
    forget_lines(DilemmaCase._meta.label, list(became))


def forget_hidden_from(dilemma: DilemmaPage) -> None:
    """Let no line tell from whom it was hidden: what two draws share is who asked."""
    forget_lines(DilemmaHiddenFrom._meta.label, _rows_of(dilemma))
    forget_lines(DilemmaHiddenFrom._meta.label, [dilemma.pk], column="page_id")


def _rows_of(dilemma: DilemmaPage) -> list[int]:
    return list(dilemma.hidden_from.values_list("pk", flat=True))


def forget_adviser(advice: Advice) -> None:
    """Let no line tell who advised and answered as who advised, nor for which organisation."""
    forget_lines(Advice._meta.label, [advice.pk])
    said = advice.remarks.filter(by_adviser=True)
    forget_lines(AdviceRemark._meta.label, list(said.values_list("pk", flat=True)))


def forget_organisation_of_adviser(advice: Advice) -> None:
    """Let no line tell for which organisation somebody advised; the name stands beside it, and goes back."""
    forget_lines(Advice._meta.label, [advice.pk], but="author")


@transaction.atomic
def name_as_sealed(merge: Merge) -> None:
    """Let names that were chosen between merging and undoing be of whose it is; what is sealed stays as it is.

    Only rows that show a name change: of the rest nobody could tell why.
    """
    gone, kept = merge.gone_key, merge.kept_key
    theirs = SealedAuthor.objects.references_of(SealedKind.DILEMMA, gone)
    for dilemma in DilemmaPage.objects.filter(asker=kept, reference__in=theirs):
        DilemmaPage.objects.filter(pk=dilemma.pk, asker=kept).update(asker=gone)
        dilemma_changed(dilemma=dilemma)
    numbers = FormerAccount.objects.numbers_of(gone)
    for advice in Advice.objects.filter(author=kept).select_related("dilemma"):
        if advice.mark in marks_of(numbers, "advice", advice.dilemma.reference):
            Advice.objects.filter(pk=advice.pk, author=kept).update(author=gone)
    said = AdviceRemark.objects.filter(author=kept)
    said.filter(by_asker=True, advice__dilemma__asker=gone).update(author=gone)
    said.filter(by_adviser=True, advice__author=gone).update(author=gone)
