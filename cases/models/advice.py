"""What people advise, what they remark on advice, and what they propose to add."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.choices import NameChoice, ProposalKind, ProposalState, Stake, Value
from cases.querysets import AdviceQuerySet, RemarkQuerySet
from people.choices import Level

from .dilemma import DilemmaPage


class Advice(models.Model):
    """What one person advises; one for each person, whoever's name is shown.

    `author` is empty for who does not want to be named; then only the sealed row tells.
    """

    dilemma = models.ForeignKey(DilemmaPage, on_delete=models.CASCADE, related_name="advice")
    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    mark = models.CharField(max_length=64, unique=True, help_text="of the dilemma and the person")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    name_choice = models.CharField(
        _("wie ziet wie ik ben?"), max_length=20, choices=NameChoice, default=NameChoice.PUBLIC
    )
    text = models.TextField(_("je advies"), max_length=4000)
    interest = models.CharField(_("je eigen belang"), max_length=200, blank=True)
    option = models.CharField(_("welke mogelijkheid?"), max_length=120, blank=True)
    value = models.CharField(_("waar rust het op?"), max_length=24, choices=Value, blank=True)
    level = models.CharField(_("je ervaring"), max_length=16, choices=Level, blank=True)
    has_helped = models.BooleanField(_("hielp de vrager"), default=False)
    is_hidden = models.BooleanField(_("verborgen door de moderatie"), default=False)
    given_on = models.DateField(_("gegeven op"), auto_now_add=True)
    changed_on = models.DateField(_("gewijzigd op"), null=True, blank=True)

    objects = AdviceQuerySet.as_manager()

    class Meta:
        verbose_name = _("advies")
        verbose_name_plural = _("adviezen")
        ordering = ("given_on", "pk")

    def __str__(self) -> str:
        return str(self.reference)


class AdviceRemark(models.Model):
    """A remark on a piece of advice, one level deep; `by_asker` is of who asked, named or not."""

    advice = models.ForeignKey(Advice, on_delete=models.CASCADE, related_name="remarks")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    by_asker = models.BooleanField(default=False)
    by_adviser = models.BooleanField(default=False)
    text = models.TextField(_("je reactie"), max_length=1000)
    is_hidden = models.BooleanField(_("verborgen door de moderatie"), default=False)
    made_on = models.DateField(_("gegeven op"), auto_now_add=True)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("reactie op een advies")
        verbose_name_plural = _("reacties op adviezen")
        ordering = ("made_on", "pk")

    def __str__(self) -> str:
        return f"{self.advice_id} {self.pk}"


class DilemmaProposal(models.Model):
    """Something to add to a dilemma; nobody sees it until the asker agrees."""

    dilemma = models.ForeignKey(DilemmaPage, on_delete=models.CASCADE, related_name="proposals")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    kind = models.CharField(_("wat stel je voor?"), max_length=16, choices=ProposalKind)
    text = models.CharField(_("in een zin"), max_length=200)
    stake = models.CharField(max_length=16, choices=Stake, blank=True)
    state = models.CharField(max_length=16, choices=ProposalState, default=ProposalState.OPEN)
    made_on = models.DateField(auto_now_add=True)

    class Meta:
        verbose_name = _("voorstel bij een dilemma")
        verbose_name_plural = _("voorstellen bij dilemma's")
        ordering = ("made_on", "pk")

    def __str__(self) -> str:
        return f"{self.dilemma_id} {self.kind}"


class AdviceInvitation(models.Model):
    """One person asked for advice, once; draws on their monthly budget."""

    dilemma = models.ForeignKey(DilemmaPage, on_delete=models.CASCADE, related_name="invitations")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="advice_invitations"
    )
    invited_on = models.DateField(auto_now_add=True)

    class Meta:
        verbose_name = _("uitnodiging om te adviseren")
        verbose_name_plural = _("uitnodigingen om te adviseren")
        constraints = (
            models.UniqueConstraint(
                fields=["dilemma", "user"], name="cases_advice_invitation_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.dilemma_id} {self.user_id}"
