"""A question to the author, passed on without showing an address."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.querysets import AuthorQuestionQuerySet

from .case import CasePage


class AuthorQuestion(models.Model):
    """One question through the relay; `reply_key` lets the author answer on the site."""

    page = models.ForeignKey(CasePage, on_delete=models.CASCADE, related_name="questions")
    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    name = models.CharField(_("je naam"), max_length=120)
    email = models.EmailField(_("je e-mailadres"))
    text = models.TextField(_("je vraag"), max_length=2000)
    answer = models.TextField(_("antwoord"), max_length=4000, blank=True)
    reply_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    asked_at = models.DateTimeField(_("gevraagd op"), auto_now_add=True)
    reminded_at = models.DateTimeField(_("herinnerd op"), null=True, blank=True)
    answered_at = models.DateTimeField(_("beantwoord op"), null=True, blank=True)

    objects = AuthorQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("vraag aan de auteur")
        verbose_name_plural = _("vragen aan auteurs")
        ordering = ("-asked_at",)

    def __str__(self) -> str:
        return f"{self.page_id} {self.asked_at:%Y-%m-%d}"
