"""What an editor changed in somebody's words, and what became of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.choices import ChangeState
from cases.querysets.words import WordChangeQuerySet


class WordChange(models.Model):
    """One publication by an editor of what a member wrote; the two versions are Wagtail's own."""

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="word_changes"
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    before = models.ForeignKey("wagtailcore.Revision", on_delete=models.CASCADE, related_name="+")
    after = models.ForeignKey("wagtailcore.Revision", on_delete=models.CASCADE, related_name="+")
    changed_at = models.DateTimeField(_("gewijzigd op"), default=timezone.now)
    # Nobody objects to a tag or a theme: those are told only.
    touches_words = models.BooleanField(_("raakt de tekst"), default=True)
    object_until = models.DateField(_("bezwaar kan tot en met"))
    state = models.CharField(
        _("stand"), max_length=16, choices=ChangeState, default=ChangeState.TOLD, db_index=True
    )
    objection = models.TextField(_("waarom niet"), max_length=2000, blank=True)
    objected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    objected_at = models.DateTimeField(_("bezwaar op"), null=True, blank=True)
    answer_due_on = models.DateField(_("antwoord beloofd voor"), null=True, blank=True)
    answer = models.TextField(_("antwoord van de redactie"), max_length=2000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(_("beantwoord op"), null=True, blank=True)
    restored_as = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects: ClassVar[WordChangeQuerySet] = WordChangeQuerySet.as_manager()  # type: ignore[assignment]  # as_manager hides the class

    class Meta:
        verbose_name = _("wijziging door de redactie")
        verbose_name_plural = _("wijzigingen door de redactie")
        ordering = ("-changed_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["after"], name="cases_told_once_of_a_version"),
        )

    def __str__(self) -> str:
        return f"{self.page_id} {self.changed_at:%Y-%m-%d}"
