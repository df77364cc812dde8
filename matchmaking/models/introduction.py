"""Two people who may meet: nobody sees how to reach the other before both said yes."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _

from matchmaking.choices import Helped, IntroductionState, MatchKind, Origin
from matchmaking.choices.introduction import OPEN
from matchmaking.querysets import IntroductionQuerySet
from people.models import Conversation, Person

from .match import KEY_LENGTH


class Introduction(models.Model):
    """One introduction from asking to whether it helped; of two people there is one open at a time.

    It goes with either of the two: what was between them is nobody else's. `no_because` is for nobody
    but who wrote it. `why` is the sentence of an editor, about a thing both may see.
    """

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    asker = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="asked_introductions")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="introductions")
    origin = models.CharField(_("begonnen bij"), max_length=16, choices=Origin)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    kind = models.CharField(_("soort"), max_length=32, choices=MatchKind)
    about = models.CharField(_("waarover"), max_length=KEY_LENGTH, blank=True)
    reasons = models.JSONField(_("redenen"), default=list)
    why = models.CharField(_("waarom"), max_length=300, blank=True)
    version = models.CharField(_("versie"), max_length=20, blank=True)
    state = models.CharField(_("stand"), max_length=20, choices=IntroductionState)
    asker_yes_at = models.DateTimeField(_("ja van wie vroeg"), null=True, blank=True)
    other_yes_at = models.DateTimeField(_("ja van de ander"), null=True, blank=True)
    both_yes_at = models.DateTimeField(_("allebei ja op"), null=True, blank=True)
    introduced_at = models.DateTimeField(_("voorgesteld op"), null=True, blank=True)
    met_at = models.DateTimeField(_("gesproken op"), null=True, blank=True)
    ended_at = models.DateTimeField(_("geëindigd op"), null=True, blank=True)
    no_because = models.CharField(_("waarom niet"), max_length=300, blank=True)
    no_by_asker = models.BooleanField(default=False)
    nudges = models.PositiveSmallIntegerField(_("herinneringen"), default=0)
    expires_on = models.DateField(_("verloopt na"))
    followed_up_at = models.DateTimeField(_("gevraagd of het hielp"), null=True, blank=True)
    asker_helped = models.CharField(max_length=16, choices=Helped, blank=True)
    other_helped = models.CharField(max_length=16, choices=Helped, blank=True)
    conversation = models.OneToOneField(
        Conversation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="introduction",
    )
    created_at = models.DateTimeField(_("gemaakt op"), auto_now_add=True)

    objects = IntroductionQuerySet.as_manager()

    class Meta:
        verbose_name = _("kennismaking")
        verbose_name_plural = _("kennismakingen")
        ordering = ("-created_at", "-pk")
        indexes = (
            models.Index(fields=["asker", "state"]),
            models.Index(fields=["other", "state"]),
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(asker=F("other")), name="matchmaking_introduction_of_two"
            ),
            models.UniqueConstraint(
                Least("asker", "other"),
                Greatest("asker", "other"),
                condition=Q(state__in=OPEN),
                name="matchmaking_introduction_one_open",
            ),
        )

    def __str__(self) -> str:
        return str(self.reference)
