"""A conversation between two people who do not see each other's address, until both want to."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from people.choices import Channel, RequestState
from people.querysets import BlockQuerySet, ConversationQuerySet

from .person import Person

REPLY_BYTES = 18


def reply_token() -> str:
    """Make what stands in the address for answers; nobody can guess it."""
    return secrets.token_hex(REPLY_BYTES)


class Conversation(models.Model):
    """One request of one person to another, with everything said since.

    Handing on makes a new conversation with somebody else, `handed_from` the old one; who asked goes
    on in what looks like the same conversation.
    """

    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="asked_conversations",
    )
    person = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="conversations"
    )
    channel = models.CharField(_("weg"), max_length=16, choices=Channel, default=Channel.CONTACT)
    subject = models.CharField(_("onderwerp"), max_length=120)
    theme = models.ForeignKey(
        "themes.Theme", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(
        _("stand"), max_length=16, choices=RequestState, default=RequestState.OPEN
    )
    handed_from = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="handed_to"
    )
    asker_shares_address = models.BooleanField(default=False)
    person_shares_address = models.BooleanField(default=False)
    # One for each side, so that an answer by mail tells who wrote it.
    asker_token = models.CharField(max_length=64, unique=True, default=reply_token, editable=False)
    person_token = models.CharField(max_length=64, unique=True, default=reply_token, editable=False)
    # What both want to show on the site, without the asker's name: it stands there once both said yes.
    public_question = models.CharField(_("de vraag"), max_length=200, blank=True)
    public_answer = models.TextField(_("het antwoord"), max_length=4000, blank=True)
    asker_publishes = models.BooleanField(default=False)
    person_publishes = models.BooleanField(default=False)
    is_published = models.BooleanField(_("gepubliceerd"), default=False)
    started_at = models.DateTimeField(_("begonnen op"), auto_now_add=True)
    answered_at = models.DateTimeField(_("beantwoord op"), null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    # When who asked was told that somebody else can be asked.
    offered_other_at = models.DateTimeField(null=True, blank=True)

    objects = ConversationQuerySet.as_manager()

    class Meta:
        verbose_name = _("gesprek")
        verbose_name_plural = _("gesprekken")
        ordering = ("-started_at", "-pk")
        indexes = (
            models.Index(fields=["person", "state"]),
            models.Index(fields=["asker", "state"]),
        )

    def __str__(self) -> str:
        return f"{self.channel} {self.pk}"


class Message(models.Model):
    """One thing said in a conversation."""

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="messages"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    from_asker = models.BooleanField()
    text = models.TextField(_("bericht"), max_length=4000)
    by_mail = models.BooleanField(default=False)
    is_hidden = models.BooleanField(_("verborgen na een melding"), default=False)
    sent_at = models.DateTimeField(_("verstuurd op"), auto_now_add=True)
    # What a mail program calls the message, so that a second delivery is not a second message.
    mail_id = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("bericht in een gesprek")
        verbose_name_plural = _("berichten in gesprekken")
        ordering = ("sent_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["conversation", "mail_id"],
                condition=~Q(mail_id=""),
                name="people_message_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.conversation_id} {self.pk}"


class Block(models.Model):
    """Somebody who wants to hear nothing more from somebody."""

    blocker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="blocks"
    )
    blocked = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="blocked_by"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = BlockQuerySet.as_manager()

    class Meta:
        verbose_name = _("blokkade")
        verbose_name_plural = _("blokkades")
        constraints = (
            models.UniqueConstraint(fields=["blocker", "blocked"], name="people_block_once"),
            models.CheckConstraint(condition=~Q(blocker=F("blocked")), name="people_block_other"),
        )

    def __str__(self) -> str:
        return f"{self.blocker_id} {self.blocked_id}"
