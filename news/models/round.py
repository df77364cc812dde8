"""The monthly round: "Wat deed jij afgelopen maand aan open overheid?"."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from news.choices import NewsState
from news.querysets import RoundLineQuerySet, RoundQuerySet

LONGEST_LINE = 280


class Round(models.Model):
    """One round, about the month that begins on `month`; open until and with `closes_on`."""

    month = models.DateField(_("maand"), unique=True)
    opened_at = models.DateTimeField(_("begonnen op"), auto_now_add=True)
    closes_on = models.DateField(_("open tot en met"))

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("rondje")
        verbose_name_plural = _("rondjes")
        ordering = ("-month",)

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"

    def get_absolute_url(self) -> str:
        """Give the page with all lines of the month."""
        return reverse("news:month", args=[str(self)])


class RoundInvitation(models.Model):
    """A personal link: whoever holds it may write one line for this person, and nothing else.

    Only a hash of the token is kept; the mail that carried it is forgotten once sent.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="invitations")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="round_invitations"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("uitnodiging voor het rondje")
        verbose_name_plural = _("uitnodigingen voor het rondje")
        constraints = (
            models.UniqueConstraint(fields=["round", "user"], name="news_invitation_once"),
        )

    def __str__(self) -> str:
        return f"{self.round_id} {self.user_id}"


class RoundLine(models.Model):
    """What somebody did in a month, in one line; one for each person and round."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="lines")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="round_lines"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="round_lines",
    )
    shows_name = models.BooleanField(_("met mijn naam erbij"), default=False)
    text = models.CharField(_("jouw regel"), max_length=LONGEST_LINE)
    state = models.CharField(
        _("stand"), max_length=16, choices=NewsState, default=NewsState.HELD, db_index=True
    )
    written_at = models.DateTimeField(_("geschreven op"), auto_now_add=True)
    shown_at = models.DateTimeField(_("online sinds"), null=True, blank=True, db_index=True)

    objects = RoundLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("regel in het rondje")
        verbose_name_plural = _("regels in het rondje")
        ordering = ("-written_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["round", "author"],
                condition=models.Q(author__isnull=False),
                name="news_line_once",
            ),
        )

    def __str__(self) -> str:
        return self.text
