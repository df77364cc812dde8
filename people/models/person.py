"""Somebody you can talk to: what they tell of themselves, block by block, each with one audience."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from people.choices import Level, Visibility
from people.querysets import PersonQuerySet

STANDARD_BUDGET = 4


def _one_visibility(label: Any, default: Visibility) -> Any:
    return models.CharField(label, max_length=16, choices=Visibility, default=default)


class Person(models.Model):
    """A profile; no page and no revisions, so that erasing it leaves nothing behind."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="person"
    )
    name = models.CharField(_("naam"), max_length=120)
    slug = models.SlugField(_("adres"), max_length=140, unique=True)
    portrait = models.ForeignKey(
        "alliantie.Picture",
        verbose_name=_("portret"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    function = models.CharField(_("functie"), max_length=120, blank=True)
    about = models.TextField(_("over jou"), max_length=1000, blank=True)
    # Lists of values of SpokenLanguage and MeetingFormat.
    languages = models.JSONField(_("talen"), default=list, blank=True)
    formats = models.JSONField(_("wat je wilt doen"), default=list, blank=True)
    contact_note = models.CharField(_("hoe je te bereiken bent"), max_length=200, blank=True)
    # Who I am (name, portrait, function, about), what I know, how to reach me.
    show_who = _one_visibility(_("wie je bent"), Visibility.MEMBERS)
    show_knowledge = _one_visibility(_("wat je weet"), Visibility.MEMBERS)
    show_contact = _one_visibility(_("hoe je te bereiken bent"), Visibility.MEMBERS)
    monthly_budget = models.PositiveSmallIntegerField(
        _("verzoeken per maand"), default=STANDARD_BUDGET
    )
    paused_until = models.DateField(_("pauze tot"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("klopt nog"), null=True, blank=True)
    # Inactivity: how often we warned, and since when the profile is hidden.
    warnings = models.PositiveSmallIntegerField(default=0)
    warned_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(_("verborgen sinds"), null=True, blank=True)
    # Hidden by an editor: signing in does not bring it back.
    held_back = models.BooleanField(_("verborgen door de redactie"), default=False)
    created_at = models.DateTimeField(_("gemaakt op"), auto_now_add=True)
    updated_at = models.DateTimeField(_("gewijzigd op"), auto_now=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("persoon")
        verbose_name_plural = _("mensen")
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Give the person's own page."""
        return reverse("people:person", args=[self.slug])


class Expertise(models.Model):
    """One thing somebody may be asked about."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="expertises")
    theme = models.ForeignKey("themes.Theme", on_delete=models.CASCADE, related_name="expertises")
    level = models.CharField(_("niveau"), max_length=16, choices=Level)

    class Meta:
        verbose_name = _("vraag mij over")
        verbose_name_plural = _("vraag mij over")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["person", "theme"], name="people_expertise_once"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.theme_id} {self.level}"


class RequestBudget(models.Model):
    """How many requests reached somebody in a month, over all channels; `taken` never passes `allowed`."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="budgets")
    month = models.DateField(_("maand"))
    taken = models.PositiveSmallIntegerField(_("gebruikt"), default=0)
    allowed = models.PositiveSmallIntegerField(_("ruimte"))

    class Meta:
        verbose_name = _("verzoeken in een maand")
        verbose_name_plural = _("verzoeken per maand")
        constraints = (
            models.UniqueConstraint(fields=["person", "month"], name="people_budget_once"),
            models.CheckConstraint(
                condition=Q(taken__lte=F("allowed")), name="people_budget_not_overdrawn"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.month:%Y-%m} {self.taken}/{self.allowed}"
