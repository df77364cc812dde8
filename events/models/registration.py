"""Who comes to a meeting."""

from secrets import token_urlsafe
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.choices import EndedBy, Purpose, RegistrationState, Side
from events.querysets import RegistrationQuerySet


def new_secret() -> str:
    """Make a part of an address that nobody guesses (192 bits)."""
    return token_urlsafe(24)


class Registration(models.Model):
    """One person at one meeting: a member, or a guest with a confirmed e-mail address.

    `ticket` is the place in the line of those who wait. `secret` opens their own page, where they
    sign off; it is in mail to them only. `door_secret` is the personal link in their calendar: it
    opens the meeting and changes nothing, for appointments are forwarded; a new one makes the old
    one worthless. Everything about the person is erased after the meeting (`erased_at`); the row
    stays for the counts.
    """

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    event = models.ForeignKey(
        "events.EventPage", on_delete=models.CASCADE, related_name="registrations"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="registrations",
    )
    name = models.CharField(_("naam"), max_length=120, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("organisatie"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    organisation_name = models.CharField(_("organisatie"), max_length=160, blank=True)
    side = models.CharField(_("kant"), max_length=12, choices=Side)
    state = models.CharField(_("stand"), max_length=12, choices=RegistrationState, db_index=True)
    in_reserved = models.BooleanField(default=False, help_text="holds a seat kept for its side")
    ticket = models.PositiveIntegerField(null=True, blank=True)
    offered_until = models.DateTimeField(_("aangeboden tot"), null=True, blank=True, db_index=True)
    ended_by = models.CharField(max_length=12, choices=EndedBy, blank=True)
    registered_at = models.DateTimeField(_("aangemeld op"))
    ended_at = models.DateTimeField(_("afgemeld op"), null=True, blank=True)
    checked_in_at = models.DateTimeField(_("binnen sinds"), null=True, blank=True)
    reminders = models.JSONField(_("herinneringen"), default=list, blank=True)
    in_calendar = models.BooleanField(default=False, help_text="the appointment was mailed")
    reminded = models.JSONField(default=list, blank=True, help_text="reminders that were told")
    told_sequence = models.PositiveIntegerField(default=0, help_text="the last change mailed")
    secret = models.CharField(max_length=40, unique=True, default=new_secret)
    door_secret = models.CharField(max_length=40, unique=True, default=new_secret)
    opened_on = models.CharField(max_length=40, blank=True, help_text="mark of the one device")
    moved_devices = models.PositiveSmallIntegerField(default=0)
    erased_at = models.DateTimeField(null=True, blank=True, db_index=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("aanmelding")
        verbose_name_plural = _("aanmeldingen")
        ordering = ("registered_at", "pk")
        indexes = (models.Index(fields=["event", "state", "ticket"]),)
        constraints = (
            models.UniqueConstraint(
                fields=["event", "user"],
                condition=Q(user__isnull=False) & ~Q(state=RegistrationState.CANCELLED),
                name="events_member_once",
            ),
            models.UniqueConstraint(
                fields=["event", "email"],
                condition=~Q(email="")
                & ~Q(state__in=[RegistrationState.CANCELLED, RegistrationState.UNCONFIRMED]),
                name="events_guest_once",
            ),
            models.UniqueConstraint(fields=["event", "ticket"], name="events_ticket_once"),
            models.CheckConstraint(
                condition=~Q(state=RegistrationState.WAITING) | Q(ticket__isnull=False),
                name="events_who_waits_has_a_ticket",
            ),
            models.CheckConstraint(
                condition=~Q(state=RegistrationState.OFFERED) | Q(offered_until__isnull=False),
                name="events_offer_has_an_end",
            ),
        )

    def __str__(self) -> str:
        return f"aanmelding {self.reference.hex[:8]}"


class GuestCode(models.Model):
    """A six-digit code on its way to a guest; only its hash is kept, and it holds no seat."""

    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="code")
    digest = models.CharField(max_length=128)
    sent_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("code voor een gast")

    def __str__(self) -> str:
        return str(self.registration)


class RegistrationQuestion(models.Model):
    """What the host wants to know beforehand, and why."""

    event = models.ForeignKey(
        "events.EventPage", on_delete=models.CASCADE, related_name="questions"
    )
    text = models.CharField(_("vraag"), max_length=200)
    purpose = models.CharField(_("waarom vraag je dit?"), max_length=12, choices=Purpose)
    is_required = models.BooleanField(_("verplicht"), default=False)
    sort_order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("vraag bij de aanmelding")
        ordering = ("sort_order", "pk")

    def __str__(self) -> str:
        return self.text


class Answer(models.Model):
    """What somebody answered; for the host only, and gone when its purpose is."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(
        RegistrationQuestion, on_delete=models.CASCADE, related_name="answers"
    )
    text = models.TextField(_("antwoord"), max_length=1000)

    class Meta:
        verbose_name = _("antwoord bij de aanmelding")
        constraints = (
            models.UniqueConstraint(fields=["registration", "question"], name="events_answer_once"),
        )

    def __str__(self) -> str:
        return str(self.question)


class PersonalFeed(models.Model):
    """Somebody's own calendar: an address only they know, to be renewed at will."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="event_feed"
    )
    secret = models.CharField(max_length=40, unique=True, default=new_secret)
    renewed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("eigen agenda")

    def __str__(self) -> str:
        return str(self.user)
