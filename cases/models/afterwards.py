"""What a trusted author published at once and an editor looks at afterwards."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliantie.choices import Audience


class AfterCheck(models.Model):
    """One look afterwards; what is published again before it was done is looked at in the same one."""

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="after_checks"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # What people saw before; nothing when it was never online, or was not at that moment.
    before = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    audience_before = models.CharField(max_length=16, choices=Audience, blank=True)
    published_at = models.DateTimeField(_("online gezet op"), default=timezone.now)
    due_on = models.DateField(_("nakijken voor"))
    checked_at = models.DateTimeField(_("nagekeken op"), null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_taken_offline = models.BooleanField(_("van de site gehaald"), default=False)

    class Meta:
        verbose_name = _("controle achteraf")
        verbose_name_plural = _("controles achteraf")
        constraints = (
            models.UniqueConstraint(
                fields=["page"], condition=models.Q(checked_at=None), name="cases_one_open_check"
            ),
        )

    def __str__(self) -> str:
        return f"{self.page_id} {self.published_at:%Y-%m-%d}"
