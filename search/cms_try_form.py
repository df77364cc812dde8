"""One change to try."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.db.models import TextChoices
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField

from .analysis.stopwords import STOPWORDS
from .choices import Direction, Effect, Field
from .curation import Curation, SynonymRule
from .models import Synonym
from .policies import (
    MAX_ASKED,
    CurationRefusedError,
    check_expressions,
    check_sides,
    check_stop_word,
    normalised,
    split_expressions,
)


class Change(TextChoices):
    """What can be tried."""

    NONE = "none", _("Niets, laat zien hoe het nu is")
    SYNONYM = "synonym", _("Een synoniem erbij")
    STOP_WORD = "stop_word", _("Een stopwoord erbij")
    OFF = "off", _("Een synoniem uit")


class TryForm(forms.Form):
    """A question and one change; only the fields of that change count."""

    unchanged: ClassVar[dict[str, str]] = {
        "change": Change.NONE,
        "direction": Direction.BOTH,
        "field": Field.ALL,
        "effect": Effect.IGNORED,
    }

    q = NameField(label=_("Zoekvraag"), max_length=MAX_ASKED)
    change = forms.ChoiceField(
        label=_("Wat wil je veranderen?"),
        choices=Change,
        widget=forms.RadioSelect,
        initial=Change.NONE,
    )
    words = forms.CharField(
        label=_("Wat mensen typen"), help_text=_("Komma's ertussen."), required=False
    )
    also = forms.CharField(
        label=_("Zoek ook naar"), help_text=_("Komma's ertussen."), required=False
    )
    direction = forms.ChoiceField(label=_("Richting"), choices=Direction, required=False)
    field = forms.ChoiceField(label=_("Waar"), choices=Field, required=False)
    word = NameField(label=_("Woord"), max_length=40, required=False)
    effect = forms.ChoiceField(label=_("Wat het doet"), choices=Effect, required=False)
    off = forms.ModelChoiceField(
        Synonym.objects.active(),
        label=_("Welk synoniem?"),
        empty_label=_("Kies een synoniem"),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Ask what the chosen change needs."""
        data: dict[str, Any] = super().clean() or {}
        checks = {
            Change.SYNONYM: self._check_synonym,
            Change.STOP_WORD: self._check_stop_word,
            Change.OFF: self._check_off,
        }
        if check := checks.get(data.get("change", "")):
            check(data)
        return data

    def _check_synonym(self, data: dict[str, Any]) -> None:
        words, also = (split_expressions(data.get(name, "")) for name in ("words", "also"))
        data |= {"words": words, "also": also}
        checks: tuple[tuple[str, Callable[[], None]], ...] = (
            ("words", partial(check_expressions, words)),
            ("also", partial(check_expressions, also)),
            ("also", partial(check_sides, words, also)),
        )
        for name, check in checks:
            try:
                check()
            except CurationRefusedError as error:
                self.add_error(name, error.sentence)

    def _check_stop_word(self, data: dict[str, Any]) -> None:
        data["word"] = normalised(data.get("word", ""))
        try:
            ignores = data.get("effect") != Effect.COUNTED
            check_stop_word(data["word"], ignores=ignores, shipped=STOPWORDS)
        except CurationRefusedError as error:
            self.add_error("word", error.sentence)

    def _check_off(self, data: dict[str, Any]) -> None:
        if data.get("off") is None and "off" not in self.errors:
            self.add_error("off", _("Kies welk synoniem je uit wilt zetten."))

    def changed(self, curation: Curation) -> Curation:
        """Give the curation with the change."""
        data = self.cleaned_data
        if data["change"] == Change.SYNONYM:
            return curation.with_rule(self._rule())
        if data["change"] == Change.OFF:
            return curation.without_rule(data["off"].rule)
        if data["effect"] == Effect.COUNTED:
            return curation.with_counted(data["word"])
        return curation.with_ignored(data["word"])

    def _rule(self) -> SynonymRule:
        data = self.cleaned_data
        return SynonymRule(
            words=tuple(data["words"]),
            also=tuple(data["also"]),
            both_ways=data["direction"] != Direction.ONE,
            titles_only=data["field"] == Field.TITLE,
        )

    def keep_url(self) -> str:
        """Give the form that keeps the change, filled in; nothing when nothing is changed."""
        data = self.cleaned_data
        if data["change"] == Change.SYNONYM:
            said = {name: ", ".join(data[name]) for name in ("words", "also")}
            said |= {name: data[name] for name in ("direction", "field")}
            return f"{reverse('wagtailsnippets_search_synonym:add')}?{urlencode(said)}"
        if data["change"] == Change.STOP_WORD:
            said = {name: data[name] for name in ("word", "effect")}
            return f"{reverse('wagtailsnippets_search_stopword:add')}?{urlencode(said)}"
        if data["change"] == Change.OFF:
            return reverse("wagtailsnippets_search_synonym:edit", args=[data["off"].pk])
        return ""
