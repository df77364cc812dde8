"""What we asked "Klopt dit nog?" about, and whom we wrote to lately."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alliantie.choices import ReviewStep


class Review(models.Model):
    """One thing that was not confirmed for too long, named by its kind and its number, and the last step.

    No foreign key points to the thing: it may be of any app. No person is named: who may answer is
    asked of the app each time. A row goes once the thing is confirmed.
    """

    kind = models.CharField(_("soort"), max_length=32)
    key = models.PositiveBigIntegerField(_("nummer"))
    step = models.CharField(_("stap"), max_length=16, choices=ReviewStep, db_index=True)
    moved_at = models.DateTimeField(_("sinds"))

    class Meta:
        verbose_name = _("vraag of iets nog klopt")
        verbose_name_plural = _("vragen of iets nog klopt")
        constraints = (
            models.UniqueConstraint(fields=["kind", "key"], name="alliantie_review_once"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.key} {self.step}"


class ReviewLetter(models.Model):
    """When somebody last got a mail about this, so that it is one a week at most."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    sent_at = models.DateTimeField(_("verstuurd op"))

    class Meta:
        verbose_name = _("mail of iets nog klopt")
        verbose_name_plural = _("mails of iets nog klopt")

    def __str__(self) -> str:
        return f"{self.user_id} {self.sent_at:%Y-%m-%d}"
