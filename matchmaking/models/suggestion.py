"""Somebody one could meet, with the reason, as it was suggested in one week."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from matchmaking.choices import MatchKind, SuggestionState
from matchmaking.querysets import SuggestionQuerySet
from people.models import Person

from .match import KEY_LENGTH


class Suggestion(models.Model):
    """One of at most five a week; reasons are keys, as in a match, so that nothing in it can leak.

    `not_this_because` is for nobody else: it is in no list, and goes with the person.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="suggestions")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="suggested_to")
    kind = models.CharField(_("soort"), max_length=32, choices=MatchKind)
    about = models.CharField(_("waarover"), max_length=KEY_LENGTH, blank=True)
    reasons = models.JSONField(_("redenen"), default=list)
    week = models.DateField(_("week van"))
    rank = models.PositiveSmallIntegerField(_("plaats"))
    state = models.CharField(
        _("stand"), max_length=16, choices=SuggestionState, default=SuggestionState.SHOWN
    )
    later_until = models.DateField(_("weer vanaf"), null=True, blank=True)
    not_this_because = models.CharField(_("waarom niet"), max_length=300, blank=True)
    opened_at = models.DateTimeField(_("geopend op"), null=True, blank=True)
    answered_at = models.DateTimeField(_("gekozen op"), null=True, blank=True)
    # Of the rules that chose it.
    version = models.CharField(_("versie"), max_length=20)
    created_at = models.DateTimeField(_("gemaakt op"), auto_now_add=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("voorstel")
        verbose_name_plural = _("voorstellen")
        ordering = ("-week", "rank", "pk")
        indexes = (models.Index(fields=["person", "state"]),)
        constraints = (
            models.UniqueConstraint(
                fields=["person", "other", "about", "week"], name="matchmaking_suggestion_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.other_id} {self.week}"
