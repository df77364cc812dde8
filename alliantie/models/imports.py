"""Imports by the screen: the file, what came of it, and what each changed thing was before."""

from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from alliantie.choices import ImportedAction, ImportedState, ImportState

NAME_LENGTH = 200
# What keeps others of its kind waiting.
BUSY = (ImportState.WAITING, ImportState.RUNNING, ImportState.UNDOING)


class Import(models.Model):
    """One file that somebody brought in by the screen."""

    kind = models.CharField(_("soort"), max_length=40)
    state = models.CharField(
        _("stand"), max_length=16, choices=ImportState, default=ImportState.UPLOADED
    )
    file = models.FileField(_("bestand"), upload_to="imports", max_length=255, blank=True)
    file_name = models.CharField(_("bestandsnaam"), max_length=NAME_LENGTH)
    separator = models.CharField(max_length=1, default=",")
    columns = models.JSONField(_("kolommen"), default=list)
    samples = models.JSONField(_("eerste rijen"), default=list)
    mapping_name = models.CharField(_("kolomkeuze"), max_length=80, blank=True)
    mapping = models.JSONField(_("gekozen kolommen"), default=dict)
    publish = models.BooleanField(_("meteen online"), default=False)
    total = models.PositiveIntegerField(_("rijen"), default=0)
    done = models.PositiveIntegerField(_("rijen gedaan"), default=0)
    counts = models.JSONField(_("aantallen"), default=dict)
    lines = models.JSONField(_("verslag"), default=list)
    refusals = models.JSONField(_("redenen van weigering"), default=list)
    rejects = models.FileField(
        _("geweigerde rijen"), upload_to="imports", max_length=255, blank=True
    )
    problem = models.CharField(_("wat er mis ging"), max_length=600, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    task_id = models.CharField(max_length=64, blank=True)
    stop_asked = models.BooleanField(default=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(_("geüpload op"), auto_now_add=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Whose work the worker does now: who started, went on or undid it last.
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    started_at = models.DateTimeField(_("begonnen op"), null=True, blank=True)
    # Each time that it began or went on: since then undoing is counted.
    last_begun_at = models.DateTimeField(_("laatst begonnen op"), null=True, blank=True)
    ended_at = models.DateTimeField(_("klaar op"), null=True, blank=True)
    undo_begun_at = models.DateTimeField(_("terugdraaien begonnen op"), null=True, blank=True)
    forgotten_at = models.DateTimeField(_("bestand gewist op"), null=True, blank=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ("-made_at", "-pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(state__in=[str(one.value) for one in BUSY]),
                name="alliantie_import_one_busy",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class ImportedItem(models.Model):
    """What one import did with one thing: how it was, and how the import left it."""

    run = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="items")
    model = models.CharField(max_length=80)
    key = models.PositiveBigIntegerField()
    name = models.CharField(_("naam"), max_length=NAME_LENGTH)
    action = models.CharField(_("wat"), max_length=8, choices=ImportedAction)
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    state = models.CharField(
        _("stand"), max_length=8, choices=ImportedState, default=ImportedState.STANDING
    )
    reason = models.CharField(_("reden"), max_length=NAME_LENGTH, blank=True)

    class Meta:
        verbose_name = _("geïmporteerd onderdeel")
        verbose_name_plural = _("geïmporteerde onderdelen")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["run", "model", "key"], name="alliantie_imported_item_once"
            )
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["run", "state"], name="alliantie_imported_state")
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.key}"


class ImportMapping(models.Model):
    """Columns that somebody chose by the form, kept to be used again."""

    kind = models.CharField(_("soort"), max_length=40)
    name = models.CharField(_("naam"), max_length=60)
    values = models.JSONField(_("gekozen kolommen"), default=dict)
    changed_at = models.DateTimeField(_("veranderd op"), auto_now=True)

    class Meta:
        verbose_name = _("bewaarde kolomkeuze")
        verbose_name_plural = _("bewaarde kolomkeuzes")
        ordering = ("name",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kind", "name"], name="alliantie_mapping_name_once")
        ]

    def __str__(self) -> str:
        return self.name
