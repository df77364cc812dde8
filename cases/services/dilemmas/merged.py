"""Forget what the journal of merges holds of an organisation that no longer stands beside a dilemma or advice."""

from alliantie.merging.keeping import forget_lines
from cases.models import Advice, DilemmaCase, DilemmaHiddenFrom, DilemmaPage


def forget_asker(dilemma: DilemmaPage) -> None:
    """Let no line tell for which organisation somebody asked, nor what came of it."""
    forget_lines(DilemmaPage._meta.label, [dilemma.pk])
    became = DilemmaCase.objects.filter(page=dilemma).values_list("pk", flat=True)
    forget_lines(DilemmaCase._meta.label, list(became))


def forget_hidden_from(dilemma: DilemmaPage) -> None:
    """Let no line tell from whom it was hidden: what two draws share is who asked."""
    forget_lines(DilemmaHiddenFrom._meta.label, _rows_of(dilemma))
    forget_lines(DilemmaHiddenFrom._meta.label, [dilemma.pk], column="page_id")


def _rows_of(dilemma: DilemmaPage) -> list[int]:
    return list(dilemma.hidden_from.values_list("pk", flat=True))


def forget_adviser(advice: Advice) -> None:
    """Let no line tell for which organisation somebody advised."""
    forget_lines(Advice._meta.label, [advice.pk])
